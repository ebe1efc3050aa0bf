import Base
import Numerics

/// The uncertainty of a statistic: its spread over samples drawn from the rows with replacement (Efron &
/// Tibshirani, *An Introduction to the Bootstrap*, 1993; the percentile interval).
public struct BootstrapInterval: Equatable, Sendable, Codable {
    /// The statistic of the rows themselves.
    public let estimate: Double
    /// The percentile interval of the statistic.
    public let interval: ClosedRange<Double>
    /// The confidence level of the interval, such as 0.95.
    public let confidence: Double
    /// The standard deviation of the statistic over the samples.
    public let standardError: Double
    /// The number of samples with a finite statistic; the others (of one class only, say) do not count.
    public let sampleCount: Int

    /// Creates the interval between percentiles of the statistics of the samples.
    ///
    /// - Throws: `LearnError.invalidParameter` if none of them is finite.
    init(estimate: Double, statistics: [Double], confidence: Double) throws {
        let finite = statistics.filter(\.isFinite).sorted()
        guard !finite.isEmpty else {
            throw LearnError.invalidParameter(
                name: "the statistic", value: "not a number in all \(statistics.count) samples",
                expected: "a number in at least one")
        }
        let mean = finite.reduce(0, +) / Double(finite.count)
        let squares = finite.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let lower = quantile((1 - confidence) / 2, ofSorted: finite)
        self.estimate = estimate
        interval = lower...max(lower, quantile((1 + confidence) / 2, ofSorted: finite))
        self.confidence = confidence
        standardError = finite.count > 1 ? (squares / Double(finite.count - 1)).squareRoot() : 0
        sampleCount = finite.count
    }
}

/// Returns the bootstrap interval of a statistic. The same seed gives the same interval on any number of
/// threads.
///
/// For a metric of ``ClassificationScores`` their own `interval(of:)` is faster: it does not sort the rows
/// again.
///
/// - Parameters:
///   - count: the number of rows.
///   - samples: the number of samples to draw.
///   - confidence: the confidence level of the interval.
///   - seed: the seed of a generator that seeds one generator for each sample.
///   - threadCount: the maximum number of threads; all cores if nil.
///   - statistic: returns the statistic of the rows with the given indices.
/// - Throws: the errors of `statistic`; `LearnError.noRows`; `LearnError.invalidParameter` for parameters out
///   of range, or if no sample has a finite statistic; `CancellationError`.
public func bootstrap(
    count: Int, samples: Int = 1000, confidence: Double = 0.95, seed: UInt32 = 0, threadCount: Int? = nil,
    _ statistic: @Sendable ([Int]) throws -> Double
) throws -> BootstrapInterval {
    let resampling = try Resampling(count: count, samples: samples, confidence: confidence, seed: seed)
    let estimate = try statistic(Array(0..<count))
    return try resampling.interval(estimate: estimate, threadCount: threadCount) { random in
        try statistic(random.randint(0..<count, count: count))
    }
}

/// Samples of rows drawn with replacement, each from a generator of its own.
struct Resampling: Sendable {
    private let seeds: [UInt32]
    private let confidence: Double

    /// - Throws: `LearnError.noRows`, `LearnError.invalidParameter`.
    init(count: Int, samples: Int, confidence: Double, seed: UInt32) throws {
        guard count > 0 else { throw LearnError.noRows(in: "the rows to resample") }
        guard samples > 0 else {
            throw LearnError.invalidParameter(name: "samples", value: String(samples), expected: "at least 1")
        }
        guard confidence > 0, confidence < 1 else {
            throw LearnError.invalidParameter(
                name: "confidence", value: "\(confidence)", expected: "between 0 and 1")
        }
        var master = RandomState(seed: seed)
        seeds = master.randint(0..<Int(Int32.max), count: samples).map { UInt32($0) }
        self.confidence = confidence
    }

    /// Returns the interval of the statistic that `statistic` computes from the generator of each sample.
    ///
    /// - Throws: the errors of `statistic`, `LearnError.invalidParameter`, `CancellationError`.
    func interval(
        estimate: Double, threadCount: Int?, _ statistic: @Sendable (inout RandomState) throws -> Double
    ) throws -> BootstrapInterval {
        try intervals(estimates: [estimate], threadCount: threadCount) { try [statistic(&$0)] }[0]
    }

    /// Returns the intervals of the statistics that `statistics` computes from the generator of each sample.
    ///
    /// - Throws: the errors of `statistics`, `LearnError.invalidParameter`, `CancellationError`.
    func intervals(
        estimates: [Double], threadCount: Int?, _ statistics: @Sendable (inout RandomState) throws -> [Double]
    ) throws -> [BootstrapInterval] {
        let reporter = ProgressReporter("bootstrap", total: seeds.count)
        let results = Chunks(count: seeds.count, size: 1).map(threadCount: threadCount) { range in
            Result {
                try reporter.checkCancellation()
                var random = RandomState(seed: seeds[range.lowerBound])
                defer { reporter.advance() }
                return try statistics(&random)
            }
        }
        let samples = try results.map { try $0.get() }
        return try estimates.enumerated().map { index, estimate in
            try BootstrapInterval(
                estimate: estimate, statistics: samples.map { $0[index] }, confidence: confidence)
        }
    }
}
