import Base
import Charts
import Record

extension Report {
    /// The results of the report, for `results.json`. Measurements are left out.
    public var results: Results {
        Results(
            analysis: name, title: title, summary: summary.map(\.plainText),
            claims: Dictionary(
                uniqueKeysWithValues: claims.map {
                    ($0.name, Results.Claim(holds: $0.holds, text: $0.text))
                }),
            sources: references, data: data, engine: engine,
            parameters: Dictionary(uniqueKeysWithValues: parameters),
            values: Dictionary(values.map { ($0.key, $0.value) }) { _, last in last },
            tables: Dictionary(
                uniqueKeysWithValues: tables.filter { !$0.isMeasured }.map {
                    ($0.name, Results.Table(columns: $0.table.columns.map(\.name), rows: $0.table.rows))
                }),
            figures: Dictionary(
                uniqueKeysWithValues: figures.map {
                    ($0.name, Results.Figure(kind: $0.chart.kind, description: $0.chart.description))
                }))
    }
}
