import FoundationEssentials

/// The machine that benchmarks run on.
public enum Machine {
    /// The number of cores and, if the system reports it, their model: “2 cores of Intel Xeon”.
    public static var summary: String {
        let cores = ProcessInfo.processInfo.activeProcessorCount
        let info = (try? String(contentsOf: URL(filePath: "/proc/cpuinfo"), encoding: .utf8)) ?? ""
        let model = info.split(separator: "\n").first { $0.hasPrefix("model name") }?.split(separator: ":")
            .last
        return "\(cores) \(cores == 1 ? "core" : "cores")"
            + (model.map { " of \($0.drop { $0.isWhitespace })" } ?? "")
    }

    /// The words before a command that restrict it to two cores, so that parts without a limit on threads, here or in a peer,
    /// are compared fairly. Empty if there are at most two cores, or no `taskset`.
    public static var twoCores: [String] {
        guard ProcessInfo.processInfo.activeProcessorCount > 2,
            let allowed = processStatus("Cpus_allowed_list"),
            FileManager.default.isExecutableFile(atPath: "/usr/bin/taskset")
        else { return [] }
        return ["/usr/bin/taskset", "-c", firstTwo(of: allowed)]
    }

    /// Returns the first two numbers of a list such as `0,2-5`, as such a list.
    static func firstTwo(of list: Substring) -> String {
        let numbers = list.split(separator: ",").flatMap { part in
            let ends = part.split(separator: "-").compactMap { Int($0) }
            return ends.first.map { Array($0...max($0, ends.last ?? $0)) } ?? []
        }
        return numbers.prefix(2).map(String.init).joined(separator: ",")
    }
}
