import Testing
import Weave

@testable import Render

@Suite("results.json is laid out for comparing line by line")
struct JSONTextTests {
    @Test(arguments: [
        (JSONText.scalar(nil), "null\n"),
        (.scalar(.number(0.1)), "0.1\n"),
        (.scalar(.number(3)), "3.0\n"),
        (.scalar(.number(.nan)), "\"NaN\"\n"),
        (.scalar(.number(-.infinity)), "\"-Infinity\"\n"),
        (.integer(3), "3\n"),
        (.scalar(.boolean(true)), "true\n"),
        (.text("a\"b\\c\n\u{1}é"), "\"a\\\"b\\\\c\\n\\u0001é\"\n"),
        (.array([]), "[]\n"),
        (.object([:]), "{}\n"),
        (.array([.integer(1), .text("a")]), "[1, \"a\"]\n"),
        (
            .object(["b": .integer(1), "a": .array([.array([.integer(1)])])]),
            "{\n  \"a\": [\n    [1]\n  ],\n  \"b\": 1\n}\n"
        ),
    ])
    func lays(json: JSONText, expected: String) {
        #expect(json.document == expected)
    }
}
