import Base
import Numerics

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A report on measurements, as Markdown.
public struct LearnReport: Sendable {
    /// The comparisons, one for each workload.
    public var comparisons: [Comparison]
    /// The growth of times, for workloads for which it was measured.
    public var growth: [Growth]
    /// The machine, in a few words.
    public var machine: String
    /// The versions of the installed libraries, by name.
    public var versions: [String: String]
    /// Further notes, such as why a peer was not run.
    public var notes: [String]

    /// Creates a report.
    public init(
        _ comparisons: [Comparison], growth: [Growth] = [], machine: String, versions: [String: String],
        notes: [String] = []
    ) {
        self.comparisons = comparisons
        self.growth = growth
        self.machine = machine
        self.versions = versions
        self.notes = notes
    }

    /// Whether no result is worse than that of its peer.
    public var isGood: Bool { comparisons.allSatisfy { $0.shortfall == nil } }

    /// The tables, followed by the setup and by remarks.
    public var markdown: String {
        var parts = [comparisonTable]
        if !growth.isEmpty { parts.append(growthTable) }
        let runs = comparisons.map(\.ours.count).max() ?? 0
        let libraries = versions.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        parts.append(
            """
            \(runs == 1 ? "One run of each" : "Medians of \(runs) runs in turn"), each a process of its own with two \
            threads and its data in memory. \
            \(([machine] + libraries).joined(separator: ", ")).
            """)
        let remarks =
            comparisons.compactMap(\.shortfall) + comparisons.flatMap(\.missedTargets) + notes
        if !remarks.isEmpty { parts.append(remarks.map { "- \($0)" }.joined(separator: "\n")) }
        return parts.joined(separator: "\n\n") + "\n"
    }

    private var comparisonTable: String {
        Self.table(
            [
                "workload", "peer", "rows", "time", "peer's", "ratio", "memory", "peer's", "ratio", "quality",
                "peer's",
            ],
            leftAligned: 2,
            rows: comparisons.map { comparison in
                let workload = comparison.workload
                let size =
                    comparison.ours.first.map { "\(Self.count($0.rows)) × \($0.columns)" } ?? Self.nothing
                let quality = Self.quality(comparison.ours)
                return [
                    "**\(workload.rawValue)**: \(workload.summary)", workload.peerCall, size,
                    Self.seconds(comparison.ours), Self.seconds(comparison.theirs),
                    Self.ratio(comparison.timeRatio, target: workload.target.time),
                    Self.megabytes(comparison.ours), Self.megabytes(comparison.theirs),
                    Self.ratio(comparison.memoryRatio, target: workload.target.memory),
                    "\(workload.measure.rawValue) \(quality)", Self.quality(comparison.theirs),
                ]
            })
    }

    private var growthTable: String {
        Self.table(
            ["workload", "rows", "time", "rows", "time", "time grows by", "rows × log(rows) by"],
            leftAligned: 1,
            rows: growth.map { growth in
                let rows = [growth.few, growth.all].map { Double($0.first?.rows ?? 0) }
                let time = Self.median(growth.all, \.seconds) / Self.median(growth.few, \.seconds)
                let law = rows[1] * log(rows[1]) / (rows[0] * log(rows[0]))
                return [
                    growth.workload.rawValue, Self.count(Int(rows[0])), Self.seconds(growth.few),
                    Self.count(Int(rows[1])), Self.seconds(growth.all), time.fixed(decimals: 1),
                    law.fixed(decimals: 1),
                ]
            })
    }

    // MARK: Cells

    private static let nothing = "–"

    private static func median(_ outcomes: [Outcome], _ value: (Outcome) -> Double?) -> Double {
        Spread(outcomes.compactMap(value)).median
    }

    private static func seconds(_ outcomes: [Outcome]) -> String {
        let seconds = median(outcomes, \.seconds)
        return seconds.isNaN ? nothing : "\(seconds.fixed(decimals: seconds < 1 ? 3 : 2)) s"
    }

    private static func megabytes(_ outcomes: [Outcome]) -> String {
        let megabytes = median(outcomes, \.megabytes)
        return megabytes.isNaN ? nothing : "\(megabytes.fixed(decimals: megabytes < 10 ? 1 : 0)) MB"
    }

    private static func ratio(_ ratio: Double?, target: Double) -> String {
        ratio.map { "\($0.fixed(decimals: 2)) (≤ \(target))" } ?? nothing
    }

    private static func quality(_ outcomes: [Outcome]) -> String {
        outcomes.first.map { $0.quality.fixed(decimals: 4) } ?? nothing
    }

    /// Formats a count with about three digits: 2.53 M, 500 k.
    static func count(_ count: Int) -> String {
        switch count {
        case 1_000_000...: "\((Double(count) / 1e6).fixed(decimals: 2)) M"
        case 10_000...: "\((Double(count) / 1e3).fixed(decimals: 0)) k"
        default: "\(count)"
        }
    }

    private static func table(_ headings: [String], leftAligned: Int, rows: [[String]]) -> String {
        let rule = headings.indices.map { $0 < leftAligned ? "---" : "---:" }
        return ([headings, rule] + rows).map { "| \($0.joined(separator: " | ")) |" }.joined(separator: "\n")
    }
}
