import Base

/// A work, done by Learn and by its peer in turn.
public struct Comparison: Sendable {
    /// The workload.
    public let work: Work
    /// The outcomes of Learn's runs, at least one.
    public let ours: [Outcome]
    /// The outcomes of the peer's runs, as many; none where it could not be run.
    public let theirs: [Outcome]

    /// The largest difference by which below its peer's an area under the ROC curve may be.
    static let tolerance = 0.001

    /// A comparison of runs that were made in turn.
    public init(_ work: Work, ours: [Outcome], theirs: [Outcome]) {
        self.work = work
        self.ours = ours
        self.theirs = theirs
    }

    /// Our time as a share of the peer's: the median of the pairs of runs, so that a machine that slows down slows both.
    var timeRatio: Double? { ratio(\.seconds) }
    /// Our memory as a share of the peer's.
    var memoryRatio: Double? { ratio(\.megabytes) }

    private func ratio(_ figure: (Outcome) -> Double?) -> Double? {
        let ratios = zip(ours, theirs).compactMap { ours, theirs -> Double? in
            guard let ours = figure(ours), let theirs = figure(theirs), theirs > 0 else { return nil }
            return ours / theirs
        }
        return ratios.isEmpty ? nil : Spread(ratios).median
    }

    /// The missed targets, a sentence each.
    var missedTargets: [String] {
        let figures = [("time", timeRatio, work.target.time), ("memory", memoryRatio, work.target.memory)]
        return figures.compactMap { name, ratio, target in
            guard let ratio, ratio > target else { return nil }
            return
                "\(work.rawValue) takes \(ratio.fixed(decimals: 2)) of its peer's \(name); the target is \(target)."
        }
    }

    /// In what way the result is worse than the peer's; nil if it is not.
    public var shortfall: String? {
        guard work.measure == .rocAUC, let ours = ours.first?.quality, let theirs = theirs.first?.quality,
            !(ours >= theirs - Self.tolerance)
        else { return nil }
        return
            "\(work.rawValue) has an AUC of \(ours.fixed(decimals: 4)), more than \(Self.tolerance) below its peer's \(theirs.fixed(decimals: 4))."
    }
}

/// The growth of the time of a workload with its rows.
public struct Growth: Sendable {
    /// The workload.
    public let work: Work
    /// The outcomes of the runs on fewer rows.
    public let few: [Outcome]
    /// The outcomes of the runs on all rows.
    public let all: [Outcome]

    /// The growth between runs on fewer rows and on all.
    public init(_ work: Work, few: [Outcome], all: [Outcome]) {
        self.work = work
        self.few = few
        self.all = all
    }
}
