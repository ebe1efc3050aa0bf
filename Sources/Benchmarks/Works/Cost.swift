import FoundationEssentials

/// The time and the memory that a call took.
struct Cost {
    /// Wall time.
    let seconds: Double
    /// The most memory held beyond what was held before, in millions of bytes; nil where the system does not tell.
    let megabytes: Double?

    /// Makes a call and measures it.
    ///
    /// - Throws: what `body` throws.
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

/// The memory that this process holds, where Linux tells: see proc(5).
private enum ResidentMemory {
    /// Makes the peak start anew.
    ///
    /// - Returns: the memory held now, in millions of bytes.
    static func startPeak() -> Double? {
        guard (try? Data("5".utf8).write(to: URL(filePath: "/proc/self/clear_refs"))) != nil else {
            return nil
        }
        return read("VmRSS")
    }

    /// A figure by its name, in millions of bytes.
    static func read(_ name: String) -> Double? {
        processStatus(name).flatMap { Double($0.filter(\.isNumber)) }.map { $0 * 1024 / 1e6 }
    }
}

/// The status that Linux reports of this process under a name, such as “1234 kB” or “0-3”: see proc(5).
func processStatus(_ name: String) -> Substring? {
    let status = try? String(contentsOf: URL(filePath: "/proc/self/status"), encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix(name + ":") }
    return line.map { $0.dropFirst(name.count + 1).drop(while: \.isWhitespace) }
}
