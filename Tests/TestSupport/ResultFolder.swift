import Base
import Foundation

/// A folder of kept results for one test. Each store that it opens is as that of another run.
package final class ResultFolder: Sendable {
    package let folder = TemporaryFolder()

    /// Makes an empty folder.
    package init() {}

    /// Opens a store that keeps every result, however fast it is computed.
    package func store(
        code: String = "1", isFresh: Bool = false, byteLimit: Int = 1_000_000_000, files: [KnownFile] = []
    ) throws -> ResultStore {
        let executable = try identity(of: folder.write("", to: "executable").path)
        var settings = ResultStore.Settings(
            folder: place.path, workFolder: folder.url.path, code: code, executable: executable,
            isFresh: isFresh, byteLimit: byteLimit, files: files)
        settings.shortest = 0
        settings.readingSpeed = 1e300
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        return ResultStore(settings)
    }

    /// Where the results are.
    package var place: URL { folder.url.appending(path: "results", directoryHint: .isDirectory) }

    /// The files of the results.
    package func files() throws -> [URL] {
        try FileManager.default.contentsOfDirectory(at: place, includingPropertiesForKeys: nil)
    }

    private func identity(of path: String) throws -> FileIdentity {
        guard let identity = FileIdentity(ofFile: path) else { throw CocoaError(.fileNoSuchFile) }
        return identity
    }

    /// Computes a result twice, as in two runs. Returns both, and whether the second was read.
    package func twice<Result>(_ compute: () throws -> Result) throws -> (Result, Result, isRead: Bool) {
        let first = try store().use(compute)
        let second = try store()
        let result = try second.use(compute)
        return (first, result, second.counts.read == 1 && second.counts.computed == 0)
    }
}
