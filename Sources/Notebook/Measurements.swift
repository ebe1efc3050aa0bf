import Record

/// Shows a table of what was measured in this very run, such as how long each model took to learn, at this place of
/// the script.
///
/// Measurements differ from run to run, whatever the inputs. So the table appears in `report.html` and `report.pdf`,
/// with a note that it was measured, and nowhere else: `report.md` has one line in its place that names it by its
/// caption, `results.json` leaves it out, and `./weft check` does not compare it. Whatever a script makes of a
/// measurement by other means, such as ``text(_:file:line:)`` or
/// ``record(_:_:headline:label:format:file:line:)``, is compared.
///
/// - Parameters:
///   - table: what to show.
///   - caption: one line that says what the reader sees; the same in each run, so without a measurement in it.
public func showMeasurements(_ table: Table, caption: String, file: String = #fileID, line: Int = #line) {
    Session.current.show(.measurements(table, caption: caption), at: Place(file: file, line: line))
}

/// Does some work and says how long it took, for ``showMeasurements(_:caption:file:line:)``.
///
///     let (model, seconds) = try timed { try RandomForest().fit(x, y) }
///
/// - Returns: what the work gave, and the seconds that passed meanwhile, whoever used the processors.
/// - Throws: what the work throws.
public func timed<Result>(_ work: () throws -> Result) rethrows -> (result: Result, seconds: Double) {
    let start = ContinuousClock.now
    let result = try work()
    return (result, (ContinuousClock.now - start) / .seconds(1))
}
