import CShims
import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Writing so that a reader, or a kill at any moment, finds the old or the new and nothing in between.
enum Replacement {
    /// Writes a file beside its place and renames it into it.
    static func write(_ data: Data, to url: URL) throws {
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: url, options: .atomic)
    }

    /// Makes a folder beside its place, lets `fill` put files into it, and renames it into its place. If `fill`
    /// throws, what stood there stays.
    ///
    /// - Parameters:
    ///   - url: the folder's place.
    ///   - isKept: whether an entry of an earlier folder there, by its name, moves on into the new one.
    ///   - fill: writes into the new folder.
    static func makeFolder(
        at url: URL, keeping isKept: (String) -> Bool = { _ in false }, fill: (URL) throws -> Void
    ) throws {
        let files = FileManager.default
        let parent = url.deletingLastPathComponent()
        try files.createDirectory(at: parent, withIntermediateDirectories: true)
        let new = parent.appending(path: ".\(url.lastPathComponent).new-\(getpid())")
        try? files.removeItem(at: new)
        try files.createDirectory(at: new, withIntermediateDirectories: true)
        defer { try? files.removeItem(at: new) }
        try fill(new)
        if url.isFolder {
            for name in try files.contentsOfDirectory(atPath: url.path) where isKept(name) {
                try files.copyItem(at: url.appending(path: name), to: new.appending(path: name))
            }
            try exchange(new, url)
        } else if rename(new.path, url.path) != 0 {
            // Another process has been faster.
            try exchange(new, url)
        }
    }

    /// Swaps two folders, at once where the file system can.
    private static func exchange(_ new: URL, _ old: URL) throws {
        if weft_exchange(new.path, old.path) == 0 { return }
        let aside = new.appendingPathExtension("old")
        guard rename(old.path, aside.path) == 0, rename(new.path, old.path) == 0 else {
            throw ReplacementError.rename(old.lastPathComponent, reason: String(cString: strerror(errno)))
        }
        try? FileManager.default.removeItem(at: aside)
    }
}

/// A finished folder could not be put in its place.
enum ReplacementError: Error, CustomStringConvertible {
    case rename(String, reason: String)

    var description: String {
        switch self {
        case .rename(let name, let reason): "the new \(name) can't be put in its place: \(reason)"
        }
    }
}
