import FoundationEssentials

extension Project {
    /// Returns the project of the launcher; without the launcher, that of the current folder.
    ///
    /// - Throws: ``ProjectError`` if there is no `Package.swift`, or it does not list analyses.
    public static func current() throws -> Project {
        let environment = ProcessInfo.processInfo.environment
        return try Project(root: folder(environment["WEFT_ROOT"] ?? "."))
    }

    /// Returns a folder that was given on the command line, relative to the current folder.
    public static func folder(_ path: String) -> URL {
        URL(filePath: path, directoryHint: .isDirectory).standardizedFileURL
    }
}
