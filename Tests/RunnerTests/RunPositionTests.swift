import Record
import Render
import Testing

@testable import Runner

@Suite("A run's events tell the cell and the step")
struct RunPositionTests {
    private let start = ContinuousClock.now

    /// Two cells, of which the second begins at line 5. A statement on the last line of a cell leads to the next.
    private func position() throws -> RunPosition {
        RunPosition(in: try Script("let a = 1\nlet b = 2\n\n//: Prose\nlet c = 3\n"))
    }

    private func progress(_ fraction: Double?, line: Int? = nil) -> Event {
        .progress(step: "forest", fraction: fraction, place: line.map { Place(file: "main.swift", line: $0) })
    }

    private func shown(line: Int, in file: String = "main.swift") -> Event {
        .output(Output(place: Place(file: file, line: line), content: .text("")))
    }

    @Test func aStepOfAFitBelongsToTheCellThatRuns() throws {
        var position = try position()
        _ = position.take(shown(line: 5), at: start)
        let step = StepClock("forest", fraction: 0.5, at: start)
        #expect(position.take(progress(0.5), at: start) == .running(cell: 2, of: 2, step: step))
    }

    @Test func aStepEndsWithItsCell() throws {
        var position = try position()
        #expect(position.take(progress(0.5), at: start).step?.fraction == 0.5)
        #expect(position.take(shown(line: 5), at: start) == .running(cell: 2, of: 2, step: nil))
        let later = start + .seconds(9)
        #expect(
            position.take(progress(0.75), at: later).step == StepClock("forest", fraction: 0.75, at: later))
    }

    @Test func aStepDoesNotLingerBehindWhatIsShown() throws {
        var position = try position()
        _ = position.take(progress(0.5), at: start)
        #expect(position.take(shown(line: 1), at: start).step == nil)
    }

    @Test func theClockOfAStepGoesOnBesideWhatIsShown() throws {
        var position = try position()
        _ = position.take(progress(0), at: start)
        _ = position.take(shown(line: 1), at: start)
        #expect(position.take(progress(0.5), at: start + .seconds(3)).step?.start == start)
    }

    @Test func aFitThatIsDoneIsOver() throws {
        var position = try position()
        #expect(position.take(progress(1), at: start).step == nil)
        // A script may tell of a step as it begins it.
        #expect(position.take(progress(1, line: 1), at: start).step?.fraction == 1)
    }

    @Test func aFunctionOfAnEarlierCellDoesNotLeadBack() throws {
        var position = try position()
        _ = position.take(shown(line: 5), at: start)
        let stage = position.take(progress(0.5, line: 1), at: start)
        #expect(stage == .running(cell: 2, of: 2, step: StepClock("forest", fraction: 0.5, at: start)))
    }

    @Test("A chapter's cells come behind the one that calls it, and those of the contents page behind them")
    func theCellsOfChaptersCount() throws {
        let files = [
            "main.swift": "a()\nstudy()\n\n//: Prose\nb()\n",
            "Study.swift":
                "func study() {\n    //: A\n    c()\n    //: B\n    help()\n}\n\nfunc help() {\n    d()\n}\n",
            "Unnamed.swift": "extension Int {\n    func e() { f() }\n}\n",
        ]
        var position = RunPosition(
            in: Script(try files.map { try ScriptFile(name: $0.key, source: $0.value) }))
        func cell(_ line: Int, _ file: String) -> RenderStage {
            position.take(shown(line: line, in: file), at: start)
        }
        func stage(_ number: Int) -> RenderStage { .running(cell: number, of: 6, step: nil) }
        #expect(cell(1, "main.swift") == stage(1))
        // What a helper tells does not say which cell called it.
        #expect(cell(9, "Study.swift") == stage(1))
        #expect(cell(3, "Study.swift") == stage(4))
        #expect(cell(9, "Study.swift") == stage(4))
        #expect(cell(2, "Unnamed.swift") == stage(4))
        #expect(cell(1, "Library.swift") == stage(4))
        #expect(cell(3, "Study.swift") == stage(4))
        #expect(cell(5, "main.swift") == stage(5))
    }
}
