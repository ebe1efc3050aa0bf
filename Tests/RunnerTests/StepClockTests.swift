import Testing

@testable import Runner

@Suite("A step's share and time so far tell the time left")
struct StepClockTests {
    private let start = ContinuousClock.now

    private func after(_ seconds: Double) -> ContinuousClock.Instant { start + .seconds(seconds) }

    /// A step told at some moments, in seconds.
    private func clock(_ reports: (fraction: Double?, at: Double)...) -> StepClock {
        var clock = StepClock("forest", fraction: reports[0].fraction, at: after(reports[0].at))
        for report in reports.dropFirst() {
            clock.tell("forest", fraction: report.fraction, at: after(report.at))
        }
        return clock
    }

    @Test func whatIsLeftTakesAsLongAsWhatIsDone() {
        #expect(clock((0, 0), (0.25, 5)).timeLeft(at: after(5)) == .seconds(15))
    }

    @Test("A step first reported when a part is done is extrapolated from the rest")
    func theShareDoneBeforeDoesNotCount() {
        #expect(clock((0.25, 0), (0.5, 10)).timeLeft(at: after(10)) == .seconds(20))
    }

    @Test func aStepNamedBeforeItTellsItsShareBeginsThen() {
        #expect(clock((nil, 0), (0.5, 4)).timeLeft(at: after(4)) == .seconds(4))
    }

    @Test func timeLeftIsCountedDownBetweenReports() {
        let clock = clock((0, 0), (0.25, 5))
        #expect(clock.timeLeft(at: after(11)) == .seconds(9))
        #expect(clock.timeLeft(at: after(20)) == nil)
    }

    @Test func nothingIsToldTooEarly() {
        #expect(clock((0, 0), (0.5, 1.9)).timeLeft(at: after(1.9)) == nil)
        #expect(clock((0, 0), (0.5, 1.9)).timeLeft(at: after(3)) == nil)
        #expect(clock((0, 0), (0.01, 30)).timeLeft(at: after(30)) == nil)
        #expect(clock((0.5, 0)).timeLeft(at: after(9)) == nil)
        #expect(clock((nil, 0), (nil, 9)).timeLeft(at: after(9)) == nil)
    }

    @Test func nothingIsLeftOfAStepThatIsDone() {
        #expect(clock((0, 0), (1, 5)).timeLeft(at: after(5)) == nil)
    }

    @Test func aShareThatFallsBeginsAnew() {
        let clock = clock((0, 0), (0.9, 9), (0.25, 10), (0.5, 15))
        #expect(clock.start == after(10))
        #expect(clock.timeLeft(at: after(15)) == .seconds(10))
    }

    @Test func anotherNameBeginsAnew() {
        var clock = clock((0, 0), (0.25, 5))
        clock.tell("boosting", fraction: 0.5, at: after(6))
        #expect(clock == StepClock("boosting", fraction: 0.5, at: after(6)))
    }

    @Test(arguments: [(1.5, 1), (-1, 0), (.nan, 0), (.infinity, 1)])
    func aShareIsFromZeroToOne(told: Double, share: Double) {
        #expect(clock((told, 0)).fraction == share)
    }
}
