import Base
import Numerics

/// How far a figure would move if the rows had been others: its spread over samples drawn from the rows with
/// replacement (Efron & Tibshirani, *An Introduction to the Bootstrap*, 1993; the percentile interval).
public struct BootstrapInterval: Equatable, Sendable, Codable {
    /// The figure of the rows themselves.
    public let estimate: Double
    /// The interval of the figure.
    public let interval: ClosedRange<Double>
    /// The confidence of the interval, such as 0.95.
    public let confidence: Double
    /// The standard deviation of the figure over the samples.
    public let standardError: Double
    /// How many samples gave a figure; those where it is not a number (a sample of one class, say) do not count.
    public let sampleCount: Int

    /// The interval between the percentiles of figures.
    ///
    /// - Throws: `LearnError.invalidParameter` if none of the figures is a number.
    init(estimate: Double, figures: [Double], confidence: Double) throws {
        let finite = figures.filter(\.isFinite).sorted()
        guard !finite.isEmpty else {
            throw LearnError.invalidParameter(
                name: "the figure", value: "not a number in all \(figures.count) samples",
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

/// The bootstrap interval of a figure. The same seed gives the same interval, whatever the number of threads.
///
/// For a figure of ``ClassificationScores`` their own `interval(of:)` is faster: it does not sort the rows anew.
///
/// - Parameters:
///   - count: the number of rows.
///   - samples: how many samples to draw.
///   - confidence: of the interval.
///   - seed: each sample has a generator of its own, seeded by one that starts from this.
///   - threadCount: at most so many threads; all cores if nil.
///   - figure: the figure of the rows at the positions given.
/// - Throws: what `figure` throws; `LearnError.noRows`; `LearnError.invalidParameter` for parameters out of range, or
///   if no sample gives a figure; `CancellationError`.
public func bootstrap(
    count: Int, samples: Int = 1000, confidence: Double = 0.95, seed: UInt32 = 0, threadCount: Int? = nil,
    _ figure: @Sendable ([Int]) throws -> Double
) throws -> BootstrapInterval {
    let resampling = try Resampling(count: count, samples: samples, confidence: confidence, seed: seed)
    let estimate = try figure(Array(0..<count))
    return try resampling.interval(estimate: estimate, threadCount: threadCount) { random in
        try figure(random.randint(0..<count, count: count))
    }
}

/// Samples of rows drawn with replacement, each from a generator of its own.
struct Resampling: Sendable {
    private let seeds: [UInt32]
    private let confidence: Double

    /// - Throws: `LearnError.noRows`, `LearnError.invalidParameter`.
    init(count: Int, samples: Int, confidence: Double, seed: UInt32) throws {
        guard count > 0 else { throw LearnError.noRows(in: "what is to be resampled") }
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

    /// The interval of what `figure` draws and reckons from the generator of each sample.
    ///
    /// - Throws: what `figure` throws, `LearnError.invalidParameter`, `CancellationError`.
    func interval(
        estimate: Double, threadCount: Int?, _ figure: @Sendable (inout RandomState) throws -> Double
    ) throws -> BootstrapInterval {
        try intervals(estimates: [estimate], threadCount: threadCount) { try [figure(&$0)] }[0]
    }

    /// The intervals of several figures, all of them drawn and reckoned from the generator of each sample.
    ///
    /// - Throws: what `figures` throws, `LearnError.invalidParameter`, `CancellationError`.
    func intervals(
        estimates: [Double], threadCount: Int?, _ figures: @Sendable (inout RandomState) throws -> [Double]
    ) throws -> [BootstrapInterval] {
        let reporter = ProgressReporter("bootstrap", total: seeds.count)
        let results = Chunks(count: seeds.count, size: 1).map(threadCount: threadCount) { range in
            Result {
                try reporter.checkCancellation()
                var random = RandomState(seed: seeds[range.lowerBound])
                defer { reporter.advance() }
                return try figures(&random)
            }
        }
        let samples = try results.map { try $0.get() }
        return try estimates.enumerated().map { index, estimate in
            try BootstrapInterval(
                estimate: estimate, figures: samples.map { $0[index] }, confidence: confidence)
        }
    }
}
