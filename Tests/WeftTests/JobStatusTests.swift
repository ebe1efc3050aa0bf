import Testing

@testable import Runner
@testable import weft_cli

@Suite("The status of a job in words")
struct JobStatusTests {
    private let start = ContinuousClock.now

    private func after(_ seconds: Double) -> ContinuousClock.Instant { start + .seconds(seconds) }

    private func step(_ fraction: Double?, of seconds: Double, from begin: Double = 0) -> StepClock {
        var clock = StepClock("random forest", fraction: fraction.map { _ in 0 }, at: after(begin))
        clock.tell("random forest", fraction: fraction, at: after(begin + seconds))
        return clock
    }

    @Test func aCellAlone() {
        var status = JobStatus(at: start)
        #expect(status.text(at: after(1.5)) == "building, 1.5 s (1.5 s)")
        status.enter(.running(cell: 3, of: 9, step: nil), at: after(4))
        status.enter(.running(cell: 3, of: 9, step: nil), at: after(6))
        #expect(status.text(at: after(70)) == "cell 3 of 9, 1 min 6 s (1 min 10 s)")
    }

    @Test func theStepsOfABuild() throws {
        var status = JobStatus(at: start)
        status.enter(.building(BuildStep(line: "[12/40] Compiling Frames Column.swift")), at: after(2))
        #expect(status.text(at: after(3)) == "building 12/40 Frames, 3.0 s (3.0 s)")
        status.enter(.building(BuildStep(line: "[13/41] Write sources")), at: after(4))
        #expect(status.text(at: after(5)) == "building 13/41, 5.0 s (5.0 s)")
    }

    @Test func aStepWithAndWithoutAnEstimate() {
        var status = JobStatus(at: start)
        status.enter(.running(cell: 3, of: 9, step: step(0.25, of: 4, from: 10)), at: after(14))
        #expect(
            status.text(at: after(14))
                == "cell 3 of 9: random forest 25 %, 4.0 s, about 12 s left (14.0 s)")
        status.enter(.running(cell: 3, of: 9, step: step(0.25, of: 1, from: 10)), at: after(11))
        #expect(status.text(at: after(11)) == "cell 3 of 9: random forest 25 %, 1.0 s (11.0 s)")
        status.enter(.running(cell: 3, of: 9, step: step(nil, of: 4, from: 10)), at: after(14))
        #expect(status.text(at: after(14)) == "cell 3 of 9: random forest, 4.0 s (14.0 s)")
    }

    @Test(
        "An estimate is no more exact than it can be",
        arguments: [
            (2.2, "2 s"), (0.3, "1 s"), (18.7, "19 s"), (37, "35 s"), (57, "55 s"), (58, "1 min"),
            (170, "3 min"),
            (1000, "15 min"), (5000, "85 min"), (9000, "3 h"),
        ])
    func estimatesAreRounded(seconds: Double, text: String) {
        var status = JobStatus(at: start)
        status.enter(.running(cell: 1, of: 1, step: step(0.5, of: 10_000)), at: after(10_000))
        #expect(status.text(at: after(20_000 - seconds)).contains(", about \(text) left ("))
    }
}
