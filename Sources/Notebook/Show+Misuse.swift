import Charts
import Frames
import Record

// Calls that authors write by mistake. Without these, the compiler names a protocol that is not conformed to.

/// Refused by the compiler with the way out.
@available(
    *, unavailable, message: "a query is shown when it is collected: show(try query.collect(), caption: …)"
)
public func show(_ query: Query, caption: String, rows: Int = 20) {}

/// Refused by the compiler with the way out.
@available(*, unavailable, message: "groups are shown when they are aggregated: .aggregated([\"n\": .count])")
public func show(_ groups: GroupedTable, caption: String, rows: Int = 20) {}

/// Refused by the compiler with the way out.
@available(*, unavailable, message: "groups are shown when they are aggregated: .aggregated([\"n\": .count])")
public func show(_ groups: GroupedQuery, caption: String, rows: Int = 20) {}

/// Refused by the compiler with the way out.
@available(
    *, unavailable,
    message:
        "a number stands in a sentence: text(\"… \\(number) …\"), or in results.json: record(\"key\", number)"
)
public func show(_ number: Double, caption: String) {}

/// Refused by the compiler with the way out.
@available(
    *, unavailable,
    message:
        "a number stands in a sentence: text(\"… \\(number) …\"), or in results.json: record(\"key\", number)"
)
public func show(_ number: Int, caption: String) {}

/// Refused by the compiler with the way out.
@available(*, unavailable, message: "what is shown needs a caption: show(table, caption: \"…\")")
public func show(_ frame: DataFrame) {}

/// Refused by the compiler with the way out.
@available(*, unavailable, message: "what is shown needs a caption: show(table, caption: \"…\")")
public func show(_ table: Table) {}

/// Refused by the compiler with the way out.
@available(*, unavailable, message: "what is shown needs a caption: show(chart, caption: \"…\")")
public func show(_ chart: some Chart) {}

/// Refused by the compiler with the way out.
@available(*, unavailable, message: "a text from data is interpolated, which escapes it: text(\"\\(value)\")")
public func text(_ value: String) {}
