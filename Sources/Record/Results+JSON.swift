import Base
import FoundationEssentials

// MARK: - Reading

extension Results: Decodable {
    private enum CodingKeys: CodingKey {
        case analysis, title, summary, claims, sources, data, engine, parameters, values, tables, figures
    }

    /// Reads results. A missing member, as in a file of an older version, is empty.
    ///
    /// - Throws: `DecodingError` if a member has the wrong type.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func member<Member: Decodable>(_ key: CodingKeys, default empty: Member) throws -> Member {
            try container.decodeIfPresent(Member.self, forKey: key) ?? empty
        }
        analysis = try member(.analysis, default: "")
        title = try member(.title, default: "")
        summary = try member(.summary, default: [])
        claims = try member(.claims, default: [:])
        sources = try member(.sources, default: [])
        data = try member(.data, default: DataSummary(origin: .none, files: []))
        engine = try container.decodeIfPresent(String.self, forKey: .engine)
        parameters = try member(.parameters, default: [:])
        values = try member(.values, default: [:])
        tables = try member(.tables, default: [:])
        figures = try member(.figures, default: [:])
    }

    /// Reads the content of a `results.json` file.
    ///
    /// - Throws: `DecodingError` if the text is not valid JSON or a member has the wrong type.
    public init(json: Data) throws {
        self = try JSONDecoder().decode(Results.self, from: json)
    }
}

// MARK: - Writing

extension Results {
    /// The text of `results.json`: keys sorted, indented by two spaces, each row of a table on one line.
    public var json: String { tree.document }

    private var tree: JSONText {
        var members: [String: JSONText] = [
            "analysis": .text(analysis),
            "title": .text(title),
            "summary": .array(summary.map { .text($0) }),
            "claims": .object(
                claims.mapValues { .object(["holds": .value(.boolean($0.holds)), "text": .text($0.text)]) }),
            "sources": .array(sources.map(\.json)),
            "data": .object([
                "origin": .text(data.origin.rawValue), "files": .array(data.files.map(\.json)),
                "source": data.source.map(\.json) ?? .value(nil),
            ]),
            "parameters": .object(parameters.mapValues { .value($0) }),
            "values": .object(values.mapValues { .value($0) }),
            "tables": .object(tables.mapValues(\.json)),
            "figures": .object(
                figures.mapValues { .object(["kind": .text($0.kind), "description": .text($0.description)]) }),
        ]
        // Where the local engine did everything, the file says nothing of it.
        if let engine { members["engine"] = .text(engine) }
        return .object(members)
    }
}

extension Reference {
    fileprivate var json: JSONText {
        let parts = [
            ("title", title), ("author", author), ("url", url), ("licence", licence), ("accessed", accessed),
            ("note", note),
        ]
        return .object(
            Dictionary(
                uniqueKeysWithValues: parts.compactMap { name, text in text.map { (name, .text($0)) } }))
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
