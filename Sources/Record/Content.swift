import Base
import Charts

/// The content of an output.
public enum Content: Codable, Sendable, Equatable {
    /// A table with a caption.
    case table(Table, caption: String)
    /// A table of measurements, such as durations, which differ between runs on the same inputs. Results leave it out.
    case measurements(Table, caption: String)
    /// A chart with a caption.
    case chart(AnyChart, caption: String)
    /// Markdown with computed values.
    case text(Prose)
    /// A sentence that must be true of the data.
    case claim(Claim)
    /// A work that the report retraces, or whose data it uses.
    case reference(Reference)
    /// A recorded value, for `results.json`.
    case value(RecordedValue)
    /// A file that the report offers for download: its name below `exports/` and a caption.
    case export(String, caption: String)
}

extension Content {
    /// The content as plain text for a terminal.
    package var plainText: String {
        switch self {
        case .text(let prose): prose.markdown
        case .claim(let claim): (claim.holds ? "" : "DOES NOT HOLD: ") + claim.sentence.markdown
        case .reference(let reference): "Source: \(reference.title)"
        case .value(let value): "\(value.key) = \(ValueFormat.exact.text(of: value.value))"
        case .chart(let chart, let caption): "\(caption): \(chart.description)"
        case .export(let name, let caption): "\(name): \(caption)"
        case .table(let table, let caption), .measurements(let table, let caption):
            ([caption] + table.alignedLines).joined(separator: "\n")
        }
    }
}
