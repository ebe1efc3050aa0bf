import Base
import FoundationEssentials

/// A copy of the files that a run exported, beside the report that they will belong to, with their hashes. They may have hundreds of
/// megabytes, so they are copied while the formats of the report are made.
final class CopiedExports: Sendable {
    private let work: WorkFolder
    private let hashes: [String: String]

    /// Copies a folder of exports, if there is one.
    ///
    /// - Parameter folder: the folder of the report.
    init(of exports: URL, for folder: URL) throws {
        work = try WorkFolder(in: folder.deletingLastPathComponent(), for: folder.lastPathComponent)
        let copy = work.url.appending(path: Self.name)
        guard exports.isFolder else {
            hashes = [:]
            return
        }
        do {
            try FileManager.default.copyItem(at: exports, to: copy)
            hashes = try Dictionary(
                uniqueKeysWithValues: FileManager.default.subpathsOfDirectory(atPath: copy.path)
                    .filter { !copy.appending(path: $0).isFolder }
                    .concurrentMap { path in
                        let digest = try Digest(ofFile: copy.appending(path: path).path)
                        return ("\(Self.name)/\(path)", digest.description)
                    })
        } catch {
            work.remove()
            throw error
        }
    }

    deinit { work.remove() }

    /// The name of the folder of exports in that of the report.
    static let name = "exports"

    /// Moves the files into the new folder of the report.
    ///
    /// - Returns: the hashes of the files, by their paths in that folder.
    func move(into report: URL) throws -> [String: String] {
        let copy = work.url.appending(path: Self.name)
        if copy.isFolder {
            try FileManager.default.moveItem(at: copy, to: report.appending(path: Self.name))
        }
        return hashes
    }
}
