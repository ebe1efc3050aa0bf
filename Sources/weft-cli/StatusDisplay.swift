import FoundationEssentials
import Runner
import Synchronization

/// Shows the running analyses, cells and steps on the terminal, with elapsed and remaining times. If the output is not a
/// terminal, it prints only a line for each finished analysis, so that logs stay short.
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

    // MARK: Events of jobs

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

    /// Reports that a job has finished.
    func finished(_ name: String, _ message: String) {
        let elapsed = remove(name)
        if !isQuiet { say("\(name)  \(message), \(elapsed.text)") }
    }

    /// Reports that a claim of a finished job does not hold.
    func refuted(_ name: String, _ claim: String) {
        if !isQuiet { say("\(name): a claim does not hold: \(claim)") }
    }

    /// Reports, also in quiet mode, that a job had no data and took sample data.
    func tookSample(_ name: String, from data: URL) {
        say("\(name): there is no folder \(data.lastPathComponent)/\(name), so this is sample data")
    }

    /// Reports, also in quiet mode, that characters of a report have no font.
    func lacksFonts(_ name: String, _ notice: String) { say("\(name): \(notice)") }

    /// Reports that a job has failed, also in quiet mode.
    func failed(_ name: String, _ error: any Error) {
        _ = remove(name)
        say("\(name): \(error)")
    }

    /// Removes a job from the display without a message.
    func dropped(_ name: String) {
        _ = remove(name)
    }

    // MARK: Drawing

    /// Redraws the state periodically while an operation runs.
    func animate<Value>(_ operation: () async throws -> Value) async rethrows -> Value {
        async let _ = redrawPeriodically()  // until the end of this function, which cancels it
        return try await operation()
    }

    /// Redraws the state until the task is cancelled.
    private func redrawPeriodically() async {
        guard isLive else { return }
        while !Task.isCancelled {
            redraw(above: "")
            try? await Task.sleep(for: .milliseconds(100))
        }
        clear()
    }

    /// Removes the status lines from the terminal.
    private func clear() {
        state.withLock { state in
            StandardError.write(Self.erase(state.lines))
            state.lines = 0
        }
    }

    private func say(_ text: String) {
        let text = text.printable
        if isLive { redraw(above: text + "\n") } else { StandardError.print(text) }
    }

    private func redraw(above text: String) {
        let now = clock.now
        state.withLock { state in
            let lines = state.running.map { name, status in
                "\(name)  \(status.text(at: now))".printable + "\n"
            }
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

    /// Returns the escape sequence that moves above the status lines and clears the rest of the screen.
    private static func erase(_ lines: Int) -> String {
        lines == 0 ? "" : "\u{1B}[\(lines)A\u{1B}[J"
    }

    /// Truncates lines at the edge of the terminal instead of wrapping them, as each must stay one line to be redrawn.
    private static func unwrapped(_ lines: String) -> String {
        lines.isEmpty ? "" : "\u{1B}[?7l\(lines)\u{1B}[?7h"
    }
}

/// A monitor that ignores all events.
struct SilentMonitor: RenderMonitor {
    func stage(_ stage: RenderStage, of name: String) {}
    func printed(_ line: String, by name: String) {}
}
