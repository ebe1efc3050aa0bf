import FoundationEssentials
import Record

/// Records of runs, each kept under the fingerprint of all that the run depended on.
struct RecordStore {
    /// How many records of an analysis are kept: enough to go back and forth between data folders.
    private static let limit = 4

    private let folder: URL

    init(analysis: String, project: Project) {
        folder = project.cache.appending(path: "records/\(analysis)")
    }

    /// The folder of a record and the files its run exported.
    private func folder(for key: Fingerprint) -> URL {
        folder.appending(path: String(key.description.prefix(32)))
    }

    /// The record of an earlier run that depended on the same things, if it is still kept.
    func record(for key: Fingerprint) -> Record? {
        guard let data = try? Data(contentsOf: folder(for: key).appending(path: "record.json")),
            let record = try? JSONDecoder().decode(Record.self, from: data),
            record.version == Record.currentVersion
        else { return nil }
        return record
    }

    /// Keeps a record with the files that its run exported, and forgets the oldest beyond the limit.
    func keep(_ record: Record, exports: URL, for key: Fingerprint) throws {
        let lock = FileLock.waiting(for: lockFile, .exclusive)
        try withExtendedLifetime(lock) {
            let place = folder(for: key)
            try Replacement.makeFolder(at: place) { new in
                let encoder = JSONEncoder()
                encoder.outputFormatting = .sortedKeys
                try encoder.encode(record).write(to: new.appending(path: "record.json"))
                if exports.isFolder { try Replacement.link(exports, to: new.appending(path: "exports")) }
            }
            try forgetOldest(but: place.lastPathComponent)
        }
    }

    /// Calls a function with the folder of the files that a run exported, which stays as it is meanwhile.
    func withExports<Result>(for key: Fingerprint, _ body: (URL) throws -> Result) rethrows -> Result {
        let lock = FileLock.waiting(for: lockFile, .shared)
        return try withExtendedLifetime(lock) { try body(folder(for: key).appending(path: "exports")) }
    }

    /// Held while records are changed, or files of theirs are read.
    private var lockFile: URL { folder.appending(path: ".lock") }

    private func forgetOldest(but newest: String) throws {
        let files = FileManager.default
        let names = try files.contentsOfDirectory(atPath: folder.path).filter {
            $0 != newest && !$0.hasPrefix(".")
        }
        let dated = names.map { name in
            let attributes = try? files.attributesOfItem(atPath: folder.appending(path: name).path)
            return (name: name, date: attributes?[.modificationDate] as? Date ?? .distantPast)
        }
        for (name, _) in dated.sorted(by: { $0.date > $1.date }).dropFirst(Self.limit - 1) {
            try files.removeItem(at: folder.appending(path: name))
        }
    }
}
