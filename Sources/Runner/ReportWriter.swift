import Base
import FoundationEssentials
import Render

/// Writes a report in all its formats into the folder of its analysis.
struct ReportWriter {
    /// The names that belong to a report; everything else in its folder is the user's.
    private static let own: Set<String> = [
        "report.html", "report.pdf", "report.md", "results.json", "figures", CopiedExports.name, stampName,
    ]
    private static let stampName = ".weft"

    /// The folder of the report: `output/NAME`.
    let folder: URL

    /// Writes a report. The previous one stays in place until all files are written.
    ///
    /// - Parameters:
    ///   - formats: the report in all formats.
    ///   - report: the report.
    ///   - exports: the files that the run exported.
    ///   - provenance: the inputs of the report.
    func write(
        _ formats: ReportFormats, of report: Report, exports: CopiedExports, provenance: Provenance
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
            let files = try Self.hashes(in: new).merging(exports.move(into: new)) { $1 }
            let stamp = Stamp(provenance: provenance, files: files, entry: IndexEntry(report))
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            try encoder.encode(stamp).write(to: new.appending(path: Self.stampName))
        }
    }

    /// Returns the reasons why the report in the folder is not the one of some inputs, in words; none if it is.
    func staleness(against provenance: Provenance) -> [String] {
        guard let stamp else {
            let isThere = FileManager.default.fileExists(atPath: folder.appending(path: "report.html").path)
            return [isThere ? "rendered by another version of Weft" : "not rendered yet"]
        }
        let changes = provenance.changes(since: stamp.provenance)
        guard changes.isEmpty else { return changes }
        let found = (try? Self.hashes(in: folder)) ?? [:]
        return Set(found.keys).union(stamp.files.keys).sorted().compactMap { name in
            switch (stamp.files[name], found[name]) {
            case (_?, nil): "\(name) is missing"
            case (nil, _?): "\(name) is not the report's"
            case (let old, let new): old == new ? nil : "\(name) was edited"
            }
        }
    }

    /// Removes temporary folders of killed processes.
    func removeAbandoned() {
        WorkFolder.removeAbandoned(in: folder.deletingLastPathComponent(), for: folder.lastPathComponent)
    }

    /// The entry of the report in the index, if there is a report.
    var indexEntry: IndexEntry? { stamp?.entry }

    /// The inputs of a report, the hashes of its files, and its entry in the index.
    private struct Stamp: Codable {
        var provenance: Provenance
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
            result[path] = try Digest(ofFile: place.path).description
        }
        return result
    }
}
