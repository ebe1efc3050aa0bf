import Base
import Charts
import Record

extension Report {
    /// The content of `results.json`: everything a report found, for programs and for comparison. What was measured
    /// in one run is not part of it.
    public var resultsJSON: String {
        var fields: [String: JSONText] = [
            "analysis": .text(name),
            "title": .text(title),
            "data": .object([
                "origin": .text(data.origin.rawValue), "files": .array(data.files.map(\.json)),
            ]),
        ]
        fields["parameters"] = .object(
            Dictionary(uniqueKeysWithValues: parameters.map { ($0.name, .value($0.value)) }))
        fields["values"] = .object(
            Dictionary(values.map { ($0.key, .value($0.value)) }) { _, last in last })
        fields["tables"] = .object(
            Dictionary(
                uniqueKeysWithValues: tables.filter { !$0.isMeasured }.map { ($0.name, $0.table.json) }))
        fields["figures"] = .object(
            Dictionary(
                uniqueKeysWithValues: figures.map { figure in
                    let kind = JSONText.text(figure.chart.kind)
                    return (
                        figure.name,
                        .object(["kind": kind, "description": .text(figure.chart.description)])
                    )
                }))
        return JSONText.object(fields).document
    }
}

extension DataSummary.File {
    fileprivate var json: JSONText {
        .object([
            "name": .text(name), "rows": .value(rows.map { .integer($0) }), "bytes": .integer(bytes),
            "sha256": .text(sha256),
        ])
    }
}

extension Table {
    fileprivate var json: JSONText {
        .object([
            "columns": .array(columns.map { .text($0.name) }),
            "rows": .array(rows.map { row in .array(row.map { .value($0) }) }),
        ])
    }
}
