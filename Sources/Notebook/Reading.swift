import FoundationEssentials
import Frames
import Record

/// Reads a CSV file of the analysis' data folder. The report lists the file with its number of rows, size and hash.
///
/// - Parameters:
///   - name: the file's path below the data folder.
///   - types: the types of columns that are not to be inferred, by the column's name.
///   - file: the file of the call.
///   - line: the line of the call.
/// - Throws: ``DataError`` if the file does not exist, `CSVError` if it can't be read with the given types.
public func data(_ name: String, types: [String: ColumnType] = [:], file: String = #fileID, line: Int = #line)
    throws -> DataFrame
{
    let path = try dataPath(name)
    let frame = try DataFrame(csv: path, types: types)
    Session.current.send(
        .data(DataFile(name: name, rows: frame.rowCount), place: Place(file: file, line: line)))
    return frame
}

/// Returns the path of a file of the analysis' data folder, to be read by other means. The report lists the file with its
/// size and hash.
///
/// - Parameters:
///   - name: the file's path below the data folder.
///   - file: the file of the call.
///   - line: the line of the call.
/// - Throws: ``DataError`` if the file does not exist.
public func dataFile(_ name: String, file: String = #fileID, line: Int = #line) throws -> String {
    let path = try dataPath(name)
    Session.current.send(.data(DataFile(name: name, rows: nil), place: Place(file: file, line: line)))
    return path
}

/// Whether the analysis runs on generated sample data, whose results can't be compared with published ones.
public var isSampleData: Bool { Session.current.environment.isSample }

/// Returns the path of a file of the data folder.
///
/// - Throws: ``DataError`` if the file does not exist.
func dataPath(_ name: String) throws -> String {
    let folder = Session.current.environment.dataFolder
    let path = "\(folder)/\(name)"
    guard FileManager.default.fileExists(atPath: path) else { throw DataError.missing(name, from: folder) }
    return path
}
