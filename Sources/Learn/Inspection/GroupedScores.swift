/// The scores of one model on parts of the test rows: by group, by category or by band of a number.
///
///     let byIsland = try score.by(test.table["island"])
///     try show(Table(byIsland, of: [.accuracy, .rocAUC]), caption: "Where it errs")
///
/// A metric that is not defined for a part, as the area under the ROC curve where all rows are of one class, is NaN.
public struct GroupedScores<Scores: PredictionScores>: Sendable {
    /// A part of the rows.
    public struct Group: Sendable {
        /// The name of the part.
        public let name: String
        /// The scores on its rows.
        public let scores: Scores

        /// The number of rows.
        public var rowCount: Int { scores.rowCount }
    }

    /// A metric of each part as a chart needs it: an element for each part.
    public struct Points: Equatable, Sendable {
        /// The names of the parts.
        public let names: [String]
        /// The numbers of rows.
        public let rowCounts: [Int]
        /// The metric; NaN where it is not defined.
        public let values: [Double]
        /// The lower ends of the bootstrap intervals; NaN where the metric is not defined.
        public let lower: [Double]
        /// The upper ends of the bootstrap intervals; NaN where the metric is not defined.
        public let upper: [Double]
    }

    /// The parts that have rows, in order.
    public let groups: [Group]

    /// Creates the scores of parts of the rows, which may overlap.
    ///
    /// - Parameter parts: the name of each part and the indices of its rows; parts without rows are left out.
    /// - Throws: `LearnError.indexOutOfRange`.
    public init(_ scores: Scores, parts: [(name: String, rows: [Int])]) throws {
        groups = try parts.filter { !$0.rows.isEmpty }.map {
            Group(name: $0.name, scores: try scores.rows($0.rows))
        }
    }

    /// Returns a metric of each part; NaN where it is not defined.
    ///
    /// - Throws: the errors of the metric.
    public func values(of scorer: ScoreMetric<Scores>) throws -> [Double] {
        try groups.map { try scorer($0.scores) ?? .nan }
    }

    /// Returns a metric of each part with its bootstrap interval.
    ///
    /// - Parameters:
    ///   - samples: the number of bootstrap samples.
    ///   - confidence: the confidence level of the intervals.
    ///   - seed: the seed of a generator that seeds one generator for each sample.
    /// - Throws: the errors of the metric and of the bootstrap.
    public func points(
        of scorer: ScoreMetric<Scores>, samples: Int = 1000, confidence: Double = 0.95, seed: UInt32 = 0
    ) throws -> Points {
        let values = try values(of: scorer)
        let intervals = try zip(groups, values).map { group, value in
            value.isNaN
                ? nil
                : try group.scores.interval(of: scorer, samples: samples, confidence: confidence, seed: seed)
                    .interval
        }
        return Points(
            names: groups.map(\.name), rowCounts: groups.map(\.rowCount), values: values,
            lower: intervals.map { $0?.lowerBound ?? .nan }, upper: intervals.map { $0?.upperBound ?? .nan })
    }
}

extension PredictionScores {
    /// Returns the scores of the rows of each group, in the order of the groups.
    ///
    /// - Throws: `LearnError.lengthMismatch` unless there is a group for each row.
    public func by(_ groups: Groups) throws -> GroupedScores<Self> {
        try by(codes: groups.codes, names: groups.names)
    }

    /// Returns the scores of the rows of each class, such as another model's predictions.
    ///
    /// - Throws: `LearnError.lengthMismatch` unless there is a label for each row.
    public func by(_ labels: Labels) throws -> GroupedScores<Self> {
        try by(codes: labels.codes, names: labels.classNames)
    }

    /// Returns the scores by bands of a number: below the first edge, from each edge to below the next, and from the last edge
    /// on. Rows without a number (NaN) are a part of their own, the last.
    ///
    /// - Parameters:
    ///   - values: the number of each row.
    ///   - edges: the edges between the bands, ascending.
    ///   - labels: the names of the bands, one more than there are edges; made of the edges if nil.
    /// - Throws: `LearnError.lengthMismatch` unless there is a number for each row and a name for each band;
    ///   `LearnError.invalidParameter` for edges that do not ascend.
    public func by(
        _ values: [Double], edges: [Double], labels: [String]? = nil
    ) throws -> GroupedScores<Self> {
        guard !edges.isEmpty, zip(edges, edges.dropFirst()).allSatisfy({ $0 < $1 }) else {
            throw LearnError.invalidParameter(
                name: "edges", value: "\(edges)", expected: "one or more ascending numbers")
        }
        if let labels, labels.count != edges.count + 1 {
            throw LearnError.lengthMismatch(
                what: "the names of the bands", count: labels.count, expected: edges.count + 1)
        }
        let texts = edges.map(describeNumber)
        let ranges =
            ["below \(texts[0])"] + zip(texts, texts.dropFirst()).map { "\($0) to \($1)" }
            + ["\(texts[texts.count - 1]) and above"]
        let names = (labels ?? ranges) + ["missing"]
        let codes = values.map { value in
            Int32(value.isNaN ? edges.count + 1 : edges.count { $0 <= value })
        }
        return try by(codes: codes, names: names)
    }

    /// Returns the scores of the rows of each code that occurs.
    package func by(codes: [Int32], names: [String]) throws -> GroupedScores<Self> {
        guard codes.count == rowCount else {
            throw LearnError.lengthMismatch(what: "groups", count: codes.count, expected: rowCount)
        }
        var rows = [[Int]](repeating: [], count: names.count)
        for (row, code) in codes.enumerated() { rows[Int(code)].append(row) }
        return try GroupedScores(self, parts: zip(names, rows).map { (name: $0, rows: $1) })
    }
}
