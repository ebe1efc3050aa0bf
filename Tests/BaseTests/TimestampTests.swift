import Testing

@testable import Base

@Suite struct TimestampTests {
    /// A date, and its ISO year and week, weekday, day of the year, quarter and Unix time from pandas.
    @Test(arguments: [
        ("2004-12-31", 2004, 53, 4, 366, 4, 1_104_451_200),
        ("2005-01-01", 2004, 53, 5, 1, 1, 1_104_537_600),
        ("2005-01-03", 2005, 1, 0, 3, 1, 1_104_710_400),
        ("2007-12-31", 2008, 1, 0, 365, 4, 1_199_059_200),
        ("2009-12-31", 2009, 53, 3, 365, 4, 1_262_217_600),
        ("2010-01-03", 2009, 53, 6, 3, 1, 1_262_476_800),
        ("2020-02-29", 2020, 9, 5, 60, 1, 1_582_934_400),
        ("2021-01-01", 2020, 53, 4, 1, 1, 1_609_459_200),
        ("2024-12-30", 2025, 1, 0, 365, 4, 1_735_516_800),
        ("1970-01-01", 1970, 1, 3, 1, 1, 0),
        ("1900-03-01", 1900, 9, 3, 60, 1, -2_203_891_200),
        ("2000-02-29", 2000, 9, 1, 60, 1, 951_782_400),
    ])
    func parts(
        _ text: String, _ isoYear: Int, _ week: Int, _ weekday: Int, _ dayOfYear: Int, _ quarter: Int,
        _ unix: Int
    ) throws {
        let date = try #require(Timestamp(text))
        #expect(date.isoWeek == (isoYear, week))
        #expect(date.weekday == weekday)
        #expect(date.dayOfYear == dayOfYear)
        #expect(date.quarter == quarter)
        #expect(date.microseconds == unix * 1_000_000)
    }

    @Test func everyDayOfFourCenturiesRoundTrips() throws {
        var date = try #require(Timestamp("1800-01-01"))
        var weekday = date.weekday
        while date.year < 2200 {
            let (year, month, day) = date.date
            #expect(Timestamp(year: year, month: month, day: day) == date)
            #expect(date.weekday == weekday)
            date = Timestamp(microseconds: date.microseconds + Timestamp.day)
            weekday = (weekday + 1) % 7
        }
    }

    @Test(arguments: [
        ("2021-03-04", "2021-03-04"),
        ("2021-03-04 05:06:07", "2021-03-04T05:06:07"),
        ("2021-03-04T05:06", "2021-03-04T05:06:00"),
        ("2021-03-04T05:06:07Z", "2021-03-04T05:06:07"),
        ("2021-03-04T05:06:07+02:00", "2021-03-04T03:06:07"),
        ("2021-03-04 01:06:07-0530", "2021-03-04T06:36:07"),
        ("2021-03-04 05:06:07.25", "2021-03-04T05:06:07.250000"),
        ("2021-03-04 05:06:07.123456000", "2021-03-04T05:06:07.123456"),
        ("1899-12-31 23:59:59.999999", "1899-12-31T23:59:59.999999"),
        ("9999-12-31", "9999-12-31"),
    ])
    func reads(_ text: String, _ expected: String) {
        #expect(Timestamp(text)?.description == expected)
    }

    @Test(arguments: [
        "", "2021", "2021-03", "2021-3-4", "20210304", "2021/03/04", " 2021-03-04", "2021-03-04 ",
        "2021-02-29",
        "2021-13-01", "0000-00-00", "2021-03-04 24:00:00", "2021-03-04 23:59:60", "2021-03-04 5:6",
        "2021-03-04T",
        "2021-03-04 05:06:07.", "2021-03-04 05:06:07.1234567", "2021-03-04T05:06:07+25:00",
        "2021-03-04T05:06:07ZZ",
    ])
    func refuses(_ text: String) {
        #expect(Timestamp(text) == nil)
    }

    @Test func knowsTheTimeOfDay() throws {
        let time = try #require(Timestamp("1969-12-31 23:58:57.000001"))
        #expect((time.hour, time.minute, time.second) == (23, 58, 57))
        #expect(time.microsecond == 1)
        #expect(time.startOfDay.description == "1969-12-31")
        #expect(Timestamp(secondsSince1970: 1_373_251_474).description == "2013-07-08T02:44:34")
        #expect(Timestamp(secondsSince1970: -1).description == "1969-12-31T23:59:59")
    }

    /// Every byte at every place, in the forms that are parsed at once: with an offset, they are parsed part by part.
    @Test(arguments: ["2020-02-29", "2021-12-31T23:59:59", "1999-10-20 01:02:03.456789"])
    func regularFormsAreParsedAsOthers(_ text: String) {
        for place in 0..<text.utf8.count {
            // A Z at the end is an offset already.
            for byte in 0...0x7F as ClosedRange<UInt8> where byte != UInt8(ascii: "Z") {
                var bytes = Array(text.utf8)
                bytes[place] = byte
                let changed = String(decoding: bytes, as: UTF8.self)
                let withOffset = text.utf8.count == 10 ? "\(changed)T00:00Z" : "\(changed)Z"
                #expect(Timestamp(changed) == Timestamp(withOffset), "\(changed)")
            }
        }
    }
}
