import Base
import FoundationEssentials
import Record
import Render
import Subprocess
import SystemPackage

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Runs a script in a process of its own and gathers what it shows.
struct ScriptRun {
    let name: String
    let script: Script
    let executable: URL
    let environment: RunEnvironment
    /// The number of seconds after which the script is stopped; `nil` for no limit.
    var timeLimit: Int?
    /// Called with each event as it comes.
    let onEvent: @Sendable (Event) -> Void
    /// Called with each line that the script prints.
    let onPrint: @Sendable (String) -> Void

    /// The settings of glibc's allocator. Columns are allocated and freed often, and fresh memory is expensive, as the kernel clears it:
    /// so blocks of up to 6 MiB are kept for the next that asks. Larger ones are the columns of tables of a million rows and more, and
    /// what lies idle between these would be hundreds of megabytes.
    private static let memoryTunables =
        "glibc.malloc.mmap_threshold=\(6 << 20):glibc.malloc.trim_threshold=\(1 << 30)"

    /// Runs the script to its end.
    ///
    /// - Throws: ``RunError`` if it throws, traps, is killed, takes too long, or does not come to its last line.
    func run() async throws -> Record {
        let variable = String(decoding: try JSONEncoder().encode(environment), as: UTF8.self)
        let start = ContinuousClock.now
        // In a group of its own, so that processes that it has started end with it.
        var platform = PlatformOptions()
        platform.processGroupID = 0
        let result = try await Subprocess.run(
            .path(.init(executable.path)),
            environment: .inherit.updating([
                .init(stringLiteral: RunEnvironment.variable): variable,
                "GLIBC_TUNABLES": Self.memoryTunables,
                // Where a trap happened is told by the runtime's own backtrace.
                "SWIFT_BACKTRACE":
                    "enable=yes,color=no,interactive=no,threads=crashed,images=none,registers=none,output-to=stderr",
            ]),
            platformOptions: platform, input: .none, output: .sequence, error: .sequence
        ) { execution in
            let group = execution.processIdentifier.value
            let timer = timeLimit.map { seconds in
                Task {
                    try await Task.sleep(for: .seconds(seconds))
                    kill(-group, SIGKILL)
                }
            }
            defer { timer?.cancel() }
            async let messages = lines(of: execution.standardError)
            let gathered = try await gather(execution.standardOutput)
            return (gathered, try await messages)
        }
        let (gathered, messages) = result.closureResult
        if let timeLimit, ContinuousClock.now - start >= .seconds(timeLimit),
            result.terminationStatus == .signaled(SIGKILL)
        {
            throw stopped(
                after: gathered.lastPlace,
                "the script was stopped after \(timeLimit) s, the limit of --time-limit")
        }
        if let failure = gathered.failure { throw failure }
        let hasCrashed = messages.contains(where: Self.isOfBacktrace)
        guard result.terminationStatus.isSuccess, !hasCrashed else {
            throw crash(result.terminationStatus, messages: messages, lastPlace: gathered.lastPlace)
        }
        messages.forEach(onPrint)
        guard gathered.isWhole else {
            throw stopped(
                after: gathered.lastPlace,
                "the script ended before its last line, as if it had succeeded: something in it calls exit, "
                    + "or closes the standard output")
        }
        return try gathered.record(checking: environment.parameters)
    }

    // MARK: Reading

    private func gather(_ output: SubprocessOutputSequence) async throws -> Gathered {
        var gathered = Gathered(script: script, name: name)
        let decoder = JSONDecoder()
        let mark = Data(environment.mark.utf8)
        var buffer = LineBuffer(mark: mark)
        for try await chunk in output {
            chunk.withUnsafeBytes { buffer.append($0) }
            while let line = buffer.nextLine() {
                // What is not an event was printed before the script's first call into the library.
                guard line.starts(with: mark),
                    let event = try? decoder.decode(Event.self, from: line.dropFirst(mark.count))
                else {
                    onPrint(String(decoding: line, as: UTF8.self))
                    continue
                }
                onEvent(event)
                gathered.take(event)
            }
        }
        return gathered
    }

    /// Returns the runtime's messages about a crash; lines that the script prints are passed on as they come.
    private func lines(of output: SubprocessOutputSequence) async throws -> [String] {
        var buffer = LineBuffer()
        var lines: [String] = []
        var isCrash = false
        func take(_ line: Data) {
            let text = String(decoding: line, as: UTF8.self)
            isCrash = isCrash || text.contains("Fatal error:") || Self.isOfBacktrace(text)
            if isCrash, lines.count < Self.messageLimit { lines.append(text) } else { onPrint(text) }
        }
        for try await chunk in output {
            chunk.withUnsafeBytes { buffer.append($0) }
            while let line = buffer.nextLine() { take(line) }
        }
        if let rest = buffer.rest { take(rest) }
        return lines
    }

    /// Whether a line is one with which the runtime's backtrace begins.
    private static func isOfBacktrace(_ line: String) -> Bool {
        line.hasPrefix("*** Signal ") || line.hasPrefix("*** Program crashed:")
    }

    /// The maximum number of lines of a crash that are looked at.
    private static let messageLimit = 10_000

    // MARK: Crashes

    private func stopped(after place: Place?, _ message: String) -> RunError {
        RunError(script: script, name: name, place: place, isExact: false, message: message)
    }

    private func crash(_ status: TerminationStatus, messages: [String], lastPlace: Place?) -> RunError {
        let fatal = messages.lazy.compactMap { line in
            line.firstRange(of: "Fatal error: ").map { String(line[$0.upperBound...]) }
        }.first
        let reason = fatal.map { "the script stopped: \($0)" } ?? Self.reason(status)
        let place = script.statement(of: places(in: messages))
        return RunError(
            script: script, name: name, place: place ?? lastPlace, isExact: place != nil, message: reason)
    }

    private static func reason(_ status: TerminationStatus) -> String {
        switch status {
        case .exited(0): "the script crashed in a thread while it came to its end"
        case .exited(let code): "the script ended with exit code \(code)"
        case .signaled(9): "the script was killed (signal 9), perhaps because memory ran out"
        case .signaled(7):
            "a file that the script was reading became shorter (signal 7); wait until it is written, and run again"
        // What Swift stops at in optimised code, where it leaves out the words.
        case .signaled(4), .signaled(5):
            "the script was stopped by a check of Swift's, such as an index out of range or a number too large"
        case .signaled(let code): "the script crashed (signal \(code))"
        }
    }

    /// The places of the script's files in a backtrace, the innermost first:
    /// `… in tiktok-verified at …/tiktok-verified/main.swift:17:10`.
    private func places(in messages: [String]) -> [Place] {
        messages.filter { !$0.contains("Fatal error:") }.compactMap { message in
            for file in script.files {
                guard let found = message.firstRange(of: "/\(name)/\(file.name):"),
                    let line = Int(message[found.upperBound...].prefix { $0.isNumber })
                else { continue }
                return Place(file: file.name, line: line)
            }
            return nil
        }
    }
}

extension Script {
    /// The statement of the report that was being run, of places in files from the innermost function out: the first that
    /// is no helper's.
    fileprivate func statement(of places: [Place]) -> Place? {
        places.first { codePlace(of: $0).map(isNarrative) ?? false } ?? places.first { file(of: $0) != nil }
    }
}

/// Cuts a stream of bytes into lines.
private struct LineBuffer {
    /// The start of lines of any length. Others are cut, so that a script which prints without end fills no memory.
    var mark: Data?
    private var bytes = Data()
    private var searched = 0

    private static let longest = 1 << 16

    init(mark: Data? = nil) { self.mark = mark }

    mutating func append(_ more: UnsafeRawBufferPointer) {
        bytes.append(contentsOf: more)
    }

    mutating func nextLine() -> Data? {
        let start = bytes.startIndex
        guard let end = bytes[(start + searched)...].firstIndex(of: UInt8(ascii: "\n")) else {
            searched = bytes.count
            let isEvent = mark.map { bytes.starts(with: $0) } ?? false
            guard bytes.count > Self.longest, !isEvent else { return nil }
            let piece = Data(bytes.prefix(Self.longest))
            bytes = bytes.dropFirst(Self.longest)
            searched = 0
            return piece
        }
        let line = Data(bytes[start..<end])
        bytes = bytes[(end + 1)...]
        searched = 0
        return line
    }

    /// The bytes after the last line feed.
    var rest: Data? { bytes.isEmpty ? nil : Data(bytes) }
}

/// The events of a script so far.
private struct Gathered {
    let script: Script
    let name: String
    private var outputs: [Output] = []
    private var files: [DataFile] = []
    private var parameters: [String: Value] = [:]
    private var keys: Set<String> = []
    private var engine: String?
    /// Whether the script came to the end of its last line.
    private(set) var isWhole = false
    private(set) var failure: RunError?
    /// The place of the last event that had one.
    private(set) var lastPlace: Place?

    init(script: Script, name: String) {
        self.script = script
        self.name = name
    }

    mutating func take(_ event: Event) {
        // What comes from another file than the script's, such as a library's, comes from where the script is.
        if let place = event.place, script.file(of: place) != nil { lastPlace = place }
        isWhole = false
        switch event {
        case .output(var output):
            if case .value(let value) = output.content, !keys.insert(value.key).inserted, failure == nil {
                failure = RunError(
                    script: script, name: name, place: lastPlace, isExact: true,
                    message:
                        "\"\(value.key)\" is recorded a second time; each key goes into results.json once")
            }
            output.place =
                lastPlace.flatMap(script.codePlace(of:)) ?? Place(file: ScriptFile.mainName, line: 0)
            outputs.append(output)
        case .data(let file, _): files.append(file)
        case .parameter(let name, let value, _): parameters[name] = value
        case .engine(let name): engine = name
        case .end: isWhole = true
        case .progress, .results, .query: break
        case .failure(let message, let places):
            let place = script.statement(of: places)
            failure = RunError(
                script: script, name: name, place: place ?? lastPlace, isExact: place != nil, message: message
            )
        }
    }

    func record(checking given: [String: String]) throws -> Record {
        for key in given.keys.sorted() where parameters[key] == nil {
            throw RunError.unknownParameter(key, analysis: name, known: parameters.keys.sorted())
        }
        return Record(outputs: outputs, files: files, parameters: parameters, engine: engine)
    }
}
