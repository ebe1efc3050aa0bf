import Record
import Render

/// The position of a running script, as its events report it: the cell, and the step in it.
struct RunPosition {
    private let script: Script
    private var cell = 1
    private var clock: StepClock?

    /// The beginning of a script.
    init(in script: Script) {
        self.script = script
    }

    /// Takes in an event.
    ///
    /// - Returns: the stage that the run has come to. A step is part of it until the next event of another kind.
    mutating func take(_ event: Event, at now: ContinuousClock.Instant) -> RenderStage {
        // What does not know its place comes from the cell that runs, and so does what a helper tells, or a function of
        // an earlier cell: the cells run one after another.
        let place = event.place.flatMap(script.codePlace(of:)).flatMap { script.isNarrative($0) ? $0 : nil }
        if let known = place.flatMap(script.cell(after:))?.number, known > cell {
            cell = known
            clock = nil
        }
        var isStep = false
        if case .progress(let name, let fraction, let place) = event {
            // A fit reports completed parts. Once all are complete it ends, and reports nothing more.
            isStep = place != nil || (fraction ?? 0) < 1
            if isStep, clock?.tell(name, fraction: fraction, at: now) == nil {
                clock = StepClock(name, fraction: fraction, at: now)
            }
        }
        // The clock goes on meanwhile: a loop may show something in each round of one step.
        return .running(cell: cell, of: script.cells.count, step: isStep ? clock : nil)
    }
}
