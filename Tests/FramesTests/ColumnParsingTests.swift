import Base
import Testing

@testable import Frames

@Suite struct ColumnParsingTests {
    private let moment = Timestamp(year: 2013, month: 7, day: 8, hour: 2, minute: 44)

    @Test(arguments: [
        ("2013-07-08 02:44", Timestamp.Format.iso8601), ("2013-07-08T02:44:00Z", .iso8601),
        ("08-07-2013 02:44", .dayFirst), ("08/07/2013 02:44:00", .dayFirst), ("08.07.2013T02:44", .dayFirst),
    ])
    func readsTheFormat(_ text: String, _ format: Timestamp.Format) {
        #expect(Timestamp(text, format: format) == moment)
    }

    @Test(arguments: [
        "2013-07-08", "8-7-2013", "08-07/2013", "31-02-2013", "08-13-2013", "08-07-2013 ", "08-07-13",
    ])
    func isNotDayFirst(_ text: String) {
        #expect(Timestamp(text, format: .dayFirst) == nil)
    }

    @Test func aColumnIsInOneFormat() throws {
        let column = Column("ts", ["08-07-2013 02:44", nil, "31-12-2013"])
        let dates = try column.parsingDates([.iso8601, .dayFirst])
        #expect(try dates.dates == [moment, nil, Timestamp(year: 2013, month: 12, day: 31)])
        #expect(try dates.parsingDates() == dates)
    }

    @Test func theErrorNamesATextThatIsNotADate() {
        let column = Column("ts", ["08-07-2013", "09-07-2013", "yesterday"])
        let error = #expect(throws: FrameError.self) { try column.parsingDates([.iso8601, .dayFirst]) }
        #expect(
            error?.description
                == "column \"ts\", row 3: \"yesterday\" is not a date in the format of the others; dates are written "
                + "2021-03-04, 2021-03-04 05:06:07 or 2021-03-04T05:06:07Z, and in the format .dayFirst 04.03.2021 or "
                + "04/03/2021 05:06")
        #expect(throws: FrameError.self) { try Column("n", [1]).parsingDates() }
    }

    @Test func textsThatAreNotDatesMayBecomeMissing() throws {
        let column = Column("ts", ["08-07-2013 02:44", nil, "yesterday", "2013-07-08 02:44"])
        let dates = try column.parsingDates([.iso8601, .dayFirst], unreadable: .missing)
        #expect(try dates.dates == [moment, nil, nil, moment])
    }

    @Test func parsesNumbers() throws {
        #expect(try Column("n", ["1", " 2"]).parsingNumbers() == Column("n", [1, 2]))
        #expect(try Column("n", ["1", nil]).parsingNumbers() == Column("n", [1, nil]))
        #expect(try Column("n", ["1", "2.5"]).parsingNumbers() == Column("n", [1, 2.5]))
        #expect(try Column("n", [1, nil]).parsingNumbers() == Column("n", [1, nil]))
        #expect(throws: FrameError.self) { try Column("n", [true]).parsingNumbers() }
    }

    @Test func textsThatAreNotNumbersAreRefusedOrMissing() throws {
        let column = Column("year", ["1994", "NULL"])
        #expect(try column.parsingNumbers(unreadable: .missing) == Column("year", [1994.0, nil]))
        let error = #expect(throws: FrameError.self) { try column.parsingNumbers() }
        #expect(error?.description == "column \"year\", row 2: \"NULL\" is not a number")
    }
}
