/// A step of a build, as SwiftPM prints it: `[12/40] Compiling Frames Column.swift`.
public struct BuildStep: Sendable, Equatable {
    /// The number of steps that are done.
    public let done: Int
    /// The number of steps that are known so far. It grows while the build goes on.
    public let total: Int
    /// The module that was compiled or the program that was linked last.
    public let target: String?

    /// Reads a line of SwiftPM's output; `nil` if it is about something else.
    init?(line: String) {
        guard line.hasPrefix("["), let end = line.firstIndex(of: "]") else { return nil }
        let numbers = line[..<end].dropFirst().split(separator: "/").map { Int($0) }
        guard numbers.count == 2, let done = numbers[0], let total = numbers[1] else { return nil }
        (self.done, self.total) = (done, total)
        let words = line[end...].dropFirst().split(separator: " ")
        target = words.count > 1 && ["Compiling", "Linking"].contains(words[0]) ? String(words[1]) : nil
    }
}
