import Frames
import Testing

@testable import Notebook

@Suite("A column of a table is recorded under the keys of its rows")
struct RecordedColumnTests {
    @Test func theKeyOfTheRowEndsTheKeyOrTakesThePlaceOfTheStar() throws {
        let table = try DataFrame([
            Column("model", ["Random Forest", "boosting", nil]), Column("area", [0.5, nil, 0.25]),
        ])
        try record(table, "area", by: "model", as: "column.start")
        try record(table, "area", by: "model", as: "column.*.area")
        func number(_ key: String) -> Double? { Session.current.number(recordedAs: key) }
        #expect(number("column.start.random_forest") == 0.5)
        #expect(number("column.random_forest.area") == 0.5)
        #expect(number("column.boosting.area") == nil && number("column.missing.area") == 0.25)
        #expect(throws: FrameError.self) { try record(table, "arena", by: "model", as: "column") }
    }
}
