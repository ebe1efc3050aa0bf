import Base
import Testing

@testable import Frames

/// Functions of texts, with the values of DuckDB 2.0 and, where it says so, of polars 2.1.
@Suite struct TextFunctionTests {
    @Test func lengthAndCase() throws {
        let table = Examples.texts
        // length(s)
        try table.expect(col("s").length, .integers([11, 0, nil, 4, 2, 3, 5, 9, 8, 5, 5, 6, 5]))
        // polars: c('s').str.to_lowercase()
        try table.expect(
            col("s").lowercased,
            .texts([
                "hello world", "", nil, "żółć", "éa", "e\u{301}a", "👍🏽 ok", "école \"à\"", " a, b ,c", "a,,b,",
                "x-1-y", "straße", "ab\tc\n",
            ]))
        // polars: c('s').str.to_uppercase()
        try table.expect(
            col("s").uppercased,
            .texts([
                "HELLO WORLD", "", nil, "ŻÓŁĆ", "ÉA", "E\u{301}A", "👍🏽 OK", "ÉCOLE \"À\"", " A, B ,C", "A,,B,",
                "X-1-Y", "STRASSE", "AB\tC\n",
            ]))
        // substring(s, 2, 3)
        try table.expect(
            col("s").slice(from: 1, count: 3),
            .texts(["ell", "", nil, "ółć", "a", "\u{301}a", "🏽 o", "COL", "a, ", ",,b", "-1-", "tra", "b\tc"])
        )
        // substring(s, 3)
        try table.expect(
            col("s").slice(from: 2),
            .texts([
                "llo World", "", nil, "łć", "", "a", " ok", "OLE \"À\"", ", b ,c", ",b,", "1-y", "raße",
                "\tc\n",
            ]))
        // substring(s, 1, 0)
        try table.expect(
            col("s").slice(from: 0, count: 0), .texts(["", "", nil, "", "", "", "", "", "", "", "", "", ""]))
        // trim(s, ' '||chr(9)||chr(10)||chr(11)||chr(12)||chr(13))
        try table.expect(
            col("s").trimmed,
            .texts([
                "Hello World", "", nil, "żółć", "éa", "e\u{301}a", "👍🏽 ok", "ÉCOLE \"À\"", "a, b ,c", "a,,b,",
                "x-1-y", "straße", "ab\tc",
            ]))
        // s || t
        try table.expect(
            col("s") + col("t"),
            .texts([
                "Hello WorldWorld", "", nil, "żółćół", "éaé", "e\u{301}ae", "👍🏽 ok👍", "ÉCOLE \"À\"\"",
                " a, b ,c,", "a,,b,,", "x-1-y-", "straßeß", nil,
            ]))
        // '<' || s || '>'
        try table.expect(
            "<" + col("s") + ">",
            .texts([
                "<Hello World>", "<>", nil, "<żółć>", "<éa>", "<e\u{301}a>", "<👍🏽 ok>", "<ÉCOLE \"À\">",
                "< a, b ,c>", "<a,,b,>", "<x-1-y>", "<straße>", "<ab\tc\n>",
            ]))
    }

    @Test func findsTexts() throws {
        let table = Examples.texts
        // contains(s, t)
        try table.expect(
            col("s").contains(col("t")),
            .flags([true, true, nil, true, true, true, true, true, true, true, true, true, nil]))
        // contains(s, 'a')
        try table.expect(
            col("s").contains("a"),
            .flags([false, false, nil, false, true, true, false, false, true, true, false, true, true]))
        // contains(s, '')
        try table.expect(
            col("s").contains(""),
            .flags([true, true, nil, true, true, true, true, true, true, true, true, true, true]))
        // starts_with(s, t)
        try table.expect(
            col("s").starts(with: col("t")),
            .flags([false, true, nil, false, true, true, true, false, false, false, false, false, nil]))
        // starts_with(s, 'é')
        try table.expect(
            col("s").starts(with: "é"),
            .flags([false, false, nil, false, true, false, false, false, false, false, false, false, false]))
        // ends_with(s, t)
        try table.expect(
            col("s").ends(with: col("t")),
            .flags([true, true, nil, false, false, false, false, true, false, true, false, false, nil]))
        // ends_with(s, ',')
        try table.expect(
            col("s").ends(with: ","),
            .flags([false, false, nil, false, false, false, false, false, false, true, false, false, false]))
        // contains('Hello World', t)
        try table.expect(
            lit("Hello World").contains(col("t")),
            .flags([true, true, false, false, false, true, false, false, false, false, false, false, nil]))
    }

    @Test func replacesAndSplits() throws {
        let table = Examples.texts
        // replace(s, ',', ';')
        try table.expect(
            col("s").replacing(",", with: ";"),
            .texts([
                "Hello World", "", nil, "żółć", "éa", "e\u{301}a", "👍🏽 ok", "ÉCOLE \"À\"", " a; b ;c", "a;;b;",
                "x-1-y", "straße", "ab\tc\n",
            ]))
        // case when t = '' then s else replace(s, t, '_') end
        try table.expect(
            col("s").replacing(col("t"), with: "_"),
            .texts([
                "Hello _", "", nil, "ż_ć", "_a", "_\u{301}a", "_🏽 ok", "ÉCOLE _À_", " a_ b _c", "a__b_",
                "x_1_y", "stra_e", nil,
            ]))
        // replace(s, 'l', '')
        try table.expect(
            col("s").replacing("l", with: ""),
            .texts([
                "Heo Word", "", nil, "żółć", "éa", "e\u{301}a", "👍🏽 ok", "ÉCOLE \"À\"", " a, b ,c", "a,,b,",
                "x-1-y", "straße", "ab\tc\n",
            ]))
        // string_split(s, ',')
        try table.expect(
            col("s").split(by: ","),
            .lists([
                ["Hello World"], [""], nil, ["żółć"], ["éa"], ["e\u{301}a"], ["👍🏽 ok"], ["ÉCOLE \"À\""],
                [" a", " b ", "c"], ["a", "", "b", ""], ["x-1-y"], ["straße"], ["ab\tc\n"],
            ]))
        // case when t = '' then [s] when t is not null then string_split(s, t) end – an empty separator leaves the text whole, where DuckDB splits it into letters
        try table.expect(
            col("s").split(by: col("t")),
            .lists([
                ["Hello ", ""], [""], nil, ["ż", "ć"], ["", "a"], ["", "\u{301}a"], ["", "🏽 ok"],
                ["ÉCOLE ", "À", ""], [" a", " b ", "c"], ["a", "", "b", ""], ["x", "1", "y"], ["stra", "e"],
                nil,
            ]))
        // string_split(s, ',')[2]
        try table.expect(
            col("s").split(by: ",").element(1),
            .texts([nil, nil, nil, nil, nil, nil, nil, nil, " b ", "", nil, nil, nil]))
        // len(string_split(s, ','))
        try table.expect(col("s").split(by: ",").count, .integers([1, 1, nil, 1, 1, 1, 1, 1, 3, 4, 1, 1, 1]))
    }

    @Test func matchesPatterns() throws {
        let table = Examples.texts
        // regexp_matches(s, '[0-9]+')
        try table.expect(
            col("s").matches("[0-9]+"),
            .flags([false, false, nil, false, false, false, false, false, false, false, true, false, false]))
        // regexp_matches(s, '^[a-zé]')
        try table.expect(
            col("s").matches("^[a-zé]"),
            .flags([false, false, nil, false, true, true, false, false, false, true, true, true, true]))
        // regexp_matches(s, 'a|o$')
        try table.expect(
            col("s").matches("a|o$"),
            .flags([false, false, nil, false, true, true, false, false, true, true, false, true, true]))
        // regexp_matches(s, '^.$|^..$')
        try table.expect(
            col("s").matches("^.$|^..$"),
            .flags([false, false, nil, false, true, false, false, false, false, false, false, false, false]))
        // polars: c('s').str.extract(r'([a-z]+)', 1)
        try table.expect(
            col("s").extract("[a-z]+"),
            .texts(["ello", nil, nil, nil, "a", "e", "ok", nil, "a", "a", "x", "stra", "ab"]))
        // polars: c('s').str.extract(r'([a-z])-([0-9])', 2)
        try table.expect(
            col("s").extract("([a-z])-([0-9])", group: 2),
            .texts([nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, "1", nil, nil]))
        // polars: c('s').str.extract(r'^(.)', 1)
        try table.expect(
            col("s").extract("^(.)", group: 1),
            .texts(["H", nil, nil, "ż", "é", "e", "👍", "É", " ", "a", "x", "s", "a"]))
    }

    /// Classes of ASCII characters find those beside others.
    @Test func classesBesideOtherCharacters() throws {
        let table = try DataFrame([Column("t", ["0–10", "é1é", "a\u{301}b", "x\u{A0}y", " – "])])
        func extracted(_ pattern: String) throws -> [String?] {
            try table.with(["m": col("t").extract(Pattern(pattern))])["m"].texts
        }
        #expect(try extracted("\\w+") == ["0", "1", "a", "x", nil])
        #expect(try extracted("[\\d–]+") == ["0–10", "1", nil, nil, "–"])
        #expect(try extracted("\\D+") == ["–", "é", "a\u{301}b", "x\u{A0}y", " – "])
        #expect(try extracted("\\s\\S") == [nil, nil, nil, nil, " –"])
        #expect(try extracted("\\w\\W") == ["0–", "1é", "a\u{301}", "x\u{A0}", nil])
    }
}
