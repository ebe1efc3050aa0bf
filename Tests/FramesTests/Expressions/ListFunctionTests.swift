import Base
import Testing

@testable import Frames

/// Functions of lists of text, with the values of DuckDB 2.0 and, where it says so, of polars 2.1.
@Suite struct ListFunctionTests {
    @Test func countsAndElements() throws {
        let table = Examples.lists
        // len(l)
        try table.expect(col("l").count, .integers([2, 0, nil, 1, 4, 3, 2, 1]))
        // list_contains(l, 'a')
        try table.expect(
            col("l").contains("a"), .flags([false, false, nil, false, true, false, false, false]))
        // list_contains(l, s)
        try table.expect(
            col("l").contains(col("s")), .flags([true, false, nil, true, nil, true, false, true]))
        // l[1]
        try table.expect(col("l").element(0), .texts(["rock", nil, nil, "jazz", "a", "é", "pop", "x"]))
        // l[3]
        try table.expect(col("l").element(2), .texts([nil, nil, nil, nil, "a", "", nil, nil]))
        // array_to_string(l, '|')
        try table.expect(
            col("l").joined(separator: "|"),
            .texts(["rock|pop", "", nil, "jazz", "a|b|a|c", "é|👍|", "pop|rock", "x"]))
        // l is null
        try table.expect(col("l").isMissing, .flags([false, false, true, false, false, false, false, false]))
    }

    @Test func intersections() throws {
        let table = Examples.lists
        // polars: c('l').list.set_intersection(c('m'))
        try table.expect(
            col("l").intersection(col("m")),
            .lists([["pop"], [], nil, nil, ["a", "c"], ["👍"], ["pop", "rock"], []]))
        // case when l is not null and m is not null then len(list_intersect(l, m)) end – a missing list makes it missing, as in polars and Spark
        try table.expect(col("l").intersection(col("m")).count, .integers([1, 0, nil, nil, 2, 1, 2, 0]))
        // case when l is not null and m is not null then len(list_intersect(l, m)) > 0 end
        try table.expect(
            col("l").intersection(col("m")).count > 0,
            .flags([true, false, nil, nil, true, true, true, false]))
        // coalesce(l, m)
        try table.expect(
            col("l").orElse(col("m")),
            .lists([
                ["rock", "pop"], [], ["pop"], ["jazz"], ["a", "b", "a", "c"], ["é", "👍", ""],
                ["pop", "rock"], ["x"],
            ]))
        // case when s is not null then l else m end
        try table.expect(
            when(col("s").isPresent, then: col("l"), otherwise: col("m")),
            .lists([
                ["rock", "pop"], [], nil, ["jazz"], ["c", "a", "z"], ["é", "👍", ""], ["pop", "rock"], ["x"],
            ]))
    }
}
