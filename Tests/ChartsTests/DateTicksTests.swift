import Base
import Testing

@testable import Charts

@Suite("An axis of dates has ticks where readers count")
struct DateTicksTests {
    private func ticks(_ from: String, _ to: String, count: Int = 8) throws -> DateTicks {
        let (start, end) = (try #require(Timestamp(from)), try #require(Timestamp(to)))
        return DateTicks(
            covering: Double(start.microseconds) / 1e6...Double(end.microseconds) / 1e6, count: count)
    }

    @Test func decadesHaveYears() throws {
        let labels = try ticks("2013-07-08", "2024-12-15").labels
        #expect(labels == ["2014", "2016", "2018", "2020", "2022", "2024"])
    }

    @Test func aYearHasMonthsOfWhichTheFirstSaysTheYear() throws {
        let labels = try ticks("2014-11-03", "2015-04-20").labels
        #expect(labels == ["Dec 2014", "2015", "Feb", "Mar", "Apr"])
    }

    @Test func aMonthHasDays() throws {
        let labels = try ticks("2015-01-29", "2015-02-03").labels
        #expect(labels == ["Jan 29, 2015", "30", "31", "Feb 1", "2", "3"])
    }

    @Test func aDayHasHours() throws {
        let labels = try ticks("2015-01-29 20:30", "2015-01-30 09:00").labels
        #expect(labels == ["Jan 29, 21:00", "Jan 30", "03:00", "06:00", "09:00"])
    }

    @Test func aMinuteHasSeconds() throws {
        let labels = try ticks("2015-01-29 20:30:10", "2015-01-29 20:30:50").labels
        #expect(labels.first == "Jan 29, 20:30:15")
        #expect(labels.last == "20:30:45")
    }

    @Test(arguments: [2, 3, 5, 8, 12])
    func ticksAscendAndAreNoMoreThanAskedFor(count: Int) throws {
        let lengths: [Double] = [1, 59, 3600, 40_000, 259_200, 4e6, 3.5e7, 8e8, 8.64e10]
        for length in lengths {
            for start in [0.0, 1e9, -3e9, 1_700_000_123.25] {
                let ticks = DateTicks(covering: start...start + length, count: count)
                #expect(ticks.values.count <= count)
                #expect(!ticks.values.isEmpty)
                #expect(zip(ticks.values, ticks.values.dropFirst()).allSatisfy { $0 < $1 })
                #expect(ticks.labels.count == ticks.values.count)
            }
        }
    }

    @Test func aDateIsToldWithItsTimeOnlyIfItHasOne() {
        #expect(TickFormat.date.text(of: 0) == "1970-01-01")
        #expect(TickFormat.date.text(of: 3660) == "1970-01-01 01:01")
        #expect(TickFormat.date.text(of: 1e18) == "–")
    }
}
