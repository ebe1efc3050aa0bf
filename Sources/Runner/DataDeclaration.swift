import Base
import FoundationEssentials
import Record

/// The file `SOURCE` of a data folder, which says where the data come from: lines of `Key: value`, of which `Origin` must be there.
///
///     Origin: real
///     Title: MovieLens 100K
///     Author: GroupLens Research, University of Minnesota
struct DataDeclaration: Sendable {
    /// The name of the file.
    static let fileName = "SOURCE"

    let origin: DataSummary.Origin
    /// The data as a work; `nil` without a title.
    let source: Reference?

    /// Reads the declaration of a data folder; `nil` if it has none.
    ///
    /// - Throws: ``DataFolderError/badDeclaration(_:)`` for a line or an origin that is not known, or if there is no origin.
    init?(of folder: URL) throws(DataFolderError) {
        guard let text = try? String(contentsOf: folder.appending(path: Self.fileName), encoding: .utf8)
        else {
            return nil
        }
        var fields: [String: String] = [:]
        var problem: String?
        var number = 0
        text.enumerateLinesOfText { line in
            number += 1
            guard problem == nil, !line.trimmingWhitespace.isEmpty else { return }
            let parts = line.split(separator: ":", maxSplits: 1).map { String($0.trimmingWhitespace) }
            if parts.count == 2, Self.keys.contains(parts[0]) {
                fields[parts[0]] = parts[1]
            } else {
                problem =
                    "line \(number) is not one of \(Self.keys.map { "\"\($0): …\"" }.joined(separator: ", "))"
            }
        }
        if let problem { throw .badDeclaration(problem) }
        switch fields["Origin"] {
        case "real": origin = .real
        case "generated": origin = .generated
        case "sample": origin = .sample
        case let other?: throw .badDeclaration("the origin \"\(other)\" is not real, generated or sample")
        case nil: throw .badDeclaration("there is no line \"Origin: …\" with real, generated or sample")
        }
        source = fields["Title"].map { title in
            Reference(
                title: title, author: fields["Author"], url: fields["URL"], licence: fields["Licence"],
                accessed: fields["Accessed"], note: fields["Note"])
        }
    }

    private static let keys = ["Origin", "Title", "Author", "URL", "Licence", "Accessed", "Note"]
}
