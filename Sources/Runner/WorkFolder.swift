import FoundationEssentials

/// A folder for what is being made beside its final place. Who makes it removes it; if its process is killed before, the
/// next that works for the same place does.
///
/// Its maker holds a lock on it, which tells whether it is still at work: numbers of processes come again, and those in
/// different containers have the same.
public final class WorkFolder: Sendable {
    /// Where it is.
    public let url: URL
    private let lock: FileLock?

    /// Makes an empty folder, and removes those that killed processes have left.
    ///
    /// - Parameters:
    ///   - parent: the folder that it is in.
    ///   - name: what the work is for.
    public init(in parent: URL, for name: String) throws {
        Self.removeAbandoned(in: parent, for: name)
        while true {
            let place = parent.appending(
                path: "\(Self.prefix(name))\(UUID().uuidString)", directoryHint: .isDirectory)
            try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
            switch FileLock.attempt(on: place) {
            case .locked(let lock): (url, self.lock) = (place, lock)
            case .unsupported: (url, self.lock) = (place, nil)
            // Another process has taken it for abandoned before it was locked.
            case .taken: continue
            }
            return
        }
    }

    /// Removes the folder, or what has come to its place.
    public func remove() {
        try? FileManager.default.removeItem(at: url)
    }

    /// Removes the folders of processes that were killed.
    static func removeAbandoned(in parent: URL, for name: String) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? []
        for entry in names where entry.hasPrefix(prefix(name)) {
            let place = parent.appending(path: entry, directoryHint: .isDirectory)
            guard case .locked(let lock) = FileLock.attempt(on: place) else { continue }
            withExtendedLifetime(lock) { try? FileManager.default.removeItem(at: place) }
        }
    }

    private static func prefix(_ name: String) -> String { ".\(name).new-" }
}
