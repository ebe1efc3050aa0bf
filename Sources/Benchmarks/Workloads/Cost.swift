import FoundationEssentials

/// The time and the memory of a call.
struct Cost {
    /// The wall time, in seconds.
    let seconds: Double
    /// The peak memory less the memory before, in megabytes (10⁶ bytes); nil if the system does not report it.
    let megabytes: Double?

    /// Measures a call.
    ///
    /// - Throws: The error that `body` throws.
    static func measuring<Result>(_ body: () throws -> Result) rethrows -> (result: Result, cost: Cost) {
        let before = ResidentMemory.startPeak()
        let start = ContinuousClock.now
        let result = try body()
        let elapsed = ContinuousClock.now - start
        let peak = before == nil ? nil : ResidentMemory.read("VmHWM")
        let cost = Cost(
            seconds: elapsed / .seconds(1),
            megabytes: before.flatMap { before in peak.map { max(0, $0 - before) } })
        return (result, cost)
    }
}

/// The resident memory of this process, on Linux: see proc(5).
private enum ResidentMemory {
    /// Resets the peak.
    ///
    /// - Returns: The current memory, in megabytes.
    static func startPeak() -> Double? {
        guard (try? Data("5".utf8).write(to: URL(filePath: "/proc/self/clear_refs"))) != nil else {
            return nil
        }
        return read("VmRSS")
    }

    /// Reads a value by its name, in megabytes.
    static func read(_ name: String) -> Double? {
        processStatus(name).flatMap { Double($0.filter(\.isNumber)) }.map { $0 * 1024 / 1e6 }
    }
}

/// Reads an entry of the status of this process on Linux, such as “1234 kB” or “0-3”: see proc(5).
func processStatus(_ name: String) -> Substring? {
    let status = try? String(contentsOf: URL(filePath: "/proc/self/status"), encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix(name + ":") }
    return line.map { $0.dropFirst(name.count + 1).drop(while: \.isWhitespace) }
}
