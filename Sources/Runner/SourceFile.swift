import FoundationEssentials
import Render

/// A file that something is built from, as it was when it was read.
struct SourceFile: Sendable {
    /// Where a file is.
    struct Place: Sendable {
        let path: String
        /// The path below the folder of its module.
        let name: String
    }

    /// Its path below the folder of its module.
    let name: String
    private let content: Data

    /// Reads a file. One that can't be read is like an empty one: whoever needs it will say so.
    init(at place: Place) {
        name = place.name
        content = (try? Data(contentsOf: URL(filePath: place.path))) ?? Data()
    }

    /// Reads the files below a folder, in the order of their names.
    static func all(below folder: URL) -> [SourceFile] {
        places(below: folder).map(SourceFile.init)
    }

    /// The files below a folder, in the order of their names. What documents a module and what is hidden is left out.
    static func places(below folder: URL) -> [Place] {
        let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { !$0.hasSuffix(".md") && !$0.hasPrefix(".") && !$0.contains("/.") }.sorted()
            .map { Place(path: "\(folder.path)/\($0)", name: $0) }
            .filter { FileIdentity(ofFile: $0.path) != nil }
    }

    /// The text.
    var text: String { String(decoding: content, as: UTF8.self) }

    /// A hash of the whole text.
    var textHash: String { Fingerprint(bytes: Array(content)).description }

    /// A hash of what the file does: of Swift without its comments.
    var codeHash: String {
        guard name.hasSuffix(".swift") else { return textHash }
        return Fingerprint(bytes: content.withUnsafeBytes { SwiftCode(utf8: $0).bytes }).description
    }
}
