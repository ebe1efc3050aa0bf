import Frames
import Learn

extension SplitOverlap {
    /// Compares test rows with training rows by a column that tells rows apart, such as the number of a video.
    ///
    /// - Throws: `FrameError` if a side has no such column.
    public init(train: Dataset, test: Dataset, by column: String) throws {
        let both = try DataFrame.concatenating([
            train.table.selecting([column]), test.table.selecting([column]),
        ])
        let (codes, _) = try both[column].factorized()
        let count = train.rowCount
        try self.init(
            TrainTestSplit(train: Array(0..<count), test: Array(count..<both.rowCount)),
            identities: codes.map(Int.init))
    }
}

/// Returns the variance inflation factor of each of some columns: that by which the variance of a coefficient grows because of what
/// the other columns already tell.
///
/// - Returns: a row for each column: `variable` and `variance inflation factor`.
/// - Throws: `FrameError` for a column that does not exist or is not numeric, and the errors of `varianceInflationFactors`.
public func varianceInflationFactors(_ table: DataFrame, _ columns: [String]) throws -> DataFrame {
    try DataFrame([
        Column("variable", columns),
        Column("variance inflation factor", try varianceInflationFactors(Matrix(table, columns: columns))),
    ])
}
