import FoundationEssentials
import Record

/// The records of an analysis' runs on disk, each under the fingerprint of its provenance.
struct RecordStore {
    /// The number of records that are kept: enough to switch between a few data folders.
    private static let limit = 4

    private let folder: URL

    init(analysis: String, project: Project) {
        folder = project.cache.appending(path: "records/\(analysis)")
    }

    /// The folder of a record and of the files that its run exported.
    private func folder(for key: Fingerprint) -> URL {
        folder.appending(path: String(key.description.prefix(32)))
    }

    /// Returns the record of an earlier run with the same provenance, if there is one.
    func record(for key: Fingerprint) -> Record? {
        guard let data = try? Data(contentsOf: folder(for: key).appending(path: "record.json")),
            let record = try? JSONDecoder().decode(Record.self, from: data),
            record.version == Record.currentVersion
        else { return nil }
        return record
    }

    /// Stores a record with the files that its run exported, and removes the oldest records beyond the limit.
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

    /// Removes what killed processes have begun to store.
    func removeAbandoned() { WorkFolder.removeAbandoned(in: folder) }

    /// Calls a function with the folder of the files that a run exported, while no other process can change it.
    func withExports<Result: Sendable>(
        for key: Fingerprint, _ body: (URL) async throws -> Result
    ) async rethrows -> Result {
        let lock = FileLock.waiting(for: lockFile, .shared)
        let result = try await body(folder(for: key).appending(path: "exports"))
        withExtendedLifetime(lock) {}
        return result
    }

    /// The file whose lock is held while records change, or their exported files are read.
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
