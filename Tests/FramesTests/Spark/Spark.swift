import Base
import Foundation

@testable import Frames

/// The Spark of the tests.
enum Spark {
    /// Spark, if it is installed.
    static let installation = try? SparkInstallation.find()
    /// Whether tests that need it run.
    static let isThere = installation != nil
    /// The comment of tests that are left out.
    static let reason =
        "left out, as there is no Spark: \((try? SparkInstallation.find()) == nil ? "set SPARK_HOME, and install Java 17" : "")"

    /// The numbers of the processes that descend from one.
    static func descendants(of number: Int32) -> Set<Int32> {
        var found: Set<Int32> = []
        for (child, parent) in parents where parent == number {
            found.formUnion(descendants(of: child).union([child]))
        }
        return found
    }

    /// Each process with its parent.
    private static var parents: [(child: Int32, parent: Int32)] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap(Int32.init).compactMap { number in
            let text = (try? String(contentsOfFile: "/proc/\(number)/stat", encoding: .utf8)) ?? ""
            // The name of the program stands in parentheses and may hold anything.
            let fields = text[(text.lastIndex(of: ")") ?? text.startIndex)...].split(separator: " ")
            return fields.count > 2 ? Int32(fields[2]).map { (number, $0) } : nil
        }
    }

    /// Whether a process runs, rather than having ended without being waited for.
    static func runs(_ number: Int32) -> Bool {
        guard let text = try? String(contentsOfFile: "/proc/\(number)/stat", encoding: .utf8) else {
            return false
        }
        return !text[(text.lastIndex(of: ")") ?? text.startIndex)...].hasPrefix(") Z")
    }

    /// Waits until a condition holds. Returns whether it did in time.
    static func waits(seconds: Double, until condition: () throws -> Bool) rethrows -> Bool {
        let end = ContinuousClock.now + .seconds(seconds)
        while ContinuousClock.now < end {
            if try condition() { return true }
            Thread.sleep(forTimeInterval: 0.05)
        }
        return try condition()
    }
}

/// The first difference between two tables: in columns, or in a value that is not the same, or off by more than 1e-9 for
/// floating-point numbers.
func difference(_ ours: DataFrame, _ theirs: DataFrame) -> String? {
    if ours.columnNames != theirs.columnNames { return "\(ours.columnNames) and \(theirs.columnNames)" }
    if ours.rowCount != theirs.rowCount { return "\(ours.rowCount) and \(theirs.rowCount) rows" }
    let types = (ours.schema.columns.map(\.type), theirs.schema.columns.map(\.type))
    if types.0 != types.1 { return "\(types.0) and \(types.1)" }
    for index in 0..<ours.columnCount {
        let (first, second) = (values(ours.columns[index]), values(theirs.columns[index]))
        for row in first.indices {
            if let text = difference(first[row], second[row]) {
                return "\(ours.columnNames[index]), row \(row): \(text)"
            }
        }
    }
    return nil
}

@inline(never)
private func values(_ column: Column) -> [Value?] {
    var values: [Value?] = []
    for row in 0..<column.count { values.append(column[row]) }
    return values
}

private func difference(_ ours: Value?, _ theirs: Value?) -> String? {
    if ours == theirs { return nil }
    if case .real(let a)? = ours, case .real(let b)? = theirs {
        if a.isNaN && b.isNaN || abs(a - b) <= 1e-9 * max(1, abs(a), abs(b)) { return nil }
    }
    return "\(ours as Any) and \(theirs as Any)"
}
