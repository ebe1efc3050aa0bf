import CShims
import FoundationEssentials
import Record
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A destination of a script's events.
protocol EventSink: Sendable {
    /// Takes an event. May be called from several threads at once.
    func send(_ event: Event)
}

/// Writes events as lines of JSON to the process that started the script.
final class PipeSink: EventSink {
    private let descriptor: Int32
    private let mark: String
    private let lock = Mutex(())

    /// Reserves standard output for events: from here on, what the script itself prints goes to standard error.
    ///
    /// - Parameter mark: the text at the start of each event.
    init(mark: String) {
        self.mark = mark
        fflush(nil)
        descriptor = dup(STDOUT_FILENO)
        dup2(STDERR_FILENO, STDOUT_FILENO)
        weft_end_without_reader(descriptor)
        // Handlers run whether top-level code came to its end or something in it ended the process.
        atexit { if !weft_exit_was_called() { Session.current.send(.end) } }
    }

    func send(_ event: Event) {
        guard let line = try? JSONEncoder().encode(event) else { return }
        let bytes = Array(mark.utf8) + line + [UInt8(ascii: "\n")]
        lock.withLock { _ in
            var sent = 0
            while sent < bytes.count {
                let written = bytes.withUnsafeBytes {
                    write(descriptor, $0.baseAddress.map { $0 + sent }, $0.count - sent)
                }
                // Without a reader nobody needs the rest of the run.
                guard written > 0 else { _exit(1) }
                sent += written
            }
        }
    }
}

/// Prints the outputs of a script that was started by hand.
struct TerminalSink: EventSink {
    func send(_ event: Event) {
        switch event {
        case .output(let output): print(output.content.plainText, terminator: "\n\n")
        case .failure(let message, let places):
            let place = places.first.map { "\($0.file):\($0.line): " } ?? ""
            printError("\(place)\(message)")
        case .data, .parameter, .progress, .results, .engine, .query, .end: break
        }
    }
}

/// Prints a line on standard error.
func printError(_ line: String) {
    _ = (line + "\n").withCString { write(STDERR_FILENO, $0, strlen($0)) }
}
