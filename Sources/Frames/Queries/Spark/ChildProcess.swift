#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A child process that is written to and read from line by line.
final class ChildProcess {
    /// The process' number.
    let number: pid_t
    private var input: Int32
    private let output: Int32
    private var buffer: [UInt8] = []

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - arguments: the program's path and its arguments.
    ///   - environment: the variables of its environment.
    ///   - messages: the path of a file for what it writes to standard error.
    /// - Returns: `nil` if the program cannot be started.
    init?(_ arguments: [String], environment: [String: String], messages: String) {
        var ends: [Int32] = []
        for _ in 0..<2 {
            var pair: [Int32] = [0, 0]
            guard pipe(&pair) == 0 else { return nil }
            ends += pair
        }
        // No other child may hold the ends of this one open.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        #if canImport(Glibc)
            var actions = posix_spawn_file_actions_t()
        #else
            var actions: posix_spawn_file_actions_t?
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[0], 0)
        posix_spawn_file_actions_adddup2(&actions, ends[3], 1)
        posix_spawn_file_actions_addopen(&actions, 2, messages, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        let words = arguments.map { strdup($0) } + [nil]
        let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in words + variables { free(text) } }
        var number: pid_t = 0
        let status = posix_spawn(&number, arguments[0], &actions, nil, words, variables)
        close(ends[0])
        close(ends[3])
        guard status == 0 else {
            close(ends[1])
            close(ends[2])
            return nil
        }
        self.number = number
        input = ends[1]
        output = ends[2]
    }

    deinit {
        if input >= 0 { close(input) }
        close(output)
    }

    /// Writes a line; a process that has ended takes none, which shows when its answer is read.
    func write(line: String) {
        let bytes = Array((line + "\n").utf8)
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { send($0.baseAddress.map { $0 + sent }, $0.count - sent) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            sent += count
        }
    }

    private func send(_ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
        // A pipe without a reader would end this process.
        let handler = signal(SIGPIPE, SIG_IGN)
        defer { signal(SIGPIPE, handler) }
        return Self.system_write(input, bytes, count)
    }

    private static func system_write(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
        #if canImport(Glibc)
            Glibc.write(file, bytes, count)
        #else
            Darwin.write(file, bytes, count)
        #endif
    }

    /// Returns the next line; `nil` at the end.
    func readLine() -> [UInt8]? {
        while true {
            if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
                let line = Array(buffer[..<end])
                buffer.removeSubrange(...end)
                return line
            }
            var bytes = [UInt8](repeating: 0, count: 1 << 14)
            let count = read(output, &bytes, bytes.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return nil }
            buffer += bytes[..<count]
        }
    }

    /// Ends the process, if it still runs, and forgets it.
    func kill() {
        _ = system_kill(number, SIGKILL)
        _ = wait()
    }

    /// Closes the process' input, and waits for its end.
    func finish() {
        close(input)
        input = -1
        wait()
    }

    /// Waits for the end of the process. Returns whether it ended without an error.
    @discardableResult
    func wait() -> Bool {
        var status: Int32 = 0
        while waitpid(number, &status, 0) < 0 { if errno != EINTR { return false } }
        return status == 0
    }
}

private func system_kill(_ number: pid_t, _ signal: Int32) -> Int32 { kill(number, signal) }
