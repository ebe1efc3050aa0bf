import FoundationEssentials
import Frames
import Record

/// Writes a data frame as a CSV file that the report offers for download.
///
/// - Parameters:
///   - frame: the rows to write.
///   - name: the file's name below `exports/`.
///   - caption: one line that describes the file.
///   - file: the file of the call.
///   - line: the line of the call.
/// - Throws: `CSVError` or a Foundation error if the file can't be written.
public func export(
    _ frame: DataFrame, to name: String, caption: String, file: String = #fileID, line: Int = #line
) throws {
    let folder = Session.current.environment.exportFolder
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try CSVWriter().write(frame, to: "\(folder)/\(name)")
    Session.current.show(.export(name, caption: caption), at: Place(file: file, line: line))
}
