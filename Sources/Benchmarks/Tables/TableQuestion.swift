import Base
import FoundationEssentials
import Frames

/// A question about tables, asked Weft, polars and DuckDB: the ten of grouping and the five of joining of the public
/// db-benchmark, and reading files.
public enum TableQuestion: String, CaseIterable, Codable, Sendable {
    /// The sum of a column by 100 texts.
    case group1 = "group-1"
    /// The sum of a column by two columns of 100 texts.
    case group2 = "group-2"
    /// A sum and a mean by many texts.
    case group3 = "group-3"
    /// Three means by 100 integers.
    case group4 = "group-4"
    /// Three sums by many integers.
    case group5 = "group-5"
    /// A median and a standard deviation by two columns of 100 integers.
    case group6 = "group-6"
    /// The difference of a maximum and a minimum by many texts.
    case group7 = "group-7"
    /// The two largest values by many integers.
    case group8 = "group-8"
    /// A squared correlation by a column of 100 texts and one of 100 integers.
    case group9 = "group-9"
    /// A sum and a count by six columns.
    case group10 = "group-10"
    /// A join with a small table on integers.
    case join1 = "join-1"
    /// A join with a medium table on integers.
    case join2 = "join-2"
    /// A left join with a medium table on integers.
    case join3 = "join-3"
    /// A join with a medium table on texts.
    case join4 = "join-4"
    /// A join with a table of the same size on integers.
    case join5 = "join-5"
    /// Reading separated values as a whole.
    case readCSV = "read-csv"
    /// Reading JSON Lines as a whole.
    case readJSON = "read-json"
    /// Aggregating separated values while they are read.
    case scanCSV = "scan-csv"
    /// Aggregating JSON Lines while they are read.
    case scanJSON = "scan-json"

    /// The question in a few words.
    public var summary: String {
        switch self {
        case .group1: "sum by 100 texts"
        case .group2: "sum by 100 × 100 texts"
        case .group3: "sum, mean by many texts"
        case .group4: "three means by 100 integers"
        case .group5: "three sums by many integers"
        case .group6: "median, deviation by 100 × 100 integers"
        case .group7: "maximum less minimum by many texts"
        case .group8: "the two largest by many integers"
        case .group9: "squared correlation by text and integer"
        case .group10: "sum, count by six columns"
        case .join1: "inner, small, integer"
        case .join2: "inner, medium, integer"
        case .join3: "left, medium, integer"
        case .join4: "inner, medium, text"
        case .join5: "inner, big, integer"
        case .readCSV: "separated values into memory"
        case .readJSON: "JSON Lines into memory"
        case .scanCSV: "a filter and an aggregation of separated values"
        case .scanJSON: "a filter and an aggregation of JSON Lines"
        }
    }

    /// The tables that the question is about.
    public var files: [TableFile] {
        switch self {
        case .group1, .group2, .group3, .group4, .group5, .group6, .group7, .group8, .group9, .group10,
            .readCSV,
            .scanCSV:
            [.groups]
        case .join1: [.left, .small]
        case .join2, .join3, .join4: [.left, .medium]
        case .join5: [.left, .big]
        case .readJSON, .scanJSON: [.events]
        }
    }

    /// Whether the tables are in memory before the time is taken.
    var isInMemory: Bool {
        switch self {
        case .readCSV, .readJSON, .scanCSV, .scanJSON: false
        default: true
        }
    }

    /// Answers the question once, and measures that.
    ///
    /// - Throws: An error of reading or of the query.
    public func run(on tables: TableGenerator) throws -> TableAnswer {
        let paths = files.map(tables.path)
        let frames = isInMemory ? try paths.map { try DataFrame(csv: $0) } : []
        let (frame, cost) = try Cost.measuring { try answer(frames, paths) }
        return TableAnswer(frame, cost)
    }

    private func answer(_ tables: [DataFrame], _ paths: [String]) throws -> DataFrame {
        func grouped(_ keys: String...) -> GroupedTable { tables[0].grouped(by: keys.map { col($0) }) }
        switch self {
        case .group1: return try grouped("id1").aggregated(["v1": .sum("v1")])
        case .group2: return try grouped("id1", "id2").aggregated(["v1": .sum("v1")])
        case .group3: return try grouped("id3").aggregated(["v1": .sum("v1"), "v3": .mean("v3")])
        case .group4:
            return try grouped("id4").aggregated(["v1": .mean("v1"), "v2": .mean("v2"), "v3": .mean("v3")])
        case .group5:
            return try grouped("id6").aggregated(["v1": .sum("v1"), "v2": .sum("v2"), "v3": .sum("v3")])
        case .group6:
            return try grouped("id4", "id5").aggregated(["median": .median("v3"), "std": .std("v3")])
        case .group7: return try grouped("id3").aggregated(["range": .max("v1") - .min("v2")])
        case .group8:
            return try tables[0]
                .filter(Expr.rowNumber.over("id6", order: .descending("v3")) <= 2).selecting("id6", "v3")
        case .group9:
            let squared = try grouped("id2", "id4").aggregated(["r": .correlation("v1", "v2")])
            return try squared.with(["r": col("r") * col("r")])
        case .group10:
            return try grouped("id1", "id2", "id3", "id4", "id5", "id6")
                .aggregated(["v3": .sum("v3"), "count": .count])
        case .join1: return try tables[0].joined(tables[1], on: "id1")
        case .join2: return try tables[0].joined(tables[1], on: "id2")
        case .join3: return try tables[0].joined(tables[1], on: "id2", kind: .left)
        case .join4: return try tables[0].joined(tables[1], on: "id5")
        case .join5: return try tables[0].joined(tables[1], on: "id3")
        case .readCSV: return try DataFrame(csv: paths[0])
        case .readJSON: return try Self.events.read(paths[0])
        case .scanCSV:
            return try Query(scanning: CSVReader().source(paths[0])).filter(col("v1") >= 3)
                .grouped(by: "id1").aggregated(["v2": .sum("v2"), "v3": .mean("v3")]).collect()
        case .scanJSON:
            return try Query(scanning: Self.events.source(paths[0])).filter(col("event_type") == "PLAY")
                .grouped(by: "user_id").aggregated(["plays": .count, "tracks": .uniqueCount("track_id")])
                .collect()
        }
    }

    private static let events = JSONReader([
        .init("session_id", .integer), .init("timestamp", .date), .init("user_id", .integer),
        .init("track_id", .text), .init("event_type", .text), .init("genres", .list(of: .text)),
        .init("volume", .real),
    ])
}

/// The cost of a question, and signs by which two answers are compared.
public struct TableAnswer: Codable, Sendable {
    /// The number of rows of the answer.
    public var rows: Int
    /// The sum of all numbers of the answer.
    public var checksum: Double
    /// The wall time, in seconds.
    public var seconds: Double
    /// The peak memory during the question less the memory before it, in megabytes (10⁶ bytes).
    public var megabytes: Double?

    init(_ frame: DataFrame, _ cost: Cost) {
        rows = frame.rowCount
        checksum = frame.columns.filter(\.isNumeric).reduce(0) { $0 + ((try? $1.sum()) ?? 0) }
        seconds = cost.seconds
        megabytes = cost.megabytes
    }

    /// Whether the answer is the same as another one.
    public func agrees(with other: TableAnswer) -> Bool {
        rows == other.rows && abs(checksum - other.checksum) <= 1e-9 * max(abs(checksum), 1)
    }
}
