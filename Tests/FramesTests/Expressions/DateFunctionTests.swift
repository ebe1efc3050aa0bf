import Base
import Testing

@testable import Frames

/// Functions of dates and time spans, with the values of DuckDB 2.0.
@Suite struct DateFunctionTests {
    @Test func partsOfDates() throws {
        let table = Examples.dates
        // year(d)
        try table.expect(
            col("d").year, .integers([2020, 1969, 1900, nil, 2000, 2021, 2016, 1583, 2024, 999, 1970, 2023]))
        // quarter(d)
        try table.expect(col("d").quarter, .integers([1, 4, 1, nil, 4, 1, 1, 2, 4, 1, 1, 3]))
        // month(d)
        try table.expect(col("d").month, .integers([2, 12, 2, nil, 12, 1, 1, 6, 12, 3, 1, 7]))
        // week(d)
        try table.expect(col("d").week, .integers([9, 1, 9, nil, 52, 53, 53, 24, 1, 9, 1, 31]))
        // isoyear(d)
        try table.expect(
            col("d").weekYear,
            .integers([2020, 1970, 1900, nil, 2000, 2020, 2015, 1583, 2025, 999, 1970, 2023]))
        // day(d)
        try table.expect(col("d").day, .integers([29, 31, 28, nil, 31, 3, 1, 15, 30, 1, 1, 31]))
        // isodow(d) - 1
        try table.expect(col("d").weekday, .integers([5, 2, 2, nil, 6, 6, 4, 2, 0, 4, 3, 0]))
        // dayofyear(d)
        try table.expect(col("d").dayOfYear, .integers([60, 365, 59, nil, 366, 3, 1, 166, 365, 60, 1, 212]))
        // hour(d)
        try table.expect(col("d").hour, .integers([0, 23, 12, nil, 0, 0, 0, 6, 0, 0, 0, 18]))
        // minute(d)
        try table.expect(col("d").minute, .integers([0, 59, 0, nil, 0, 0, 0, 30, 0, 0, 0, 45]))
        // second(d)
        try table.expect(col("d").second, .integers([0, 59, 0, nil, 0, 1, 0, 15, 0, 0, 0, 0]))
    }

    @Test func startsOfUnits() throws {
        let table = Examples.dates
        // date_trunc('year', d)
        try table.expect(
            col("d").floor(.year),
            .dates([
                "2020-01-01", "1969-01-01", "1900-01-01", nil, "2000-01-01", "2021-01-01", "2016-01-01",
                "1583-01-01", "2024-01-01", "0999-01-01", "1970-01-01", "2023-01-01",
            ]))
        // date_trunc('quarter', d)
        try table.expect(
            col("d").floor(.quarter),
            .dates([
                "2020-01-01", "1969-10-01", "1900-01-01", nil, "2000-10-01", "2021-01-01", "2016-01-01",
                "1583-04-01", "2024-10-01", "0999-01-01", "1970-01-01", "2023-07-01",
            ]))
        // date_trunc('month', d)
        try table.expect(
            col("d").floor(.month),
            .dates([
                "2020-02-01", "1969-12-01", "1900-02-01", nil, "2000-12-01", "2021-01-01", "2016-01-01",
                "1583-06-01", "2024-12-01", "0999-03-01", "1970-01-01", "2023-07-01",
            ]))
        // date_trunc('week', d)
        try table.expect(
            col("d").floor(.week),
            .dates([
                "2020-02-24", "1969-12-29", "1900-02-26", nil, "2000-12-25", "2020-12-28", "2015-12-28",
                "1583-06-13", "2024-12-30", "0999-02-25", "1969-12-29", "2023-07-31",
            ]))
        // date_trunc('day', d)
        try table.expect(
            col("d").floor(.day),
            .dates([
                "2020-02-29", "1969-12-31", "1900-02-28", nil, "2000-12-31", "2021-01-03", "2016-01-01",
                "1583-06-15", "2024-12-30", "0999-03-01", "1970-01-01", "2023-07-31",
            ]))
        // date_trunc('hour', d)
        try table.expect(
            col("d").floor(.hour),
            .dates([
                "2020-02-29", "1969-12-31 23:00:00", "1900-02-28 12:00:00", nil, "2000-12-31", "2021-01-03",
                "2016-01-01", "1583-06-15 06:00:00", "2024-12-30", "0999-03-01", "1970-01-01",
                "2023-07-31 18:00:00",
            ]))
        // date_trunc('minute', d)
        try table.expect(
            col("d").floor(.minute),
            .dates([
                "2020-02-29", "1969-12-31 23:59:00", "1900-02-28 12:00:00", nil, "2000-12-31", "2021-01-03",
                "2016-01-01", "1583-06-15 06:30:00", "2024-12-30", "0999-03-01", "1970-01-01",
                "2023-07-31 18:45:00",
            ]))
        // date_trunc('second', d)
        try table.expect(
            col("d").floor(.second),
            .dates([
                "2020-02-29", "1969-12-31 23:59:59", "1900-02-28 12:00:00", nil, "2000-12-31",
                "2021-01-03 00:00:01", "2016-01-01", "1583-06-15 06:30:15", "2024-12-30", "0999-03-01",
                "1970-01-01", "2023-07-31 18:45:00",
            ]))
    }

    @Test func addsUnits() throws {
        let table = Examples.dates
        // d + interval 1 month
        try table.expect(
            col("d").adding(1, .month),
            .dates([
                "2020-03-29", "1970-01-31 23:59:59.999999", "1900-03-28 12:00:00", nil, "2001-01-31",
                "2021-02-03 00:00:01", "2016-02-01", "1583-07-15 06:30:15.500000", "2025-01-30", "0999-04-01",
                "1970-02-01", "2023-08-31 18:45:00",
            ]))
        // d - interval 1 year
        try table.expect(
            col("d").adding(-1, .year),
            .dates([
                "2019-02-28", "1968-12-31 23:59:59.999999", "1899-02-28 12:00:00", nil, "1999-12-31",
                "2020-01-03 00:00:01", "2015-01-01", "1582-06-15 06:30:15.500000", "2023-12-30", "0998-03-01",
                "1969-01-01", "2022-07-31 18:45:00",
            ]))
        // d + interval 6 month
        try table.expect(
            col("d").adding(2, .quarter),
            .dates([
                "2020-08-29", "1970-06-30 23:59:59.999999", "1900-08-28 12:00:00", nil, "2001-06-30",
                "2021-07-03 00:00:01", "2016-07-01", "1583-12-15 06:30:15.500000", "2025-06-30", "0999-09-01",
                "1970-07-01", "2024-01-31 18:45:00",
            ]))
        // d + to_months(n::integer)
        try table.expect(
            col("d").adding(col("n"), .month),
            .dates([
                "2020-03-29", "1969-11-30 23:59:59.999999", "1901-02-28 12:00:00", nil, nil,
                "2019-11-03 00:00:01", "2016-01-01", "1583-11-15 06:30:15.500000", "2024-10-30", "1399-03-01",
                "1970-02-01", "2023-01-31 18:45:00",
            ]))
        // d + to_days(n::integer)
        try table.expect(
            col("d").adding(col("n"), .day),
            .dates([
                "2020-03-01", "1969-12-30 23:59:59.999999", "1900-03-12 12:00:00", nil, nil,
                "2020-12-20 00:00:01", "2016-01-01", "1583-06-20 06:30:15.500000", "2024-12-28", "1012-04-22",
                "1970-01-02", "2023-07-25 18:45:00",
            ]))
        // d + to_days((7 * n)::integer)
        try table.expect(
            col("d").adding(col("n"), .week),
            .dates([
                "2020-03-07", "1969-12-24 23:59:59.999999", "1900-05-23 12:00:00", nil, nil,
                "2020-09-27 00:00:01", "2016-01-01", "1583-07-20 06:30:15.500000", "2024-12-16", "1091-02-27",
                "1970-01-08", "2023-06-19 18:45:00",
            ]))
        // d + interval 90 minute
        try table.expect(
            col("d").adding(90, .minute),
            .dates([
                "2020-02-29 01:30:00", "1970-01-01 01:29:59.999999", "1900-02-28 13:30:00", nil,
                "2000-12-31 01:30:00", "2021-01-03 01:30:01", "2016-01-01 01:30:00",
                "1583-06-15 08:00:15.500000", "2024-12-30 01:30:00", "0999-03-01 01:30:00",
                "1970-01-01 01:30:00", "2023-07-31 20:15:00",
            ]))
    }

    @Test func differences() throws {
        let table = Examples.dates
        // d - e
        try table.expect(
            col("d") - col("e"),
            .microseconds([
                31622400000000, -1, -43200000000, nil, nil, -86399000000, 1000000, -13144958984500000,
                -172800000000, -31449600000000, 309600000000, -18900000000,
            ]))
        // d + interval 2 day
        try table.expect(
            col("d") + .days(2),
            .dates([
                "2020-03-02", "1970-01-02 23:59:59.999999", "1900-03-02 12:00:00", nil, "2001-01-02",
                "2021-01-05 00:00:01", "2016-01-03", "1583-06-17 06:30:15.500000", "2025-01-01", "0999-03-03",
                "1970-01-03", "2023-08-02 18:45:00",
            ]))
        // d - interval 25 hour
        try table.expect(
            col("d") - .hours(25),
            .dates([
                "2020-02-27 23:00:00", "1969-12-30 22:59:59.999999", "1900-02-27 11:00:00", nil,
                "2000-12-29 23:00:00", "2021-01-01 23:00:01", "2015-12-30 23:00:00",
                "1583-06-14 05:30:15.500000", "2024-12-28 23:00:00", "0999-02-27 23:00:00",
                "1969-12-30 23:00:00", "2023-07-30 17:45:00",
            ]))
        // epoch(d - e) / 86400
        try table.expect(
            (col("d") - col("e")).inDays,
            .reals([
                366.0, -1.1574074074074074e-11, -0.5, nil, nil, -0.999988425925926, 1.1574074074074073e-05,
                -152140.72898726852, -2.0, -364.0, 3.5833333333333335, -0.21875,
            ]))
        // epoch(d - e) / 3600
        try table.expect(
            (col("d") - col("e")).inHours,
            .reals([
                8784.0, -2.7777777777777777e-10, -12.0, nil, nil, -23.99972222222222, 0.0002777777777777778,
                -3651377.4956944445, -48.0, -8736.0, 86.0, -5.25,
            ]))
        // epoch(d - e)
        try table.expect(
            (col("d") - col("e")).inSeconds,
            .reals([
                31622400.0, -1e-06, -43200.0, nil, nil, -86399.0, 1.0, -13144958984.5, -172800.0, -31449600.0,
                309600.0, -18900.0,
            ]))
        // epoch(d - timestamp '2020-01-01') / 60
        try table.expect(
            (col("d") - "2020-01-01").inMinutes,
            .reals([
                84960.0, -26297280.000000015, -63029520.0, nil, -9993600.0, 529920.0166666667, -2103840.0,
                -229601849.74166667, 2628000.0, -536908320.0, -26297280.0, 1883205.0,
            ]))
        // date_diff('year', e, d)
        try table.expect(
            col("d").units(.year, since: col("e")), .integers([1, -1, 0, nil, nil, 0, 1, -417, -1, -1, 1, 0]))
        // date_diff('quarter', e, d)
        try table.expect(
            col("d").units(.quarter, since: col("e")),
            .integers([4, -1, 0, nil, nil, 0, 1, -1667, -1, -4, 1, 0]))
        // date_diff('month', e, d)
        try table.expect(
            col("d").units(.month, since: col("e")),
            .integers([12, -1, -1, nil, nil, 0, 1, -4999, -1, -11, 1, -1]))
        // date_diff('day', e, d)
        try table.expect(
            col("d").units(.day, since: col("e")),
            .integers([366, -1, -1, nil, nil, -1, 1, -152141, -2, -364, 4, -1]))
        // date_diff('hour', e, d)
        try table.expect(
            col("d").units(.hour, since: col("e")),
            .integers([8784, -1, -12, nil, nil, -24, 1, -3651378, -48, -8736, 86, -6]))
        // date_diff('minute', e, d)
        try table.expect(
            col("d").units(.minute, since: col("e")),
            .integers([527040, -1, -720, nil, nil, -1440, 1, -219082650, -2880, -524160, 5160, -315]))
        // date_diff('second', e, d)
        try table.expect(
            col("d").units(.second, since: col("e")),
            .integers([
                31622400, -1, -43200, nil, nil, -86399, 1, -13144958985, -172800, -31449600, 309600, -18900,
            ]))
        // date_diff('day', date_trunc('week', e), date_trunc('week', d)) // 7
        try table.expect(
            col("d").units(.week, since: col("e")),
            .integers([52, 0, 0, nil, nil, -1, 0, -21734, 0, -52, 1, 0]))
    }

    @Test func makesAndWritesDates() throws {
        let table = Examples.dates
        // try(make_date(2000 + n, 2, 1))
        try table.expect(
            date(2000 + col("n"), lit(2)),
            .dates([
                "2001-02-01", "1999-02-01", "2012-02-01", "2003-02-01", nil, "1986-02-01", "2000-02-01",
                "2005-02-01", "1998-02-01", "6800-02-01", "2001-02-01", "1994-02-01",
            ]))
        // try(make_date(2023, 2, n + 27)) – missing where there is no such date
        try table.expect(
            date(lit(2023), lit(2), col("n") + 27),
            .dates([
                "2023-02-28", "2023-02-26", nil, nil, nil, "2023-02-13", "2023-02-27", nil, "2023-02-25", nil,
                "2023-02-28", "2023-02-21",
            ]))
        // make_date(year(d), month(d), day(d))
        try table.expect(
            date(col("d").year, col("d").month, col("d").day),
            .dates([
                "2020-02-29", "1969-12-31", "1900-02-28", nil, "2000-12-31", "2021-01-03", "2016-01-01",
                "1583-06-15", "2024-12-30", "0999-03-01", "1970-01-01", "2023-07-31",
            ]))
        // d::date::varchar
        try table.expect(
            col("d").text(.date),
            .texts([
                "2020-02-29", "1969-12-31", "1900-02-28", nil, "2000-12-31", "2021-01-03", "2016-01-01",
                "1583-06-15", "2024-12-30", "0999-03-01", "1970-01-01", "2023-07-31",
            ]))
        // left(d::date::varchar, 7)
        try table.expect(
            col("d").text(.month),
            .texts([
                "2020-02", "1969-12", "1900-02", nil, "2000-12", "2021-01", "2016-01", "1583-06", "2024-12",
                "0999-03", "1970-01", "2023-07",
            ]))
        // case when microsecond(d) % 1000000 <> 0 then strftime(d, '%Y-%m-%d %H:%M:%S.%f') else d::varchar end
        try table.expect(
            col("d").text(.dateTime),
            .texts([
                "2020-02-29 00:00:00", "1969-12-31 23:59:59.999999", "1900-02-28 12:00:00", nil,
                "2000-12-31 00:00:00", "2021-01-03 00:00:01", "2016-01-01 00:00:00",
                "1583-06-15 06:30:15.500000", "2024-12-30 00:00:00", "0999-03-01 00:00:00",
                "1970-01-01 00:00:00", "2023-07-31 18:45:00",
            ]))
    }
}
