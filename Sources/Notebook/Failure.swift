import CShims
import Record
import Runtime
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

// An uncaught error of top-level code does not say where it was thrown: the compiler branches to a single handler for the
// whole file. Therefore each `throw` stores its backtrace here, and the last one is reported.

private let lastThrow = Mutex<Backtrace?>(nil)
private let isCapturing = Atomic(false)

/// The runtime's hook for debuggers and test libraries, which is called with each error at the moment it is thrown. For a
/// function of one pointer without a result, the C and the Swift calling conventions agree.
@_silgen_name("_swift_setWillThrowHandler")
private func setWillThrowHandler(_ handler: (@convention(c) (UnsafeRawPointer) -> Void)?)

/// Starts to store the backtrace of the error that the main thread threw last.
///
/// Errors of other threads are ignored, as only the main thread runs the script's lines: an error of another thread
/// reaches the script only if the main thread throws it again.
func watchForErrors() {
    weft_on_uncaught_error { scriptFailed($0) }
    setWillThrowHandler { _ in
        guard weft_is_main_thread() else { return }
        // Capturing may throw errors itself, which must not start another capture.
        guard !isCapturing.exchange(true, ordering: .acquiring) else { return }
        let backtrace = try? Backtrace.capture(algorithm: .fast, limit: 64, images: nil)
        lastThrow.withLock { $0 = backtrace }
        isCapturing.store(false, ordering: .releasing)
    }
}

/// Reports an uncaught error of the script with its places, and ends the process with exit code 1.
private func scriptFailed(_ pointer: UnsafeRawPointer) -> Never {
    // The runtime passes the pointer to the error's box, which is the representation of `any Error`.
    let error = unsafeBitCast(pointer, to: (any Error).self)
    isCapturing.store(true, ordering: .relaxed)
    let symbols = lastThrow.withLock { $0 }?.symbolicated()
    let places = scriptPlaces(in: symbols?.frames.compactMap { $0.symbol?.sourceLocation } ?? [])
    Session.current.send(.failure(message: String(describing: error), places: places))
    exit(1)
}

/// Returns the places in the script's own files, from the innermost function to the statement of top-level code. The
/// statement is in `main.swift`, and the other files are in the same folder.
private func scriptPlaces(in locations: [SymbolicatedBacktrace.SourceLocation]) -> [Place] {
    let main = "main.swift"
    guard let statement = locations.last(where: { $0.path.hasSuffix("/\(main)") }) else { return [] }
    let folder = statement.path.dropLast(main.count)
    return locations.filter { $0.path.hasPrefix(folder) }.map { Place(file: $0.path, line: $0.line) }
}
