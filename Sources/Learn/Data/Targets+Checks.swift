/// Checks the numbers that a regressor is fitted on: one for each row, all finite.
package func requireTargets(_ y: [Double], rowCount: Int) throws {
    guard y.count == rowCount else {
        throw LearnError.lengthMismatch(what: "targets", count: y.count, expected: rowCount)
    }
    try requireFinite(y, named: "the targets")
}
