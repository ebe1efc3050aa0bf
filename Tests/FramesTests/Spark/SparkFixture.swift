import Base
import Foundation
import TestSupport

@testable import Frames

/// Files of several kinds about the same plays, and tables in memory beside them.
struct SparkFixture: Sendable {
    let folder: TemporaryFolder
    /// JSON Lines: times with and without fractions, missing and absent fields, lists, texts of all kinds.
    let plays: Query
    /// JSON Lines with broken ones, values of another type and times that are none, of which the reader makes what it can.
    let soiled: Query
    /// The same, but lines are broken by such values.
    let strict: Query
    /// Separated values: quotation marks, a line feed within them, names of missing values, lists.
    let users: Query
    /// An array of objects over several lines, compressed.
    let tracks: Query
    /// A table in memory that is large enough to be sent along as a file.
    let prices: DataFrame
    /// A small one, which is written into the query.
    let names: DataFrame

    private static let titles = ["T1", "T2", "T3", "it's", "a\\\"b", "naïve ☕", "tab\\tand\\nline", "${x}"]

    init() throws {
        folder = TemporaryFolder()
        var lines = ""
        for index in 0..<600 {
            let second = index * 1013 % 86_400
            let day = 1 + index * 7 % 90
            let month = 1 + day / 31
            let time =
                Self.two(second / 3600) + ":" + Self.two(second / 60 % 60) + ":" + Self.two(second % 60)
            let fraction = index % 3 == 0 ? ".\(100_000 + index)" : ""
            var fields = ["\"at\": \"2024-\(Self.two(month))-\(Self.two(1 + day % 28))T\(time)\(fraction)\""]
            fields.append("\"user\": \(index % 11 == 0 ? "null" : "\(index * 31 % 17)")")
            if index % 13 != 0 { fields.append("\"track\": \"\(Self.titles[index * 7 % 8])\"") }
            fields.append("\"ms\": \(index % 5 == 0 ? "null" : "\(Double(index * 37 % 1000) / 8)")")
            fields.append(
                "\"tags\": \(index % 4 == 0 ? "[]" : index % 7 == 0 ? "null" : "[\"a\", \"é\", \"a\"]")")
            fields.append("\"skipped\": \(index % 2 == 0), \"other\": {\"deep\": [1, {}]}")
            lines += "{\(fields.joined(separator: ", "))}\(index % 50 == 0 ? "\r" : "")\n"
            if index == 300 { lines += "\n" }
        }
        try folder.write(lines, to: "plays {2024} [a].jsonl")
        plays = Query(
            scanning: try JSONReader([
                .init("at", .date), .init("user", .integer), .init("track", .text), .init("ms", .real),
                .init("tags", .list(of: .text)), .init("skipped", .boolean, as: "is skipped"),
            ]).source(folder.path("plays {2024} [a].jsonl")))

        let dirt = """
            {"at": "2024-01-02T03:04:05", "user": 1, "track": "a"}
            {"at": "not a time", "user": 2, "track": "b"}
            {"at": "2024-01-02T03:04:06", "user": "three", "track": "c"}
            {"at": "2024-01-02T03:04:07", "user": 4, "track": -1}
            {"at": "2024-01-02T03:04:08", "user": 5,
            no object
            {"user": 6}
            {"at": "2024-01-02T03:04:09", "user": 7.5, "track": "d"}

            """
        try folder.write(dirt, to: "soiled.jsonl")
        let fields: [JSONReader.Field] = [.init("at", .date), .init("user", .integer), .init("track", .text)]
        soiled = Query(
            scanning: try JSONReader(fields, brokenLines: .skipped(upTo: 0.5), unreadable: .missing)
                .source(folder.path("soiled.jsonl")))
        strict = Query(
            scanning: try JSONReader(Array(fields.prefix(2)), brokenLines: .skipped(upTo: 0.9))
                .source(folder.path("soiled.jsonl")))

        var rows = "id,name,joined,weight,genres,active\n"
        for id in 0..<16 {
            let name = ["\"Ann, \"\"the\"\" first\"", "NA", "", "\"two\nlines\"", " spaced "][id % 5]
            rows += "\(id == 7 ? "" : "\(id)"),\(name),2023-\(Self.two(1 + id % 12))-15,"
            rows += ["1.5", " 2 ", "nan", "1e3"][id % 4] + "," + ["rock|pop", "", "jazz"][id % 3]
            rows += id % 2 == 0 ? ",True\n" : ",false\n"
        }
        try folder.write(rows, to: "users.csv")
        users = Query(
            scanning: try CSVReader(
                types: [
                    "id": .integer, "joined": .date, "weight": .real, "genres": .list(of: .text),
                    "active": .boolean,
                ]
            ).source(folder.path("users.csv")))

        let objects = Self.titles.enumerated().map {
            "  {\n    \"title\": \"\($1)\",\n    \"length\": \(100 + $0),\n    \"big\": \(Int.max - $0)\n  }"
        }
        try folder.write("[\n\(objects.joined(separator: ",\n"))\n]\n", to: "tracks.json")
        tracks = Query(
            scanning: try JSONReader([
                .init("title", .text), .init("length", .integer), .init("big", .integer),
            ]).source(folder.path("tracks.json")))

        let days = (0..<40).map { Timestamp(microseconds: 1_704_067_200_000_000 + $0 * 200_000_000_001) }
        let amounts = (0..<40).map { index -> Double? in
            if index % 9 == 0 { return nil }
            return index % 5 == 0 ? Double.nan : Double(index) / 3
        }
        let spans = (0..<40).map { TimeSpan(microseconds: $0 * 3_600_000_000) }
        let labels = (0..<40).map { $0 % 3 == 0 ? nil : ["x\"y", "\\", "\u{1}"] }
        prices = try DataFrame([
            Column("from", days),
            Column("price", amounts), Column("span", spans), Column("labels", labels),
            Column("on", (0..<40).map { $0 % 2 == 0 }),
        ])
        names = try DataFrame([
            Column("user", [1, 2, 3, nil]), Column("name", ["Ann", "Bob", "Cid", "nobody"]),
        ])
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
