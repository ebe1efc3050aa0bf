import Base
import Numerics

/// The runs of a workload by Learn and by its peer, in turn.
public struct Comparison: Sendable {
    /// The workload.
    public let workload: Workload
    /// The outcomes of Learn's runs, at least one.
    public let ours: [Outcome]
    /// The outcomes of the peer's runs, as many, or none if it could not be run.
    public let theirs: [Outcome]

    /// The maximum difference of the area under the ROC curve to a better one of the peer.
    static let tolerance = 0.001

    /// Creates a comparison.
    public init(_ workload: Workload, ours: [Outcome], theirs: [Outcome]) {
        self.workload = workload
        self.ours = ours
        self.theirs = theirs
    }

    /// The ratio of our time to the peer's: the median over pairs of runs, as a machine that slows down affects both.
    var timeRatio: Double? { ratio(\.seconds) }
    /// The ratio of our memory to the peer's, likewise.
    var memoryRatio: Double? { ratio(\.megabytes) }

    private func ratio(_ value: (Outcome) -> Double?) -> Double? {
        let ratios = zip(ours, theirs).compactMap { ours, theirs -> Double? in
            guard let ours = value(ours), let theirs = value(theirs), theirs > 0 else { return nil }
            return ours / theirs
        }
        return ratios.isEmpty ? nil : Spread(ratios).median
    }

    /// The missed targets, a sentence each.
    var missedTargets: [String] {
        let ratios = [
            ("time", timeRatio, workload.target.time), ("memory", memoryRatio, workload.target.memory),
        ]
        return ratios.compactMap { name, ratio, target in
            guard let ratio, ratio > target else { return nil }
            return
                "\(workload.rawValue) takes \(ratio.fixed(decimals: 2)) of its peer's \(name); the target is \(target)."
        }
    }

    /// A sentence about a result that is worse than the peer's; nil if it is not.
    public var shortfall: String? {
        guard workload.measure == .rocAUC, let ours = ours.first?.quality, let theirs = theirs.first?.quality,
            !(ours >= theirs - Self.tolerance)
        else { return nil }
        return
            "\(workload.rawValue) has an AUC of \(ours.fixed(decimals: 4)), more than \(Self.tolerance) below its peer's \(theirs.fixed(decimals: 4))."
    }
}

/// The growth of the time of a workload with the number of rows.
public struct Growth: Sendable {
    /// The workload.
    public let workload: Workload
    /// The outcomes on fewer rows.
    public let few: [Outcome]
    /// The outcomes on all rows.
    public let all: [Outcome]

    /// Creates a growth from runs on fewer rows and on all.
    public init(_ workload: Workload, few: [Outcome], all: [Outcome]) {
        self.workload = workload
        self.few = few
        self.all = all
    }
}
