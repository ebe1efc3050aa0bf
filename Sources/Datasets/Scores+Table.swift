import Frames
import Learn
import Numerics

extension CrossValidation {
    /// Returns a table with the mean and the standard deviation over the folds of each scorer, on the test
    /// rows.
    ///
    /// - Throws: `FrameError` for two scorers of one name, which a cross-validation does not have.
    public func table() throws -> DataFrame {
        try DataFrame([
            Column("score", scorers), Column("mean", testScores.map(\.mean)),
            Column("standard deviation", testScores.map(\.standardDeviation)),
        ])
    }
}

extension SearchResult {
    /// Returns a table of the candidates: name, rank, and for each scorer the mean and the standard deviation
    /// over the folds.
    ///
    /// - Throws: `FrameError`, which the result of a search does not cause.
    public func table() throws -> DataFrame {
        var columns = [Column("candidate", candidates.map(\.name)), Column("rank", candidates.map(\.rank))]
        for (index, scorer) in best.validation.scorers.enumerated() {
            let scores = candidates.map { $0.validation.testScores[index] }
            columns.append(Column("mean \(scorer)", scores.map(\.mean)))
            columns.append(Column("standard deviation of \(scorer)", scores.map(\.standardDeviation)))
        }
        return try DataFrame(columns)
    }
}
