import Frames
import Learn

/// Splits rows by a column of dates or numbers: the earlier ones for training, the later ones for testing.
///
/// - Throws: the errors of the function for arrays, and `FrameError` for a column of text.
public func trainTestSplit(times: Column, testSize: SplitSize? = nil) throws -> TrainTestSplit {
    guard times.type == .date else { return try trainTestSplit(times: times.doubles, testSize: testSize) }
    let dates = try times.dates
    if let row = dates.firstIndex(of: nil) { throw missingTime(row: row) }
    return try trainTestSplit(times: dates.compactMap { $0 }, testSize: testSize)
}
