import FoundationEssentials
import Frames
import Record

/// Writes a data frame as a CSV file that the report offers for download.
///
/// A text that a spreadsheet would take for a formula, because it begins with `=`, `+`, `-`, `@`, a tab or a carriage return,
/// gets an apostrophe in front, so that what stands in the data is never run. Numbers stay as they are.
///
/// - Parameters:
///   - frame: the rows to write.
///   - name: the file's name in `exports/`.
///   - caption: one line that describes the file.
///   - keepsFormulas: whether such texts stay as they are, for a file that only programs read.
///   - file: the file of the call.
///   - line: the line of the call.
/// - Throws: ``ExportError`` for a name that is no file name; `CSVError` or a Foundation error if the file can't be written.
public func export(
    _ frame: DataFrame, to name: String, caption: String, keepsFormulas: Bool = false,
    file: String = #fileID, line: Int = #line
) throws {
    try export(to: name, caption: caption, file: file, line: line) {
        try CSVWriter(escapesFormulas: !keepsFormulas).writeOrLink(frame, to: $0)
    }
}

/// Writes a file of any kind that the report offers for download.
///
/// - Parameters:
///   - name: the file's name in `exports/`.
///   - caption: one line that describes the file.
///   - file: the file of the call.
///   - line: the line of the call.
///   - write: writes the file at a path.
/// - Throws: ``ExportError`` for a name that is no file name; the errors of `write`.
public func export(
    to name: String, caption: String, file: String = #fileID, line: Int = #line,
    write: (_ path: String) throws -> Void
) throws {
    guard ExportError.isFileName(name) else { throw ExportError.unusableName(name) }
    let folder = Session.current.environment.exportFolder
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try write("\(folder)/\(name)")
    Session.current.show(.export(name, caption: caption), at: Place(file: file, line: line))
}

/// An error of exporting a file.
public enum ExportError: Error, Equatable, CustomStringConvertible {
    /// The name is no plain file name, so that the file would lie somewhere else.
    case unusableName(String)

    /// The problem and the way out.
    public var description: String {
        switch self {
        case .unusableName(let name):
            "\"\(name)\" can't be the name of an export: take a file name without folders, such as \"users.csv\""
        }
    }

    /// Whether a text names a file in a folder, and nothing else.
    fileprivate static func isFileName(_ name: String) -> Bool {
        !name.isEmpty && name != "." && name != ".." && name.utf8.count <= 200
            && !name.unicodeScalars.contains {
                $0 == "/" || $0 == "\\" || $0.properties.generalCategory == .control
            }
    }
}
