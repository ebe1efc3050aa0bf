import Frames
import Record

/// Checks that enough rows are left for what follows, which would otherwise fail without naming the cause.
///
///     try requireRows(complete, atLeast: 30, of: "plays with a time and a duration in \(file)")
///
/// - Parameters:
///   - rows: the rows that are left.
///   - minimum: the smallest number that will do.
///   - what: the rows in words, with the file and what is required of them.
/// - Throws: ``DataError/tooFewRows(_:count:minimum:)``.
public func requireRows(_ rows: DataFrame, atLeast minimum: Int = 1, of what: String) throws {
    guard rows.rowCount >= minimum else {
        throw DataError.tooFewRows(what, count: rows.rowCount, minimum: minimum)
    }
}

/// Returns the results of reading files. Of several, those without rows are left out, and listed with none, unless all are so.
func withoutEmptyFiles<Result>(
    _ names: [String], _ place: Place, _ read: (String) throws -> Result
) throws -> [Result] {
    var results: [Result] = []
    var firstEmpty: (any Error)?
    for name in names {
        do {
            results.append(try read(name))
        } catch  where names.count > 1 && isOfEmptyFile(error) {
            firstEmpty = firstEmpty ?? error
            Session.current.send(.data(DataFile(name: name, rows: 0), place: place))
        }
    }
    if results.isEmpty, let firstEmpty { throw firstEmpty }
    return results
}

/// Whether a file has no rows, and nothing else is wrong with it.
private func isOfEmptyFile(_ error: any Error) -> Bool {
    switch error {
    case CSVError.empty, CSVError.noRows, JSONError.empty, JSONError.noRows: true
    default: false
    }
}
