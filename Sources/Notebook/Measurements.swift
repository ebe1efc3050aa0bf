import Base
import Record

/// Shows a table of measurements of this run, such as the training time of each model, at this place of the script.
///
/// Measurements differ from run to run on the same inputs. Therefore the table appears only in `report.html` and
/// `report.pdf`, with a note that it was measured; `report.md` mentions it by its caption, `results.json` leaves it out, and
/// `./weft check` does not compare it. A measurement that a script passes to other functions, such as
/// ``text(_:file:line:)`` or ``record(_:_:headline:label:format:file:line:)``, is compared.
///
/// - Parameters:
///   - table: the table.
///   - caption: one line that says what was measured. It is compared, so it must not contain a measurement.
///   - file: the file of the call.
///   - line: the line of the call.
public func showMeasurements(_ table: Table, caption: String, file: String = #fileID, line: Int = #line) {
    Session.current.show(.measurements(table, caption: caption), at: Place(file: file, line: line))
}

/// Runs a closure and measures its duration, for ``showMeasurements(_:caption:file:line:)``. Of a result that is read because
/// an earlier run has kept it, the time that computing it took then counts.
///
///     let (model, seconds) = try timed { try RandomForest().fit(x, y) }
///
/// - Returns: the result of the closure, and the (wall-clock) time in seconds.
/// - Throws: an error that the closure throws.
public func timed<Result>(_ work: () throws -> Result) rethrows -> (result: Result, seconds: Double) {
    func secondsSaved() -> Double { ResultStore.current?.counts.secondsSaved ?? 0 }
    let (start, savedBefore) = (ContinuousClock.now, secondsSaved())
    let result = try work()
    return (result, (ContinuousClock.now - start) / .seconds(1) + secondsSaved() - savedBefore)
}
