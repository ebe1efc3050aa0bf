import Runner
import Synchronization

/// Shows on the terminal which analyses and cells run, and for how long; where nobody watches, a line for each
/// analysis that is done.
final class StatusDisplay: RenderMonitor {
    private struct Running {
        var stage: RenderStage
        let start: ContinuousClock.Instant
        var stageStart: ContinuousClock.Instant
    }

    private struct State {
        var running: [(name: String, job: Running)] = []
        /// How many status lines stand on the terminal, to be drawn over.
        var lines = 0
    }

    private let isQuiet: Bool
    private let isLive: Bool
    private let clock = ContinuousClock()
    private let state = Mutex(State())

    init(isQuiet: Bool) {
        self.isQuiet = isQuiet
        isLive = !isQuiet && StandardError.isTerminal
    }

    // MARK: What jobs tell

    func started(_ name: String) {
        let now = clock.now
        state.withLock { $0.running.append((name, Running(stage: .building, start: now, stageStart: now))) }
    }

    func stage(_ stage: RenderStage, of name: String) {
        let now = clock.now
        state.withLock { state in
            guard let index = state.running.firstIndex(where: { $0.name == name }) else { return }
            state.running[index].job.stage = stage
            state.running[index].job.stageStart = now
        }
    }

    func printed(_ line: String, by name: String) {
        if !isQuiet { say("\(name) | \(line)") }
    }

    /// A job is done.
    func finished(_ name: String, _ message: String) {
        let elapsed = remove(name)
        if !isQuiet { say("\(name)  \(message), \(Self.text(elapsed))") }
    }

    /// A job has failed. This is said even where little else is.
    func failed(_ name: String, _ error: any Error) {
        _ = remove(name)
        say("\(name): \(error)")
    }

    // MARK: Drawing

    /// Draws the state again and again until the task is cancelled.
    func animate() async {
        guard isLive else { return }
        while !Task.isCancelled {
            redraw(above: "")
            try? await Task.sleep(for: .milliseconds(100))
        }
        clear()
    }

    /// Takes the status lines off the terminal.
    func clear() {
        state.withLock { state in
            StandardError.write(Self.erase(state.lines))
            state.lines = 0
        }
    }

    private func say(_ text: String) {
        if isLive { redraw(above: text + "\n") } else { StandardError.print(text) }
    }

    private func redraw(above text: String) {
        let now = clock.now
        state.withLock { state in
            let lines = state.running.map { name, job in
                let what =
                    switch job.stage {
                    case .building: "building"
                    case .writing: "writing the report"
                    case .running(let cell, let count, let step):
                        "cell \(cell) of \(count)" + (step.map { ": \($0)" } ?? "")
                    }
                return
                    "\(name)  \(what), \(Self.text(now - job.stageStart)) (\(Self.text(now - job.start)))\n"
            }
            StandardError.write(Self.erase(state.lines) + text + lines.joined())
            state.lines = lines.count
        }
    }

    private func remove(_ name: String) -> Duration {
        let now = clock.now
        return state.withLock { state in
            guard let index = state.running.firstIndex(where: { $0.name == name }) else { return .zero }
            return now - state.running.remove(at: index).job.start
        }
    }

    /// Moves up over status lines and clears to the end of the screen.
    private static func erase(_ lines: Int) -> String {
        lines == 0 ? "" : "\u{1B}[\(lines)A\u{1B}[J"
    }

    /// A duration in seconds, with one decimal up to a minute.
    private static func text(_ duration: Duration) -> String {
        let tenths =
            duration.components.seconds * 10 + duration.components.attoseconds / 100_000_000_000_000_000
        return tenths < 600 ? "\(tenths / 10).\(tenths % 10) s" : "\(tenths / 600) min \(tenths / 10 % 60) s"
    }
}

/// Says nothing.
struct SilentMonitor: RenderMonitor {
    func stage(_ stage: RenderStage, of name: String) {}
    func printed(_ line: String, by name: String) {}
}
