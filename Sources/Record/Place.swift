/// A place in the code of an analysis: a Swift file of its folder, and a line of that file.
///
/// While the script runs, lines are those of the file, from 1. In a stored ``Record`` they are indices, from 0, among the
/// lines of the file that contain code, which a change of prose does not affect.
public struct Place: Codable, Sendable, Hashable {
    /// The name of the file without its folder, which is unique within a module.
    public var file: String
    /// The line number or code line index.
    public var line: Int

    /// A place in a file.
    ///
    /// - Parameters:
    ///   - file: the name or the path of the file, or `#fileID`.
    ///   - line: the line.
    public init(file: String, line: Int) {
        self.file = file.lastIndex(of: "/").map { String(file[file.index(after: $0)...]) } ?? file
        self.line = line
    }
}
