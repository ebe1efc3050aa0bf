import Base
import TestSupport
import Testing

@testable import Frames

/// Generated tables, of whose columns the tests compute expressions.
enum Examples {
    /// Integers and numbers with missing values, zeros, NaN, infinities and whole numbers beyond 2^53.
    static let numbers = table([
        Column("i", [0, 1, -1, 7, -7, nil, 2, 100, -100, 9007199254740993, nil, 25, -25, 3] as [Int?]),
        Column("j", [3, 0, 2, -2, 2, 1, nil, 7, -7, 1, nil, 10, 10, -3] as [Int?]),
        Column(
            "x",
            [0.0, -0.0, 1.5, -1.5, 2.5, .nan, nil, .infinity, -.infinity, 0.125, 1e+300, -2.675, nil, 3.0]
                as [Double?]),
        Column(
            "y",
            [2.0, 3.0, 0.0, 0.5, -2.0, 1.0, .nan, .infinity, nil, 0.0, 1e+300, 2.0, nil, .nan] as [Double?]),
    ])

    /// The nine pairs of true, false and missing, with texts and numbers beside them.
    static let conditions = table([
        Column("a", [true, true, true, false, false, false, nil, nil, nil] as [Bool?]),
        Column("b", [true, false, nil, true, false, nil, true, false, nil] as [Bool?]),
        Column("s", ["x", "y", nil, "x", "", "é", nil, "x", "z"] as [String?]),
        Column("t", ["x", "x", "x", nil, "", "e", "y", "É", "zz"] as [String?]),
        Column("i", [1, 2, 3, nil, 5, 6, nil, 8, 9] as [Int?]),
        Column("r", [1.0, .nan, nil, 4.0, 5.5, .nan, .nan, nil, 9.0] as [Double?]),
    ])

    /// Texts with accents, emoji, quotes, spaces, separators and none at all.
    static let texts = table([
        Column(
            "s",
            [
                "Hello World", "", nil, "żółć", "éa", "e\u{301}a", "👍🏽 ok", "ÉCOLE \"À\"", " a, b ,c", "a,,b,",
                "x-1-y", "straße", "ab\tc\n",
            ] as [String?]),
        Column("t", ["World", "", "x", "ół", "é", "e", "👍", "\"", ",", ",", "-", "ß", nil] as [String?]),
    ])

    /// Lists of genres, of which some are empty, missing or have duplicates.
    static let lists = table([
        Column(
            "l",
            [
                ["rock", "pop"], [], nil, ["jazz"], ["a", "b", "a", "c"], ["é", "👍", ""], ["pop", "rock"],
                ["x"],
            ] as [[String]?]),
        Column(
            "m",
            [["pop"], ["pop"], ["pop"], nil, ["c", "a", "z"], ["👍", "e"], ["rock", "pop", "rock"], []]
                as [[String]?]),
        Column("s", ["rock", "", "x", "jazz", nil, "", "POP", "x"] as [String?]),
    ])

    /// Dates before 1970, leap days, the ends of years and weeks, and times of day.
    static let dates = table([
        Column(
            "d",
            dates([
                "2020-02-29", "1969-12-31 23:59:59.999999", "1900-02-28 12:00:00", nil, "2000-12-31",
                "2021-01-03 00:00:01", "2016-01-01", "1583-06-15 06:30:15.5", "2024-12-30", "0999-03-01",
                "1970-01-01", "2023-07-31 18:45:00",
            ])),
        Column(
            "e",
            dates([
                "2019-02-28", "1970-01-01", "1900-03-01", "2020-01-01", nil, "2021-01-04",
                "2015-12-31 23:59:59", "2000-01-01", "2025-01-01", "1000-02-28", "1969-12-28 10:00:00",
                "2023-08-01",
            ])),
        Column("n", [1, -1, 12, 3, nil, -14, 0, 5, -2, 4800, 1, -6] as [Int?]),
    ])

    /// Texts that are numbers, dates, Booleans or none of these.
    static let conversions = table([
        Column(
            "s",
            [
                "12", "-7", "1.5", "1e3", "", "abc", nil, "2020-02-29", "true", "9223372036854775807", "nan",
                "0x10",
            ] as [String?]),
        Column(
            "r",
            [1.0, -1.5, 2.5, 1e+19, .nan, .infinity, nil, 0.0, -0.0, -2.7, 0.5, 123456789.0] as [Double?]),
        Column("i", [1, -7, 0, nil, 9007199254740993, 2, 3, 4, 5, 6, -1, 8] as [Int?]),
        Column("b", [true, false, nil, true, false, true, false, true, false, true, nil, true] as [Bool?]),
    ])

    /// Values of three stations in an order of their own, with gaps and ties.
    static let series = table([
        Column("k", ["a", "b", "a", nil, "a", "b", "a", nil, "b", "a", "b", "a"] as [String?]),
        Column("o", [5, 1, 2, 1, 4, 3, 1, 2, 2, 3, 4, 6] as [Int]),
        Column("i", [3, nil, 1, 4, 3, 2, nil, 4, 2, 7, -1, 0] as [Int?]),
        Column("x", [1.5, 2.0, .nan, nil, 0.25, -1.0, 4.0, 3.0, nil, 1.5, .nan, 2.5] as [Double?]),
        Column("s", ["b", "a", nil, "é", "b", "z", "a", "e", nil, "", "Z", "👍"] as [String?]),
    ])

    /// Rows of six groups, one of a missing key, one without numbers and one with NaN.
    static let sales = table([
        Column(
            "k",
            [
                "", "b", "", "b", nil, "a", "a", "", "b", "a", nil, "b", "", "b", "é", "a", "é", "a", "é",
                "é", nil, "a", "é", "a", "a", "a",
            ] as [String?]),
        Column(
            "g", [3, 1, 1, 2, 2, 2, 1, 3, 1, 2, 3, 3, 3, 2, 1, 1, nil, 3, 1, 2, 3, 1, nil, 2, 3, 2] as [Int?]),
        Column(
            "i",
            [
                -5, nil, 6, nil, 30, 28, 27, nil, 31, nil, 30, 3, nil, 26, nil, 21, nil, nil, nil, nil, 36,
                17, nil, 24, nil, -5,
            ] as [Int?]),
        Column(
            "x",
            [
                -1.84, nil, -4.55, .nan, nil, 5.41, 12.46, 7.46, nil, nil, nil, -3.83, 12.86, 17.75, nil, nil,
                nil, 12.23, nil, nil, 5.1, 12.55, nil, 0.4, 2.9, 10.7,
            ] as [Double?]),
        Column(
            "s",
            [
                nil, "👍🏽", "x", "Z", nil, nil, "", "Z", nil, nil, "x", "Ä", "x", "Z", nil, nil, "\"q\"",
                "\"q\"", "👍🏽", nil, "x", nil, "👍🏽", "x", "Ä", "b",
            ] as [String?]),
        Column(
            "b",
            [
                true, false, true, false, false, true, true, false, nil, false, true, true, nil, false, nil,
                true, false, false, true, false, true, true, nil, nil, false, true,
            ] as [Bool?]),
        Column(
            "d",
            dates([
                "1900-02-28", nil, "2021-03-01 12:30:00", "2020-02-29 00:00:00.5", "1900-02-28",
                "2020-02-29 00:00:00.5", "1969-12-31 23:00:00", "1969-12-31 23:00:00", "1969-12-31 23:00:00",
                "2020-02-29", "2020-02-29", "2020-02-29 00:00:00.5", "1969-12-31 23:00:00", "1900-02-28",
                "2020-02-29 00:00:00.5", "2021-03-01 12:30:00", "2021-03-01 12:30:00", "2021-03-01 12:30:00",
                "2021-03-01 12:30:00", "2021-03-01 12:30:00", nil, "2020-02-29 00:00:00.5", nil, nil,
                "1900-02-28", nil,
            ])),
        Column(
            "o",
            [9, 20, 11, nil, 14, 5, 4, 17, 19, 21, 22, 16, 0, 3, 24, 8, 15, 13, 7, 2, 25, 18, 1, 12, 23, 10]
                as [Int?]),
    ])

    /// The left table of joins: duplicate and missing keys, NaN, and a date for as-of joins.
    static let left = table([
        Column("k", ["a", "b", "a", nil, "c", "é", "d", "a"] as [String?]),
        Column("n", [1, 2, 3, 4, nil, 1, 2, 1] as [Int?]),
        Column("x", [1.0, .nan, 2.5, nil, -0.0, 3.0, .nan, 1.0] as [Double?]),
        Column("v", ["p", "q", "r", "s", "t", "u", "v", "w"] as [String]),
        Column(
            "at",
            dates([
                "2020-01-05", "2020-01-01", "2020-03-01", "2020-02-01", nil, "2020-01-09", "1969-12-31",
                "2020-01-20",
            ])),
    ])

    /// The right table of joins.
    static let right = table([
        Column("k", ["b", "a", nil, "a", "z", "é"] as [String?]),
        Column("n", [2, 1, 4, 9, 3, nil] as [Int?]),
        Column("y", [.nan, 1.0, 0.0, 3.0, nil, 2.5] as [Double?]),
        Column("v", ["B", "A", "M", nil, "Z", "E"] as [String?]),
        Column("at", dates(["2020-01-01", "2020-01-01", "2020-01-31", "2020-01-10", "2020-01-06", nil])),
    ])

    /// Prices for as-of joins, not in order.
    static let prices = table([
        Column("k", ["a", "b", "a", "a", nil, "é", "b"] as [String?]),
        Column(
            "at",
            dates([
                "2020-01-10", "2019-12-30", "2020-01-01", "2020-02-20", "2020-02-01", "2020-01-09",
                "2020-01-03",
            ])),
        Column("price", [1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5] as [Double]),
    ])

    /// Rows for reshaping: lists, columns of several types, dates with gaps.
    static let trips = table([
        Column("id", [1, 2, 3, 4, 5] as [Int]),
        Column("tags", [["x", "y"], [], nil, ["é", "x", "x"], [""]] as [[String]?]),
        Column("q1", [10, nil, 30, 40, 50] as [Int?]),
        Column("q2", [1, 2, nil, 4, 5] as [Int?]),
        Column("q3", [0.5, .nan, nil, 1.5, 2.5] as [Double?]),
        Column(
            "day", dates(["2020-01-30", "2020-03-02 10:00:00", nil, "2020-01-31 23:59:59", "2020-06-15"])),
    ])

    /// Keys of every type with missing values, NaN, both zeros and equal texts of different scalars.
    static let keys = table([
        Column("t", ["é", "e\u{301}", nil, "", "é", nil, "A"] as [String?]),
        Column("i", [1, nil, 1, -5, 9007199254740993, 9007199254740992, nil] as [Int?]),
        Column("x", [0.0, -0.0, .nan, nil, .nan, 1.5, nil] as [Double?]),
        Column("b", [true, false, nil, true, nil, false, true] as [Bool?]),
        Column("d", dates(["2020-02-29", "1969-12-31", nil, "2020-02-29", nil, "1969-12-31", "2020-02-29"])),
        Column("l", [["a"], ["a", "b"], nil, [], ["a"], nil, []] as [[String]?]),
    ])

    private static func table(_ columns: [Column]) -> DataFrame { DataFrame(unchecked: columns) }

    /// Dates in ISO 8601.
    private static func dates(_ texts: [String?]) -> [Timestamp?] {
        texts.map { $0.flatMap { Timestamp($0) } }
    }
}
