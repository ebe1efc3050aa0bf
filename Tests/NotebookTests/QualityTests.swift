import Base
import Frames
import Record
import Testing

@testable import Notebook

@Suite("Checks of data") struct QualityTests {
    private let checks = [
        QualityCheck("rows", in: "users", .fact, "users", value: .count),
        QualityCheck(
            "nameless", in: "users", .defect, "users without a name", where: col("name").isMissing,
            then: "They are shown by number.", showing: ["id"]),
        QualityCheck("repeated", in: "users by id", .blocking, "repeated ids", value: .sum(col("rows") - 1)),
        QualityCheck("orphans", in: "orphans", .defect, "events of nobody", value: .count),
    ]

    private func tables(_ names: [String?], events: [Int]?) throws -> CheckedTables {
        var tables = CheckedTables()
        tables.add(
            "users", try DataFrame([Column("id", names.indices.map { $0 / 2 }), Column("name", names)]),
            file: "users.csv")
        tables.add("events", try events.map { try DataFrame([Column("id", $0)]) }, file: "events.csv")
        tables.derive("users by id", from: "users") { $0[0].grouped(by: "id").aggregated(["rows": .count]) }
        tables.derive("orphans", from: "events", "users") { $0[0].joined($0[1], on: "id", kind: .anti) }
        return tables
    }

    @Test func countsRowsValuesAndReferences() throws {
        let report = try checkQuality(checks, of: tables(["a", nil, "c", nil, nil], events: [0, 7, 8]))
        #expect(report["rows"] == 5 && report["nameless"] == 3 && report["repeated"] == 2)
        #expect(report["orphans"] == 2 && report["unknown"] == nil)
        #expect(report.findings[1].share == 0.6 && report.findings[0].share == nil)
        #expect(report.findings[1].examples == ["id 0", "id 1", "id 2"])
        // What weighs most comes first; facts are no defects.
        #expect(report.defects.map(\.check.name) == ["repeated", "nameless", "orphans"])
        #expect(report.missingFiles.isEmpty)
    }

    @Test func saysWhatItCannotCompute() throws {
        let report = try checkQuality(checks, of: tables(["a"], events: nil))
        #expect(report["orphans"] == nil && report.missingFiles == ["events.csv"])
        #expect(report.number("orphans").isNaN && report.number("rows") == 1)
        let table = report.table(of: report.findings)
        #expect(table.rows[3][2] == .text("Not computed: events.csv is missing."))
        record(report, as: "checks")
        #expect(Session.current.number(recordedAs: "checks.rows") == 1)
        #expect(Session.current.number(recordedAs: "checks.orphans") == nil)
    }

    @Test func aDerivedTableLacksWhatItsInputsLack() throws {
        var tables = CheckedTables()
        tables.derive("a", from: "nothing") { $0[0] }
        let check = QualityCheck("a", in: "a", .fact, "rows", value: .count)
        #expect(try checkQuality([check], of: tables).missingFiles == ["nothing"])
        let other = QualityCheck("b", in: "b", .fact, "rows", value: .count)
        #expect(try checkQuality([other], of: tables).findings[0].missingFiles == ["b"])
    }

    @Test func comparesDeliveriesByShare() throws {
        let before = try checkQuality(checks, of: tables([nil, "b"], events: nil))
        let now = try checkQuality(checks, of: tables([nil, nil, "c", "d", "e", "f", "g"], events: [9]))
        let changes = now.changes(since: before)
        #expect(changes.map(\.word) == ["more", "rarer", "more", "no file before"])
        #expect(changes.map(\.isIncomparable) == [false, false, false, true])
        let clean = try checkQuality(checks, of: tables(["a"], events: [0]))
        let gone = clean.changes(since: before)
        #expect(gone.filter(\.isGone).map(\.check.name) == ["nameless", "repeated"])
        #expect(
            now.changes(since: clean).filter(\.isNew).map(\.check.name) == [
                "nameless", "repeated", "orphans",
            ])
        #expect(QualityReport.table(of: gone).rows.count == gone.count)
    }

    @Test func aCheckThatDoesNotFitNamesItsColumn() throws {
        let check = QualityCheck("x", in: "users", .defect, "x", where: col("nmae").isMissing)
        let error = #expect(throws: QueryError.self) {
            try checkQuality([check], of: tables(["a"], events: nil))
        }
        #expect(error?.description.contains("no column \"nmae\"") == true)
    }
}
