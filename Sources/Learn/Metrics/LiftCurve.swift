/// The share of positive rows in each tenth of the rows, by descending score: how much more often a row of it is positive than
/// a row drawn at random.
public struct LiftCurve: Equatable, Sendable {
    /// A part of the rows.
    public struct Part: Equatable, Sendable {
        /// The number of rows.
        public let rowCount: Int
        /// The number of positive rows.
        public let positiveCount: Int
        /// The lowest score.
        public let lowestScore: Double
        /// The share of positive rows.
        public let rate: Double
        /// The share of positive rows divided by that of all rows; NaN if no row is positive.
        public let lift: Double
        /// The share of all positive rows that is in this part and those before it; NaN if no row is positive.
        public let cumulativeGain: Double
        /// The lift of this part and those before it, taken together; NaN if no row is positive.
        public let cumulativeLift: Double
    }

    /// The parts, that of the highest scores first. The first parts have one row more if they cannot be equal.
    public let parts: [Part]

    /// Divides rows by their scores, which are higher for the positive class. Of rows of equal scores the first come first.
    ///
    /// - Parameter parts: the number of parts: 10 for deciles.
    /// - Throws: `LearnError.notBinary`, `LearnError.lengthMismatch`, `LearnError.noRows`, `LearnError.notFinite`;
    ///   `LearnError.invalidParameter` for fewer than one part or more parts than rows.
    public init(_ truth: Labels, scores: [Double], parts: Int = 10) throws {
        try requireScores(truth, scores[...])
        guard parts >= 1, parts <= truth.count else {
            throw LearnError.invalidParameter(
                name: "parts", value: String(parts), expected: "from 1 to the number of rows, \(truth.count)")
        }
        let order = scores.indices.sorted { scores[$0] == scores[$1] ? $0 < $1 : scores[$0] > scores[$1] }
        let positives = truth.codes.count { $0 == 1 }
        let base = Double(positives) / Double(truth.count)
        var (taken, found) = (0, 0)
        self.parts = nearlyEqualRuns(of: truth.count, parts).map { run in
            let count = order[run].count { truth.codes[$0] == 1 }
            taken += run.count
            found += count
            let rate = Double(count) / Double(run.count)
            return Part(
                rowCount: run.count, positiveCount: count, lowestScore: scores[order[run.upperBound - 1]],
                rate: rate, lift: rate / base, cumulativeGain: Double(found) / Double(positives),
                cumulativeLift: Double(found) / Double(taken) / base)
        }
    }
}

extension ClassificationScores {
    /// Returns the lift of the positive class by parts of the rows: deciles by default. Rows count once, whatever their weight.
    ///
    /// - Throws: `LearnError.notBinary`, `LearnError.invalidParameter` for a number of parts out of range.
    public func liftCurve(parts: Int = 10) throws -> LiftCurve {
        try LiftCurve(truth, scores: probability(), parts: parts)
    }
}
