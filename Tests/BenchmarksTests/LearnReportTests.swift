import Testing

@testable import Benchmarks

@Suite("The report on workloads and their peers")
struct LearnReportTests {
    private static func outcome(
        _ seconds: Double, _ megabytes: Double?, _ quality: Double, rows: Int = 2_534_660
    )
        -> Outcome
    {
        Outcome(rows: rows, columns: 14, seconds: seconds, megabytes: megabytes, quality: quality)
    }

    private static func comparison(quality: Double = 0.9, peerQuality: Double = 0.9) -> Comparison {
        Comparison(
            .boosting,
            ours: [outcome(2, 150, quality), outcome(3, 160, quality), outcome(40, 155, quality)],
            theirs: [
                outcome(8, 100, peerQuality), outcome(6, 100, peerQuality), outcome(80, 100, peerQuality),
            ])
    }

    @Test func tableOfMeasurements() {
        let report = LearnReport(
            [Self.comparison()], machine: "2 cores", versions: ["scikit-learn": "1.9.1", "LightGBM": "4.7.0"])
        #expect(
            report.markdown == """
                | workload | peer | rows | time | peer's | ratio | memory | peer's | ratio | quality | peer's |
                | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
                | **boosting**: 100 trees, 31 leaves | LightGBM | 2.53 M × 14 | 3.00 s | 8.00 s | 0.50 (≤ 0.7) \
                | 155 MB | 100 MB | 1.55 (≤ 1.5) | AUC 0.9000 | 0.9000 |

                Medians of 3 runs in turn, each a process of its own with two threads and its data in memory. \
                2 cores, LightGBM 4.7.0, scikit-learn 1.9.1.

                - boosting takes 1.55 of its peer's memory; the target is 1.5.

                """)
        #expect(report.isGood)
    }

    @Test func withoutAPeerItsColumnsAreEmpty() {
        let report = LearnReport(
            [Comparison(.metrics, ours: [Self.outcome(0.0123, nil, 0.836)], theirs: [])], machine: "1 core",
            versions: [:], notes: ["There is no scikit-learn."])
        #expect(report.markdown.contains("| 0.012 s | – | – | – | – | – | AUC 0.8360 | – |"))
        #expect(report.markdown.contains("One run of each, each a process"))
        #expect(report.markdown.hasSuffix("\n\n- There is no scikit-learn.\n"))
        #expect(report.isGood)
    }

    @Test("An AUC may be 0.001 below the peer's, not more")
    func shortfall() {
        #expect(Self.comparison(quality: 0.8991).shortfall == nil)
        #expect(
            Self.comparison(quality: 0.8989).shortfall
                == "boosting has an AUC of 0.8989, more than 0.001 below its peer's 0.9000.")
        #expect(Self.comparison(quality: .nan).shortfall != nil)
        let report = LearnReport([Self.comparison(quality: 0.5)], machine: "", versions: [:])
        #expect(!report.isGood)
    }

    @Test func silhouettesDependOnStartsAndAreNotCompared() {
        let comparison = Comparison(
            .kmeans, ours: [Self.outcome(1, 1, 0.2)], theirs: [Self.outcome(1, 1, 0.3)])
        #expect(comparison.shortfall == nil)
    }

    @Test func targetsAreOfTimeAndMemory() {
        let comparison = Comparison(
            .logistic, ours: [Self.outcome(2, 60, 0.9)], theirs: [Self.outcome(4, 100, 0.9)])
        #expect(
            comparison.missedTargets == [
                "logistic takes 0.50 of its peer's time; the target is 0.3.",
                "logistic takes 0.60 of its peer's memory; the target is 0.5.",
            ])
    }

    @Test func growthIsComparedWithRowsTimesTheirLogarithm() {
        var report = LearnReport([], machine: "2 cores", versions: [:])
        report.growth = [
            Growth(
                .forest, few: [Self.outcome(1, 1, 0, rows: 10_000)],
                all: [Self.outcome(11, 1, 0, rows: 100_000)])
        ]
        #expect(report.markdown.contains("| forest | 10 k | 1.00 s | 100 k | 11.00 s | 11.0 | 12.5 |"))
    }

    @Test("The first two cores of a list", arguments: [("0-3", "0,1"), ("1,4-7", "1,4"), ("5", "5")])
    func cores(list: String, expected: String) {
        #expect(Machine.firstTwo(of: list[...]) == expected)
    }
}
