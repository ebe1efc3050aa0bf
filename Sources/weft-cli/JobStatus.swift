import Runner

/// The status of a running job, as the terminal shows it.
struct JobStatus {
    private var stage = RenderStage.building(nil)
    private let start: ContinuousClock.Instant
    private var stageStart: ContinuousClock.Instant

    /// Creates the status of a job that begins now.
    init(at instant: ContinuousClock.Instant) {
        start = instant
        stageStart = instant
    }

    /// Records a stage of the job. A stage that is reported again does not begin again.
    mutating func enter(_ stage: RenderStage, at instant: ContinuousClock.Instant) {
        switch (self.stage, stage) {
        // A build is one stage with many steps.
        case (.building, .building): break
        case (let old, let new): if old != new { stageStart = instant }
        }
        self.stage = stage
    }

    /// The time since the job began.
    func elapsed(at now: ContinuousClock.Instant) -> Duration { now - start }

    /// Returns the status in words: the stage, its time, the remaining time if it can be estimated, and the total time, such
    /// as "cell 3 of 9: random forest 34 %, 6.2 s, about 12 s left (41.0 s)".
    func text(at now: ContinuousClock.Instant) -> String {
        let step = stage.step
        let left = step?.timeLeft(at: now).map { ", about \($0.roughText) left" } ?? ""
        return "\(stageText), \((now - (step?.start ?? stageStart)).text)\(left) (\(elapsed(at: now).text))"
    }

    private var stageText: String {
        switch stage {
        case .building(nil): "building"
        case .building(let step?):
            "building \(step.done)/\(step.total)" + (step.target.map { " \($0)" } ?? "")
        case .writing: "writing the report"
        case .running(let cell, let count, nil): "cell \(cell) of \(count)"
        case .running(let cell, let count, let step?):
            "cell \(cell) of \(count): \(step.name)" + (step.fraction.map { " \(Int($0 * 100)) %" } ?? "")
        }
    }
}

extension Duration {
    /// The duration in seconds, with one decimal up to a minute.
    var text: String {
        let tenths = components.seconds * 10 + components.attoseconds / 100_000_000_000_000_000
        return tenths < 600 ? "\(tenths / 10).\(tenths % 10) s" : "\(tenths / 600) min \(tenths / 10 % 60) s"
    }

    /// The duration in one unit, rounded as an estimate: "12 s", "35 s", "3 min", "2 h".
    fileprivate var roughText: String {
        func rounded(_ value: Double, to step: Double) -> Int { Int((value / step).rounded() * step) }
        let seconds = self / .seconds(1)
        if seconds < 19.5 { return "\(max(1, rounded(seconds, to: 1))) s" }
        if seconds < 57.5 { return "\(rounded(seconds, to: 5)) s" }
        let minutes = seconds / 60
        if minutes < 9.5 { return "\(rounded(minutes, to: 1)) min" }
        if minutes < 117.5 { return "\(rounded(minutes, to: 5)) min" }
        return "\(rounded(minutes / 60, to: 1)) h"
    }
}
