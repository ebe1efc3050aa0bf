import Base
import FoundationEssentials

/// The content of `results.json`: everything that a report found, for programs and for comparison.
///
/// The one place where that file is read and written. Measurements of a single run are not part of it.
public struct Results: Sendable, Equatable {
    /// A table at full precision.
    public struct Table: Codable, Sendable, Hashable {
        /// The headings of the columns.
        public var columns: [String]
        /// The cells, row by row; `nil` is a missing value.
        public var rows: [[Value?]]

        /// A table of `rows` below `columns`.
        public init(columns: [String], rows: [[Value?]]) {
            self.columns = columns
            self.rows = rows
        }
    }

    /// A chart, as far as a text can say it.
    public struct Figure: Codable, Sendable, Hashable {
        /// The kind of chart, such as `box-plot`.
        public var kind: String
        /// The chart in words.
        public var description: String

        /// A figure of a kind.
        public init(kind: String, description: String) {
            self.kind = kind
            self.description = description
        }
    }

    /// The name of the analysis.
    public var analysis: String
    /// The title of the report.
    public var title: String
    /// The origin of the data and the files that were read.
    public var data: DataSummary
    /// The parameters that the script asked for, by name.
    public var parameters: [String: Value]
    /// The recorded values, by key.
    public var values: [String: Value]
    /// The tables, by name.
    public var tables: [String: Table]
    /// The figures, by name.
    public var figures: [String: Figure]

    /// The results of a report.
    public init(
        analysis: String, title: String, data: DataSummary, parameters: [String: Value],
        values: [String: Value],
        tables: [String: Table], figures: [String: Figure]
    ) {
        self.analysis = analysis
        self.title = title
        self.data = data
        self.parameters = parameters
        self.values = values
        self.tables = tables
        self.figures = figures
    }
}

// MARK: - Reading

extension Results: Decodable {
    private enum CodingKeys: CodingKey {
        case analysis, title, data, parameters, values, tables, figures
    }

    /// Reads results. A part that is not there, as in a file of an older version, is empty.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func part<Part: Decodable>(_ key: CodingKeys, else empty: Part) throws -> Part {
            try container.decodeIfPresent(Part.self, forKey: key) ?? empty
        }
        analysis = try part(.analysis, else: "")
        title = try part(.title, else: "")
        data = try part(.data, else: DataSummary(origin: .none, files: []))
        parameters = try part(.parameters, else: [:])
        values = try part(.values, else: [:])
        tables = try part(.tables, else: [:])
        figures = try part(.figures, else: [:])
    }

    /// Reads the text of a `results.json`.
    ///
    /// - Throws: `DecodingError` for what is no such text.
    public init(json: Data) throws {
        self = try JSONDecoder().decode(Results.self, from: json)
    }
}

// MARK: - Writing

extension Results {
    /// The text of `results.json`: keys sorted, two spaces of indentation, a row of a table on a line.
    public var json: String { tree.document }

    private var tree: JSONText {
        .object([
            "analysis": .text(analysis),
            "title": .text(title),
            "data": .object([
                "origin": .text(data.origin.rawValue), "files": .array(data.files.map(\.json)),
            ]),
            "parameters": .object(parameters.mapValues { .value($0) }),
            "values": .object(values.mapValues { .value($0) }),
            "tables": .object(tables.mapValues(\.json)),
            "figures": .object(
                figures.mapValues { .object(["kind": .text($0.kind), "description": .text($0.description)]) }),
        ])
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

extension Results.Table {
    fileprivate var json: JSONText {
        .object([
            "columns": .array(columns.map { .text($0) }),
            "rows": .array(rows.map { row in .array(row.map { .value($0) }) }),
        ])
    }
}
