import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A temporary folder beside the final place of some output. The process that creates it removes it; if it is killed
/// before, the next process that writes the same output does.
///
/// A lock on the folder tells whether its creator is still alive. Process numbers would not: they are reused, and
/// containers that share a folder use the same ones.
public final class WorkFolder: Sendable {
    /// The location of the folder.
    public let url: URL
    private let lock: FileLock?

    /// Creates an empty folder, and removes those of killed processes.
    ///
    /// - Parameters:
    ///   - parent: the folder in which to create it, which is created if it does not exist.
    ///   - name: the name of the output.
    /// - Throws: ``WorkFolderError`` if it can't be created.
    public init(in parent: URL, for name: String) throws {
        Self.removeAbandoned(in: parent, for: name)
        try? FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
        while true {
            let place = parent.appending(
                path: "\(Self.prefix(name))\(UUID().uuidString)", directoryHint: .isDirectory)
            guard mkdir(place.path, 0o777) == 0 else {
                throw WorkFolderError(
                    parent: parent.lastPathComponent, reason: String(cString: strerror(errno)))
            }
            switch FileLock.attempt(on: place) {
            case .locked(let lock): (url, self.lock) = (place, lock)
            case .unsupported: (url, self.lock) = (place, nil)
            // Another process considered it abandoned before it was locked.
            case .taken: continue
            }
            return
        }
    }

    /// Removes the folder, or whatever has been moved to its place.
    public func remove() {
        try? FileManager.default.removeItem(at: url)
    }

    /// Removes the folders of processes that were killed.
    ///
    /// - Parameter name: the name of the output; `nil` for all outputs in the folder.
    static func removeAbandoned(in parent: URL, for name: String? = nil) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? []
        for entry in names {
            let isOne = name.map { entry.hasPrefix(prefix($0)) } ?? entry.contains(".new-")
            guard isOne, entry.hasPrefix(".") else { continue }
            let place = parent.appending(path: entry, directoryHint: .isDirectory)
            guard case .locked(let lock) = FileLock.attempt(on: place) else { continue }
            withExtendedLifetime(lock) { try? FileManager.default.removeItem(at: place) }
        }
    }

    private static func prefix(_ name: String) -> String { ".\(name).new-" }
}

/// A folder in which nothing can be written.
public struct WorkFolderError: Error, CustomStringConvertible {
    let parent: String
    let reason: String

    /// The name of the folder and the reason.
    public var description: String { "nothing can be written in the folder \"\(parent)\": \(reason)" }
}
