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
        let (parent, name) = (url.deletingLastPathComponent(), url.lastPathComponent)
        let work = try WorkFolder(in: parent, for: name)
        defer { work.remove() }
        let new = work.url.appending(path: name)
        try data.write(to: new)
        guard rename(new.path, url.path) == 0 else { throw ReplacementError.rename(name, errno) }
    }

    /// Makes a folder beside its place, lets `fill` put files into it, and renames it into its place. If `fill`
    /// throws, what stood there stays.
    ///
    /// - Parameters:
    ///   - url: the folder's place. If it is a symbolic link, its destination is replaced.
    ///   - isKept: whether an entry of an earlier folder there, by its name, moves on into the new one.
    ///   - fill: writes into the new folder.
    /// - Throws: the errors of `fill`, or ``ReplacementError`` if there is a file in the way.
    static func makeFolder(
        at url: URL, keeping isKept: (String) -> Bool = { _ in false }, fill: (URL) throws -> Void
    ) throws {
        let files = FileManager.default
        let url = url.resolvingSymlinksInPath()
        let (parent, name) = (url.deletingLastPathComponent(), url.lastPathComponent)
        let work = try WorkFolder(in: parent, for: name)
        defer { work.remove() }
        try fill(work.url)
        if url.isFolder {
            for entry in try files.contentsOfDirectory(atPath: url.path) where isKept(entry) {
                try link(url.appending(path: entry), to: work.url.appending(path: entry))
            }
            try exchange(work.url, url)
        } else if rename(work.url.path, url.path) != 0 {
            let reason = errno
            // Another process may have been faster.
            guard url.isFolder else { throw ReplacementError.rename(name, reason) }
            try exchange(work.url, url)
        }
    }

    /// Links a file, or all files of a folder, to a second place; copies them if the file system has no links.
    static func link(_ old: URL, to new: URL) throws {
        do {
            try FileManager.default.linkItem(at: old, to: new)
        } catch {
            try? FileManager.default.removeItem(at: new)
            try FileManager.default.copyItem(at: old, to: new)
        }
    }

    /// Swaps two folders, at once where the file system can.
    private static func exchange(_ new: URL, _ old: URL) throws {
        if weft_exchange(new.path, old.path) == 0 { return }
        let aside = old.deletingLastPathComponent().appending(path: ".\(old.lastPathComponent).old")
        try? FileManager.default.removeItem(at: aside)
        guard rename(old.path, aside.path) == 0, rename(new.path, old.path) == 0 else {
            throw ReplacementError.rename(old.lastPathComponent, errno)
        }
        try? FileManager.default.removeItem(at: aside)
    }
}

/// A finished file or folder could not be put in its place.
enum ReplacementError: Error, CustomStringConvertible {
    case rename(String, Int32)

    var description: String {
        switch self {
        case .rename(let name, let code):
            "the new \(name) can't be put in its place: \(String(cString: strerror(code)))"
        }
    }
}
