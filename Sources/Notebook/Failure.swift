import CShims
import Record
import Runtime
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

// A script is top-level code, and an error that leaves it has lost its way by then: the compiler branches to one
// place for the whole file. So each `throw` leaves its backtrace here, and the last one tells the place.

private let lastThrow = Mutex<Backtrace?>(nil)
private let isCapturing = Atomic(false)

/// The runtime's hook for debuggers and test libraries: called with each error at the moment it is thrown.
/// It takes one pointer and gives nothing back, for which the C and the Swift calling conventions agree.
@_silgen_name("_swift_setWillThrowHandler")
private func setWillThrowHandler(_ handler: (@convention(c) (UnsafeRawPointer) -> Void)?)

/// Keeps the backtrace of the error that the main thread threw last.
///
/// Only the main thread runs the script's lines: what another thread throws gets there by being thrown again. Kept too, it
/// would be taken for the error that left the script.
func watchForErrors() {
    weft_on_uncaught_error { scriptFailed($0) }
    setWillThrowHandler { _ in
        guard weft_is_main_thread() else { return }
        // Capturing may throw within; that must not start another capture.
        guard !isCapturing.exchange(true, ordering: .acquiring) else { return }
        let backtrace = try? Backtrace.capture(algorithm: .fast, limit: 64, images: nil)
        lastThrow.withLock { $0 = backtrace }
        isCapturing.store(false, ordering: .releasing)
    }
}

/// Reports an error that left the script, with its place, and ends the process with exit code 1.
private func scriptFailed(_ pointer: UnsafeRawPointer) -> Never {
    // A Swift error is a pointer to a box, and that is what the runtime hands over.
    let error = unsafeBitCast(pointer, to: (any Error).self)
    isCapturing.store(true, ordering: .relaxed)
    let symbols = lastThrow.withLock { $0 }?.symbolicated()
    let places = scriptPlaces(in: symbols?.frames.compactMap { $0.symbol?.sourceLocation } ?? [])
    Session.current.send(.failure(message: String(describing: error), places: places))
    exit(1)
}

/// The places in the script's own files, from the innermost function to the statement of top-level code. The latter is
/// in `main.swift`, and the other files are in its folder.
private func scriptPlaces(in locations: [SymbolicatedBacktrace.SourceLocation]) -> [Place] {
    let main = "main.swift"
    guard let statement = locations.last(where: { $0.path.hasSuffix("/\(main)") }) else { return [] }
    let folder = statement.path.dropLast(main.count)
    return locations.filter { $0.path.hasPrefix(folder) }.map { Place(file: $0.path, line: $0.line) }
}
