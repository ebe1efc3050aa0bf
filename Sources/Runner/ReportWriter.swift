import FoundationEssentials
import Render

/// Writes a report in all its formats into the folder of its analysis.
struct ReportWriter {
    /// The names that belong to a report; everything else in its folder is the user's.
    private static let own: Set<String> = [
        "report.html", "report.pdf", "report.md", "results.json", "figures", "exports", stampName,
    ]
    private static let stampName = ".weft"

    /// The folder of the report: `output/NAME`.
    let folder: URL

    /// Writes a report. What stood there before stays until all of it is written.
    ///
    /// - Parameters:
    ///   - formats: what to write.
    ///   - report: what it was made from.
    ///   - exports: the folder of the files that the run exported.
    ///   - fingerprint: what all of it was made from.
    func write(
        _ formats: ReportFormats, of report: Report, exports: URL, fingerprint: Fingerprint
    ) throws {
        try Replacement.makeFolder(at: folder, keeping: { !Self.own.contains($0) }) { new in
            try Data(formats.page.utf8).write(to: new.appending(path: "report.html"))
            try formats.pdf.write(to: new.appending(path: "report.pdf"))
            try Data(formats.markdown.utf8).write(to: new.appending(path: "report.md"))
            try Data(formats.results.utf8).write(to: new.appending(path: "results.json"))
            if !formats.figures.isEmpty {
                let folder = new.appending(path: "figures")
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
                for (name, svg) in formats.figures {
                    try Data(svg.utf8).write(to: folder.appending(path: name))
                }
            }
            if exports.isFolder {
                try FileManager.default.copyItem(at: exports, to: new.appending(path: "exports"))
            }
            let stamp = Stamp(
                fingerprint: fingerprint.description, files: try Self.hashes(in: new),
                entry: IndexEntry(report))
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            try encoder.encode(stamp).write(to: new.appending(path: Self.stampName))
        }
    }

    /// Whether the folder holds just what ``write(_:exports:fingerprint:)`` would write for the same fingerprint.
    func isCurrent(_ fingerprint: Fingerprint) -> Bool {
        guard let stamp, stamp.fingerprint == fingerprint.description else { return false }
        return (try? Self.hashes(in: folder)) == stamp.files
    }

    /// What the index says of the report in the folder, if there is one.
    var indexEntry: IndexEntry? { stamp?.entry }

    /// What a report was made from, what was written, and what the index says of it.
    private struct Stamp: Codable {
        var fingerprint: String
        var files: [String: String]
        var entry: IndexEntry
    }

    private var stamp: Stamp? {
        guard let data = try? Data(contentsOf: folder.appending(path: Self.stampName)) else { return nil }
        return try? JSONDecoder().decode(Stamp.self, from: data)
    }

    private static func hashes(in folder: URL) throws -> [String: String] {
        var result: [String: String] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
            let top = path.prefix { $0 != "/" }
            let place = folder.appending(path: path)
            guard own.contains(String(top)), top != stampName, !place.isFolder else { continue }
            result[path] = try SHA256.hexDigest(ofFile: place.path)
        }
        return result
    }
}
