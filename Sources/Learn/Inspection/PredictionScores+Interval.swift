import Base
import Numerics

extension PredictionScores {
    /// Returns the bootstrap interval of a metric of these scores: `scores.interval(of: .rocAUC)`.
    ///
    /// A sample is these rows, each weighted by the number of times that it was drawn, so the rows are sorted once for
    /// all samples. The rows drawn are those that ``bootstrap(count:samples:confidence:seed:threadCount:_:)`` draws from
    /// the same seed.
    ///
    /// - Parameters:
    ///   - scorer: the metric; samples without a finite value do not count.
    ///   - groups: the group of each row, if rows of one group (a user's, say) are alike: whole groups are then drawn, as
    ///     rows of their own would make the interval too narrow.
    ///   - samples: the number of samples to draw.
    ///   - confidence: the confidence level of the interval.
    ///   - seed: the seed of a generator that seeds one generator for each sample.
    ///   - threadCount: the maximum number of threads; all cores if nil.
    /// - Throws: the errors of the metric; `LearnError.lengthMismatch` for groups of other rows;
    ///   `LearnError.invalidParameter` for parameters out of range, or if no sample has a finite value;
    ///   `CancellationError`.
    public func interval(
        of scorer: ScoreMetric<Self>, groups: Groups? = nil, samples: Int = 1000, confidence: Double = 0.95,
        seed: UInt32 = 0, threadCount: Int? = nil
    ) throws -> BootstrapInterval {
        try [self].resampledIntervals(
            "PredictionScores.interval", of: scorer, groups: groups, samples: samples, confidence: confidence,
            seed: seed, threadCount: threadCount
        ) { weights in
            [try scorer(weights.map(reweighted) ?? self) ?? .nan]
        }[0]
    }

    /// Returns the bootstrap interval of the difference between a metric of these scores and of another model's scores
    /// on the same rows. Each sample draws the same rows for both, which makes the interval much narrower than that of
    /// two independent estimates.
    ///
    /// - Parameters:
    ///   - scorer: the metric; samples without a finite value for both do not count.
    ///   - other: the scores to compare with.
    /// - Throws: `LearnError.unsupported` unless both are of the same rows with the same weights, and the errors of
    ///   ``interval(of:groups:samples:confidence:seed:threadCount:)``.
    public func interval(
        of scorer: ScoreMetric<Self>, minus other: Self, groups: Groups? = nil, samples: Int = 1000,
        confidence: Double = 0.95, seed: UInt32 = 0, threadCount: Int? = nil
    ) throws -> BootstrapInterval {
        try requireSameRows(as: other)
        return try [self, other].resampledIntervals(
            "PredictionScores.difference", of: scorer, groups: groups, samples: samples,
            confidence: confidence, seed: seed, threadCount: threadCount
        ) { weights in
            let own = try scorer(weights.map(reweighted) ?? self) ?? .nan
            return [own - (try scorer(weights.map(other.reweighted) ?? other) ?? .nan)]
        }[0]
    }

    /// Checks that other scores are of the same rows with the same weights.
    func requireSameRows(as other: Self) throws {
        guard hasSameRows(as: other) else {
            throw LearnError.unsupported(
                "models are compared on samples of the same rows, so their scores need the same answers and weights"
            )
        }
    }

    /// Returns the weight of each row in a sample of as many rows, or groups, drawn with replacement.
    fileprivate func drawnWeights(_ random: inout RandomState, _ groups: Groups?) -> [Double] {
        var counts = random.drawCounts(groups?.groupCount ?? rowCount)
        if let groups { counts = groups.codes.map { counts[Int($0)] } }
        return sampleWeight.map { zip($0, counts).map { $0 * Double($1) } } ?? counts.map(Double.init)
    }
}

extension Collection where Element: PredictionScores {
    /// Returns the bootstrap intervals of a metric of several models on the same rows: those of
    /// ``PredictionScores/interval(of:groups:samples:confidence:seed:threadCount:)``, with each sample drawn once for all
    /// models.
    ///
    /// - Parameter scorer: the metric; samples without a finite value do not count.
    /// - Throws: `LearnError.unsupported` unless all are of the same rows with the same weights, and the errors of
    ///   ``PredictionScores/interval(of:groups:samples:confidence:seed:threadCount:)``.
    public func intervals(
        of scorer: ScoreMetric<Element>, groups: Groups? = nil, samples: Int = 1000,
        confidence: Double = 0.95,
        seed: UInt32 = 0, threadCount: Int? = nil
    ) throws -> [BootstrapInterval] {
        guard let first else { return [] }
        let scores = Array(self)
        for other in scores { try first.requireSameRows(as: other) }
        return try scores.resampledIntervals(
            "PredictionScores.intervals", of: scorer, groups: groups, samples: samples,
            confidence: confidence, seed: seed, threadCount: threadCount
        ) { weights in
            try scores.map { try scorer(weights.map($0.reweighted) ?? $0) ?? .nan }
        }
    }
}

extension Array where Element: PredictionScores {
    /// Returns the bootstrap intervals of statistics of several models on the same rows, of which there is at least one.
    ///
    /// - Parameters:
    ///   - name: the name of the statistics, which nothing but the scores and the metric decides.
    ///   - scorer: the metric that they are computed from.
    ///   - statistics: returns the statistics of the rows with the weights that they have in a sample; nil for the rows as they
    ///     are.
    func resampledIntervals(
        _ name: String, of scorer: ScoreMetric<Element>, groups: Groups?, samples: Int, confidence: Double,
        seed: UInt32, threadCount: Int? = nil,
        _ statistics: @Sendable (_ weights: [Double]?) throws -> [Double]
    ) throws -> [BootstrapInterval] {
        let first = self[0]
        if let groups, groups.count != first.rowCount {
            throw LearnError.lengthMismatch(what: "groups", count: groups.count, expected: first.rowCount)
        }
        return try kept(name, AnyKeyed(self), scorer, groups, samples, confidence, seed) {
            let resampling = try Resampling(
                count: first.rowCount, samples: samples, confidence: confidence, seed: seed)
            return try resampling.intervals(estimates: statistics(nil), threadCount: threadCount) { random in
                try statistics(first.drawnWeights(&random, groups))
            }
        }
    }
}
