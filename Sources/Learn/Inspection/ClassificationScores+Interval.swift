import Numerics

extension ClassificationScores {
    /// The bootstrap interval of a figure of these scores: `scores.interval(of: \.rocAUC)`.
    ///
    /// A sample is these rows, each counting as often as it was drawn. So the rows are sorted once for all samples, and
    /// the figure may be any. The rows drawn are those that ``bootstrap(count:samples:confidence:seed:threadCount:_:)``
    /// draws from the same seed.
    ///
    /// - Parameters:
    ///   - figure: a figure; where it is nil or not a number, the sample does not count.
    ///   - samples: how many samples to draw.
    ///   - confidence: of the interval.
    ///   - seed: each sample has a generator of its own, seeded by one that starts from this.
    ///   - threadCount: at most so many threads; all cores if nil.
    /// - Throws: what `figure` throws; `LearnError.invalidParameter` for parameters out of range, or if no sample gives
    ///   a figure; `CancellationError`.
    public func interval(
        of figure: @Sendable (ClassificationScores) throws -> Double?, samples: Int = 1000,
        confidence: Double = 0.95, seed: UInt32 = 0, threadCount: Int? = nil
    ) throws -> BootstrapInterval {
        let resampling = try Resampling(
            count: truth.count, samples: samples, confidence: confidence, seed: seed)
        let estimate = try figure(self) ?? .nan
        return try resampling.interval(estimate: estimate, threadCount: threadCount) { random in
            try figure(reweighted(drawnWeights(&random))) ?? .nan
        }
    }

    /// The bootstrap interval of a figure by its name.
    ///
    /// - Throws: what ``interval(of:samples:confidence:seed:threadCount:)`` throws.
    public func interval(
        of scoring: Scoring, samples: Int = 1000, confidence: Double = 0.95, seed: UInt32 = 0,
        threadCount: Int? = nil
    ) throws -> BootstrapInterval {
        try interval(
            of: { scoring($0) }, samples: samples, confidence: confidence, seed: seed,
            threadCount: threadCount)
    }

    /// The bootstrap interval of the difference between a figure of these scores and of another model's on the same
    /// rows, each sample drawing the same rows for both: much narrower than what two intervals would say.
    ///
    /// - Parameters:
    ///   - figure: a figure; where it is nil or not a number for one of the two, the sample does not count.
    ///   - other: the scores to compare with.
    /// - Throws: `LearnError.unsupported` unless both are of the same rows with the same weights, and what
    ///   ``interval(of:samples:confidence:seed:threadCount:)`` throws.
    public func interval(
        of figure: @Sendable (ClassificationScores) throws -> Double?, minus other: ClassificationScores,
        samples: Int = 1000, confidence: Double = 0.95, seed: UInt32 = 0, threadCount: Int? = nil
    ) throws -> BootstrapInterval {
        try requireSameRows(as: other)
        return try interval(
            of: { scores in
                // These rows with the weights of a sample; the other's rows get the same.
                let others = scores.sampleWeight.map(other.reweighted) ?? other
                guard let own = try figure(scores), let another = try figure(others) else { return nil }
                return own - another
            }, samples: samples, confidence: confidence, seed: seed, threadCount: threadCount)
    }

    /// Refuses scores that are not of the same rows with the same weights.
    fileprivate func requireSameRows(as other: ClassificationScores) throws {
        guard truth == other.truth, sampleWeight == other.sampleWeight else {
            throw LearnError.unsupported(
                "samples drawn for several models need the scores of all on the same rows, with the same weights"
            )
        }
    }

    /// The weight of each row in a sample of as many rows drawn with replacement.
    fileprivate func drawnWeights(_ random: inout RandomState) -> [Double] {
        let counts = random.drawCounts(truth.count)
        return sampleWeight.map { zip($0, counts).map { $0 * Double($1) } } ?? counts.map(Double.init)
    }
}

extension Collection<ClassificationScores> {
    /// The bootstrap intervals of a figure of several models on the same rows: what ``ClassificationScores`` gives one
    /// by one, but each sample is drawn once for all of them.
    ///
    /// - Parameters:
    ///   - figure: a figure; where it is nil or not a number, the sample does not count.
    /// - Throws: `LearnError.unsupported` unless all are of the same rows with the same weights, and what
    ///   ``ClassificationScores/interval(of:samples:confidence:seed:threadCount:)`` throws.
    public func intervals(
        of figure: @Sendable (ClassificationScores) throws -> Double?, samples: Int = 1000,
        confidence: Double = 0.95, seed: UInt32 = 0, threadCount: Int? = nil
    ) throws -> [BootstrapInterval] {
        guard let first else { return [] }
        let scores = Array(self)
        for other in scores { try first.requireSameRows(as: other) }
        let resampling = try Resampling(
            count: first.truth.count, samples: samples, confidence: confidence, seed: seed)
        let estimates = try scores.map { try figure($0) ?? .nan }
        return try resampling.intervals(estimates: estimates, threadCount: threadCount) { random in
            let weights = first.drawnWeights(&random)
            return try scores.map { try figure($0.reweighted(weights)) ?? .nan }
        }
    }
}
