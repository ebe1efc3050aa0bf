import Testing

@testable import Record

@Suite("results.json is written for comparing line by line")
struct JSONTextTests {
    @Test(arguments: [
        (JSONText.value(nil), "null\n"),
        (.value(.real(0.1)), "0.1\n"),
        (.value(.real(3)), "3.0\n"),
        (.value(.real(.nan)), "\"NaN\"\n"),
        (.value(.real(-.infinity)), "\"-Infinity\"\n"),
        (.integer(3), "3\n"),
        (.value(.boolean(true)), "true\n"),
        (.text("a\"b\\c\n\u{1}é"), "\"a\\\"b\\\\c\\n\\u0001é\"\n"),
        (.text("\u{9b}31m\u{7f}\u{202e}\u{2066}"), "\"\\u009b31m\\u007f\\u202e\\u2066\"\n"),
        (.array([]), "[]\n"),
        (.object([:]), "{}\n"),
        (.array([.integer(1), .text("a")]), "[1, \"a\"]\n"),
        (
            .object(["b": .integer(1), "a": .array([.array([.integer(1)])])]),
            "{\n  \"a\": [\n    [1]\n  ],\n  \"b\": 1\n}\n"
        ),
    ])
    func writes(json: JSONText, expected: String) {
        #expect(json.document == expected)
    }
}
