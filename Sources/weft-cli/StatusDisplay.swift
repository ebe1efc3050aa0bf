import Runner
import Synchronization

/// Shows on the terminal which analyses, cells and steps run, for how long, and how long still; where nobody watches, a
/// line for each analysis that is done and nothing of what is under way, so that a log is not flooded.
final class StatusDisplay: RenderMonitor {
    private struct State {
        var running: [(name: String, status: JobStatus)] = []
        /// The number of status lines on the terminal, which the next ones replace.
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
        state.withLock { $0.running.append((name, JobStatus(at: now))) }
    }

    func stage(_ stage: RenderStage, of name: String) {
        let now = clock.now
        state.withLock { state in
            guard let index = state.running.firstIndex(where: { $0.name == name }) else { return }
            state.running[index].status.enter(stage, at: now)
        }
    }

    func printed(_ line: String, by name: String) {
        if !isQuiet { say("\(name) | \(line)") }
    }

    /// A job is done.
    func finished(_ name: String, _ message: String) {
        let elapsed = remove(name)
        if !isQuiet { say("\(name)  \(message), \(elapsed.text)") }
    }

    /// A job has failed. This is said even where little else is.
    func failed(_ name: String, _ error: any Error) {
        _ = remove(name)
        say("\(name): \(error)")
    }

    /// Removes a job from the display without a message.
    func dropped(_ name: String) {
        _ = remove(name)
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
            let lines = state.running.map { name, status in "\(name)  \(status.text(at: now))\n" }
            StandardError.write(Self.erase(state.lines) + text + Self.unwrapped(lines.joined()))
            state.lines = lines.count
        }
    }

    private func remove(_ name: String) -> Duration {
        let now = clock.now
        return state.withLock { state in
            guard let index = state.running.firstIndex(where: { $0.name == name }) else { return .zero }
            return state.running.remove(at: index).status.elapsed(at: now)
        }
    }

    /// Moves up over status lines and clears to the end of the screen.
    private static func erase(_ lines: Int) -> String {
        lines == 0 ? "" : "\u{1B}[\(lines)A\u{1B}[J"
    }

    /// Cuts lines at the edge of the terminal instead of wrapping them: each has to stay one line to be drawn over.
    private static func unwrapped(_ lines: String) -> String {
        lines.isEmpty ? "" : "\u{1B}[?7l\(lines)\u{1B}[?7h"
    }
}

/// Says nothing.
struct SilentMonitor: RenderMonitor {
    func stage(_ stage: RenderStage, of name: String) {}
    func printed(_ line: String, by name: String) {}
}
