import FoundationEssentials
import Frames
import Record

/// Reads a CSV file of the analysis' data folder.
///
/// - Parameters:
///   - name: the file's name below the data folder.
///   - types: the types of columns that must not be guessed.
/// - Throws: ``DataError`` if there is no such file, `CSVError` if it can't be read as declared.
public func data(_ name: String, types: [String: ColumnType] = [:], file: String = #fileID, line: Int = #line)
    throws -> DataFrame
{
    let path = try dataPath(name)
    let frame = try DataFrame(csv: path, types: types)
    Session.current.send(
        .data(DataFile(name: name, rows: frame.rowCount), place: Place(file: file, line: line)))
    return frame
}

/// The path of a file of the analysis' data folder, for a reader of its own. The report names the file.
///
/// - Throws: ``DataError`` if there is no such file.
public func dataFile(_ name: String, file: String = #fileID, line: Int = #line) throws -> String {
    let path = try dataPath(name)
    Session.current.send(.data(DataFile(name: name, rows: nil), place: Place(file: file, line: line)))
    return path
}

/// Whether the analysis runs on made-up data, which published figures can't be compared with.
public var isSampleData: Bool { Session.current.environment.isSample }

/// The data that an analysis asks for is not there.
public enum DataError: Error, CustomStringConvertible {
    /// The file is not in the data folder.
    case missing(file: String, folder: String)

    /// What is missing, and the way out.
    public var description: String {
        switch self {
        case .missing(let file, let folder):
            "\(file) is not in \(folder); put it there, or render with --sample"
        }
    }
}

func dataPath(_ name: String) throws -> String {
    let folder = Session.current.environment.dataFolder
    let path = "\(folder)/\(name)"
    guard FileManager.default.fileExists(atPath: path) else {
        throw DataError.missing(file: name, folder: folderName(folder))
    }
    return path
}

/// A data folder in a message. Its last component is the analysis; what is above it is this machine's business.
func folderName(_ folder: String) -> String {
    "the data folder \"\(URL(filePath: folder).lastPathComponent)\""
}

/// Writes a data frame as a CSV file that the report offers for download.
///
/// - Parameters:
///   - frame: what to write.
///   - name: the file's name below `exports/`.
///   - caption: one line that says what is in it.
public func export(
    _ frame: DataFrame, to name: String, caption: String, file: String = #fileID, line: Int = #line
) throws {
    let folder = Session.current.environment.exportFolder
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try CSVWriter().write(frame, to: "\(folder)/\(name)")
    Session.current.show(.export(name, caption: caption), at: Place(file: file, line: line))
}
