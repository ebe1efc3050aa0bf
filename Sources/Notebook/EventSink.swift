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
    private let lock = Mutex(())

    /// Reserves standard output for events: from here on, what the script itself prints goes to standard error.
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
                // Without a reader nobody needs the rest of the run.
                guard written > 0 else { exit(1) }
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
        case .data, .parameter, .progress, .results, .engine, .query: break
        }
    }
}

/// Prints a line on standard error.
func printError(_ line: String) {
    _ = (line + "\n").withCString { write(STDERR_FILENO, $0, strlen($0)) }
}
