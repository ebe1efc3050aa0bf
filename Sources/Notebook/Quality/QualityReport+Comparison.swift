import Record

extension QualityReport {
    /// The change of a check from one delivery of the data to the next.
    public struct Change: Sendable {
        /// The check.
        public let check: QualityCheck
        /// The number in the earlier delivery; `nil` for want of a file.
        public let before: Int?
        /// The number in the later delivery; `nil` for want of a file.
        public let now: Int?

        /// Whether something was wrong and is no more.
        public var isGone: Bool { before ?? 0 > 0 && now == 0 }
        /// Whether nothing was wrong and now something is.
        public var isNew: Bool { before == 0 && now ?? 0 > 0 }
        /// Whether only one of the deliveries has the files.
        public var isIncomparable: Bool { (before == nil) != (now == nil) }

        /// The change in a word.
        public var word: String {
            switch (before, now) {
            case (nil, nil): "in neither"
            case (nil, _): "could not be computed before"
            case (_, nil): "can no longer be computed"
            case (let before?, let now?):
                now == before ? "the same" : isGone ? "gone" : isNew ? "new" : now < before ? "fewer" : "more"
            }
        }
    }

    /// Returns what has changed since an earlier delivery, for the checks that have found something in either.
    ///
    /// - Parameter earlier: the results of the same checks on the earlier delivery.
    public func changes(since earlier: QualityReport) -> [Change] {
        findings.map {
            Change(check: $0.check, before: earlier[$0.check.name], now: $0.value)
        }.filter { $0.before ?? 0 > 0 || $0.now ?? 0 > 0 }
    }

    /// Changes as a table.
    public static func table(of changes: [Change]) -> Table {
        Table(
            ["check", "before", "now", "change", "of what"],
            rows: changes.map { [$0.check.name, $0.before, $0.now, $0.word, $0.check.subject] })
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
