import Base
import Numerics

extension ClassificationScores {
    /// Returns the bootstrap interval of a metric of these scores: `scores.interval(of: .rocAUC)`.
    ///
    /// A sample is these rows, each weighted by the number of times that it was drawn, so the rows are sorted once for
    /// all samples. The rows drawn are those that ``bootstrap(count:samples:confidence:seed:threadCount:_:)`` draws from
    /// the same seed.
    ///
    /// - Parameters:
    ///   - scorer: the metric; samples without a finite value do not count.
    ///   - samples: the number of samples to draw.
    ///   - confidence: the confidence level of the interval.
    ///   - seed: the seed of a generator that seeds one generator for each sample.
    ///   - threadCount: the maximum number of threads; all cores if nil.
    /// - Throws: the errors of the metric; `LearnError.invalidParameter` for parameters out of range, or if no sample has
    ///   a finite value; `CancellationError`.
    public func interval(
        of scorer: Scorer, samples: Int = 1000, confidence: Double = 0.95, seed: UInt32 = 0,
        threadCount: Int? = nil
    ) throws -> BootstrapInterval {
        try kept("ClassificationScores.interval", self, scorer, samples, confidence, seed) {
            let resampling = try Resampling(
                count: truth.count, samples: samples, confidence: confidence, seed: seed)
            let estimate = try scorer(self) ?? .nan
            return try resampling.interval(estimate: estimate, threadCount: threadCount) { random in
                try scorer(reweighted(drawnWeights(&random))) ?? .nan
            }
        }
    }

    /// Returns the bootstrap interval of the difference between a metric of these scores and of another model's scores
    /// on the same rows. Each sample draws the same rows for both, which makes the interval much narrower than that of
    /// two independent estimates.
    ///
    /// - Parameters:
    ///   - scorer: the metric; samples without a finite value for both do not count.
    ///   - other: the scores to compare with.
    /// - Throws: `LearnError.unsupported` unless both are of the same rows with the same weights, and the errors of
    ///   ``interval(of:samples:confidence:seed:threadCount:)``.
    public func interval(
        of scorer: Scorer, minus other: ClassificationScores, samples: Int = 1000, confidence: Double = 0.95,
        seed: UInt32 = 0, threadCount: Int? = nil
    ) throws -> BootstrapInterval {
        try requireSameRows(as: other)
        let difference = Scorer("difference of \(scorer.name)") { scores in
            // These rows with the weights of a sample; those of the other scores get the same weights.
            let others = scores.sampleWeight.map(other.reweighted) ?? other
            guard let own = try scorer(scores), let another = try scorer(others) else { return nil }
            return own - another
        }
        return try kept("ClassificationScores.difference", self, other, scorer, samples, confidence, seed) {
            try interval(
                of: difference, samples: samples, confidence: confidence, seed: seed, threadCount: threadCount
            )
        }
    }

    /// Checks that other scores are of the same rows with the same weights.
    fileprivate func requireSameRows(as other: ClassificationScores) throws {
        guard truth == other.truth, sampleWeight == other.sampleWeight else {
            throw LearnError.unsupported(
                "models are compared on samples of the same rows, so their scores need the same labels and weights"
            )
        }
    }

    /// Returns the weight of each row in a sample of as many rows drawn with replacement.
    fileprivate func drawnWeights(_ random: inout RandomState) -> [Double] {
        let counts = random.drawCounts(truth.count)
        return sampleWeight.map { zip($0, counts).map { $0 * Double($1) } } ?? counts.map(Double.init)
    }
}

extension Collection<ClassificationScores> {
    /// Returns the bootstrap intervals of a metric of several models on the same rows: those of
    /// ``ClassificationScores/interval(of:samples:confidence:seed:threadCount:)``, with each sample drawn once for all
    /// models.
    ///
    /// - Parameter scorer: the metric; samples without a finite value do not count.
    /// - Throws: `LearnError.unsupported` unless all are of the same rows with the same weights, and the errors of
    ///   ``ClassificationScores/interval(of:samples:confidence:seed:threadCount:)``.
    public func intervals(
        of scorer: Scorer, samples: Int = 1000, confidence: Double = 0.95, seed: UInt32 = 0,
        threadCount: Int? = nil
    ) throws -> [BootstrapInterval] {
        guard let first else { return [] }
        let scores = Array(self)
        for other in scores { try first.requireSameRows(as: other) }
        return try kept("ClassificationScores.intervals", scores, scorer, samples, confidence, seed) {
            let resampling = try Resampling(
                count: first.truth.count, samples: samples, confidence: confidence, seed: seed)
            let estimates = try scores.map { try scorer($0) ?? .nan }
            return try resampling.intervals(estimates: estimates, threadCount: threadCount) { random in
                let weights = first.drawnWeights(&random)
                return try scores.map { try scorer($0.reweighted(weights)) ?? .nan }
            }
        }
    }
}
