import Base
import FoundationEssentials
import Record
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The running script: where its data lies and where what it shows goes.
final class Session: Sendable {
    /// The one session of this process, set up at the first call of a script into the library.
    static let current = Session()

    /// What the caller of the script said.
    let environment: RunEnvironment
    private let sink: any EventSink

    private init() {
        watchForErrors()
        if let text = ProcessInfo.processInfo.environment[RunEnvironment.variable],
            let environment = try? JSONDecoder().decode(RunEnvironment.self, from: Data(text.utf8))
        {
            self.environment = environment
            sink = PipeSink()
        } else {
            let name = ProcessInfo.processInfo.processName
            environment = RunEnvironment(
                dataFolder: "data/\(name)", isSample: false, parameters: [:], exportFolder: "exports")
            sink = TerminalSink()
        }
        FitProgress.observeAll { [sink] progress in
            sink.send(.progress(step: progress.step, fraction: progress.fraction, place: nil))
        }
    }

    /// Tells what happened.
    func send(_ event: Event) {
        sink.send(event)
    }

    /// Tells that something was shown.
    func show(_ content: Content, at place: Place) {
        send(.output(Output(place: place, content: content)))
    }
}

/// Where a script's events go.
protocol EventSink: Sendable {
    func send(_ event: Event)
}

/// Writes events as lines of JSON to the process that started the script.
private final class PipeSink: EventSink {
    private let descriptor: Int32
    private let lock = Mutex(())

    /// Keeps the pipe for events alone: what the script itself prints goes to standard error from here on.
    init() {
        fflush(nil)
        descriptor = dup(STDOUT_FILENO)
        dup2(STDERR_FILENO, STDOUT_FILENO)
    }

    func send(_ event: Event) {
        guard var line = try? JSONEncoder().encode(event) else { return }
        line.append(UInt8(ascii: "\n"))
        let bytes = [UInt8](line)
        lock.withLock { _ in
            var sent = 0
            while sent < bytes.count {
                let written = bytes.withUnsafeBytes {
                    write(descriptor, $0.baseAddress.map { $0 + sent }, $0.count - sent)
                }
                // The reader is gone: nobody waits for the rest of this run.
                guard written > 0 else { exit(1) }
                sent += written
            }
        }
    }
}

/// Prints what a script shows, for a script that is started by hand.
private struct TerminalSink: EventSink {
    func send(_ event: Event) {
        switch event {
        case .output(let output): print(output.content.plainText, terminator: "\n\n")
        case .failure(let message, let places):
            let place = places.first.map { "\($0.file):\($0.line): " } ?? ""
            let text = "\(place)\(message)\n"
            _ = text.withCString { write(STDERR_FILENO, $0, strlen($0)) }
        case .data, .parameter, .progress: break
        }
    }
}
