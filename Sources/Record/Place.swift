/// A place in the code of an analysis: a Swift file of its folder, and a line of that file.
///
/// While the script runs, the line is the file's, from 1. In a stored ``Record`` it is the ordinal of the line among
/// those of the file that hold code, from 0, which prose does not move.
public struct Place: Codable, Sendable, Hashable {
    /// The name of the file, without its folder: no two files of a module have the same.
    public var file: String
    /// The line.
    public var line: Int

    /// A place in a file that is given by its name, its path, or `#fileID`.
    public init(file: String, line: Int) {
        self.file = file.lastIndex(of: "/").map { String(file[file.index(after: $0)...]) } ?? file
        self.line = line
    }
}
