import Base
import Testing

@testable import Frames

/// Conversions, with the values of DuckDB 2.0 and, where it says so, of polars 2.1.
@Suite struct ConversionTests {
    @Test func convertsTexts() throws {
        let table = Examples.conversions
        // DuckDB would round "1.5" to 2; a text is read as files are
        try table.expect(
            col("s").converted(to: .integer, unreadable: .missing),
            .integers([12, -7, nil, nil, nil, nil, nil, nil, nil, 9223372036854775807, nil, nil]))
        // try_cast(nullif(s, 'nan') as double) – "nan" stands for a missing value in files
        try table.expect(
            col("s").converted(to: .real, unreadable: .missing),
            .reals([12.0, -7.0, 1.5, 1000.0, nil, nil, nil, nil, nil, 9.223372036854776e+18, nil, nil]))
        // try_cast(s as timestamp)
        try table.expect(
            col("s").converted(to: .date, unreadable: .missing),
            .dates([nil, nil, nil, nil, nil, nil, nil, "2020-02-29", nil, nil, nil, nil]))
        // DuckDB takes "12" for true; a text is read as files are
        try table.expect(
            col("s").converted(to: .boolean, unreadable: .missing),
            .flags([nil, nil, nil, nil, nil, nil, nil, nil, true, nil, nil, nil]))
    }

    @Test func convertsNumbers() throws {
        let table = Examples.conversions
        // polars: c('r').cast(pl.Int64, strict=False) – the fraction is dropped, as Spark does; DuckDB rounds
        try table.expect(
            col("r").converted(to: .integer, unreadable: .missing),
            .integers([1, -1, 2, nil, nil, nil, nil, 0, 0, -2, 0, 123456789]))
        // i::double
        try table.expect(
            col("i").converted(to: .real),
            .reals([1.0, -7.0, 0.0, nil, 9007199254740992.0, 2.0, 3.0, 4.0, 5.0, 6.0, -1.0, 8.0]))
        // b::integer
        try table.expect(
            col("b").converted(to: .integer), .integers([1, 0, nil, 1, 0, 1, 0, 1, 0, 1, nil, 1]))
        // b::double
        try table.expect(
            col("b").converted(to: .real),
            .reals([1.0, 0.0, nil, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0, nil, 1.0]))
        // i::boolean
        try table.expect(
            col("i").converted(to: .boolean),
            .flags([true, true, false, nil, true, true, true, true, true, true, true, true]))
        // r <> 0
        try table.expect(
            col("r").converted(to: .boolean),
            .flags([true, true, true, true, true, true, nil, false, false, true, true, true]))
        // i::varchar
        try table.expect(
            col("i").converted(to: .text),
            .texts(["1", "-7", "0", nil, "9007199254740993", "2", "3", "4", "5", "6", "-1", "8"]))
        // b::varchar
        try table.expect(
            col("b").converted(to: .text),
            .texts([
                "true", "false", nil, "true", "false", "true", "false", "true", "false", "true", nil, "true",
            ]))
        // the shortest text that is read as the same number
        try table.expect(
            col("r").converted(to: .text),
            .texts([
                "1.0", "-1.5", "2.5", "1e+19", "nan", "inf", nil, "0.0", "-0.0", "-2.7", "0.5", "123456789.0",
            ]))
    }

    @Test func convertsDates() throws {
        let table = Examples.dates
        // d
        try table.expect(
            col("d").converted(to: .text).converted(to: .date),
            .dates([
                "2020-02-29", "1969-12-31 23:59:59.999999", "1900-02-28 12:00:00", nil, "2000-12-31",
                "2021-01-03 00:00:01", "2016-01-01", "1583-06-15 06:30:15.500000", "2024-12-30", "0999-03-01",
                "1970-01-01", "2023-07-31 18:45:00",
            ]))
    }
}
