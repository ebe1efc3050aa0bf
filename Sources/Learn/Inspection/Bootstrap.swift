/// How far a figure would move if the rows had been others: its spread over samples drawn from the rows with
/// replacement (Efron & Tibshirani, *An Introduction to the Bootstrap*, 1993; the percentile interval).
public struct BootstrapInterval: Equatable, Sendable {
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
}

/// The bootstrap interval of a figure. The same seed gives the same interval, whatever the number of threads.
///
/// - Parameters:
///   - count: the number of rows.
///   - samples: how many samples to draw.
///   - confidence: of the interval.
///   - seed: each sample has a generator of its own, seeded by one that starts from this.
///   - threadCount: at most so many threads; all cores if nil.
///   - figure: the figure of the rows at the positions given.
/// - Throws: what `figure` throws; `LearnError.noRows`; `LearnError.invalidParameter` for parameters out of range, or
///   if no sample gives a figure.
public func bootstrap(
    count: Int, samples: Int = 1000, confidence: Double = 0.95, seed: UInt32 = 0, threadCount: Int? = nil,
    _ figure: @Sendable ([Int]) throws -> Double
) throws -> BootstrapInterval {
    guard count > 0 else { throw LearnError.noRows(in: "what is to be resampled") }
    guard samples > 0 else {
        throw LearnError.invalidParameter(name: "samples", value: String(samples), expected: "at least 1")
    }
    guard confidence > 0, confidence < 1 else {
        throw LearnError.invalidParameter(
            name: "confidence", value: "\(confidence)", expected: "between 0 and 1")
    }
    let estimate = try figure(Array(0..<count))
    var master = RandomState(seed: seed)
    let seeds = master.randint(0..<Int(Int32.max), count: samples).map { UInt32($0) }
    let results = Chunks(count: samples, size: 1).map(threadCount: threadCount) { range in
        Result {
            var random = RandomState(seed: seeds[range.lowerBound])
            return try figure(random.randint(0..<count, count: count))
        }
    }
    let figures = try results.map { try $0.get() }.filter(\.isFinite).sorted()
    guard !figures.isEmpty else {
        throw LearnError.invalidParameter(
            name: "the figure", value: "not a number in all \(samples) samples",
            expected: "a number in at least one")
    }
    let mean = figures.reduce(0, +) / Double(figures.count)
    let squares = figures.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return BootstrapInterval(
        estimate: estimate,
        interval: quantile(
            (1 - confidence) / 2, ofSorted: figures)...quantile((1 + confidence) / 2, ofSorted: figures),
        confidence: confidence,
        standardError: figures.count > 1 ? (squares / Double(figures.count - 1)).squareRoot() : 0,
        sampleCount: figures.count)
}
