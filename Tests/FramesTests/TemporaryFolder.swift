import FoundationEssentials

/// A folder of a test's own, which goes with it.
final class TemporaryFolder {
    private let url = FileManager.default.temporaryDirectory.appending(path: "frames-\(UUID().uuidString)")

    init() throws {
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// The path of a file of the folder.
    func path(_ name: String) -> String { url.appending(path: name).path }
}
