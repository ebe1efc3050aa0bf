import Base
import Frames
import Learn

extension PredictionScores {
    /// Returns the scores of the rows by the values of a column, sorted; rows without a value are a part of their own, the
    /// last.
    ///
    ///     try show(score.by(test.table["island"]), caption: "Scores by island")
    ///
    /// - Throws: `LearnError.lengthMismatch` unless the column has a value for each row.
    public func by(_ column: Column) throws -> GroupedScores<Self> {
        let (codes, levels) = column.sortedLevels()
        let names = levels.values.map { $0?.description ?? "" }
        return try by(codes: codes.map { $0 < 0 ? Int32(names.count) : $0 }, names: names + ["missing"])
    }

    /// Returns the scores of the rows by bands of a column of numbers.
    ///
    ///     try show(score.by(test.table["age"], edges: [18, 30, 60]), caption: "Scores by age")
    ///
    /// - Parameters:
    ///   - edges: the edges between the bands, ascending; an edge belongs to the band above it.
    ///   - labels: the names of the bands, one more than there are edges; made of the edges if nil.
    /// - Throws: `FrameError` for a column that holds no numbers; the errors of the method for numbers.
    public func by(_ column: Column, edges: [Double], labels: [String]? = nil) throws -> GroupedScores<Self> {
        try by(column.doubles, edges: edges, labels: labels)
    }
}

extension GroupedScores {
    /// Returns a table of the parts: name, number of rows, and each metric, which is missing where it is not defined.
    ///
    /// - Throws: the errors of the metrics; `FrameError` for two metrics of one name.
    public func table(of scorers: [ScoreMetric<Scores>]) throws -> DataFrame {
        try DataFrame(
            [Column("group", groups.map(\.name)), Column("rows", groups.map(\.rowCount))]
                + scorers.map { scorer in
                    Column(scorer.name, try values(of: scorer).map { $0.isNaN ? nil : $0 })
                })
    }
}
