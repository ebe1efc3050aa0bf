import Base
import Record

extension QualityReport {
    /// The change of a check from one delivery of the data to the next.
    public struct Change: Sendable {
        /// The check.
        public let check: QualityCheck
        /// The result in the earlier delivery; `nil` if it does not know the check.
        public let earlier: Finding?
        /// The result in the later delivery.
        public let later: Finding

        /// The number in the earlier delivery; `nil` for want of a file.
        public var before: Int? { earlier?.value }
        /// The number in the later delivery; `nil` for want of a file.
        public var now: Int? { later.value }
        /// Whether something was wrong and is no more.
        public var isGone: Bool { before ?? 0 > 0 && now == 0 }
        /// Whether nothing was wrong and now something is.
        public var isNew: Bool { before == 0 && now ?? 0 > 0 }
        /// Whether only one of the deliveries has the files.
        public var isIncomparable: Bool { (before == nil) != (now == nil) }

        /// The change in a word. Rows are compared by their share of the table, as deliveries differ in size.
        public var word: String {
            guard let before else { return now == nil ? "in neither" : "no file before" }
            guard let now else { return "no file now" }
            if isGone { return "gone" }
            if isNew { return "new" }
            if let old = earlier?.share, let new = later.share {
                return new == old ? "the same" : new < old ? "rarer" : "more frequent"
            }
            return now == before ? "the same" : now < before ? "fewer" : "more"
        }
    }

    /// Returns what has changed since an earlier delivery, for the checks that have found something in either.
    ///
    /// - Parameter earlier: the results of the same checks on the earlier delivery.
    public func changes(since earlier: QualityReport) -> [Change] {
        findings.map { finding in
            Change(
                check: finding.check,
                earlier: earlier.findings.first { $0.check.name == finding.check.name }, later: finding)
        }.filter { $0.before ?? 0 > 0 || $0.now ?? 0 > 0 }
    }

    /// Changes as a table.
    public static func table(of changes: [Change]) -> Table {
        Table(
            ["check", "before", "of rows before", "now", "of rows now", "change"],
            rows: changes.map {
                [$0.check.name, $0.before, $0.earlier?.share, $0.now, $0.later.share, $0.word]
            }
        ).formatting("of rows before", "of rows now", as: .percent(2))
    }
}

/// Records the results of checks, each under the name of its check. Instead of a number that could not be computed it records
/// which file is missing.
///
/// - Parameters:
///   - report: the results.
///   - key: the beginning of the keys.
///   - file: the file of the call.
///   - line: the line of the call.
public func record(
    _ report: QualityReport, as key: String, file: String = #fileID, line: Int = #line
) {
    for finding in report.findings {
        let key = "\(key).\(finding.check.name)"
        if let value = finding.value {
            record(key, value, file: file, line: line)
        } else {
            record(key, "no \(finding.missingFiles.joined(separator: ", "))", file: file, line: line)
        }
    }
}
