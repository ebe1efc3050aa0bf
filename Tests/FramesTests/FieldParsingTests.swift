import Base
import Testing

@testable import Frames

@Suite struct FieldParsingTests {
    @Test(arguments: [
        ("0", 0), ("-0", 0), ("007", 7), ("+3", 3), (" 12 ", 12), ("-42", -42), ("9223372036854775807", .max),
        ("-9223372036854775808", .min), ("0000000000000000000000001", 1),
    ])
    func wholeNumbers(_ text: String, _ expected: Int) {
        #expect(parse(text) { Int(parsing: $0) } == expected)
    }

    @Test(arguments: [
        "", "-", "+", "1.0", "1e3", "0x1F", "1_000", "1 2", "--1", "９", "9223372036854775808",
        "-9223372036854775809",
    ])
    func noWholeNumbers(_ text: String) {
        #expect(parse(text) { Int(parsing: $0) } == nil)
    }

    @Test(arguments: [
        "0", "-0.0", "1.", ".5", "-.5", "1e5", "1E+5", "1e-5", "0.1", "123456789.123", "9007199254740993",
        "9007199254740992.5", "1e22", "1e23", "8.41e21", "2.2250738585072011e-308", "2.2250738585072014e-308",
        "4.9406564584124654e-324", "1.7976931348623157e308", "1e400", "1e-400",
        "0.000000000000000000000000000001",
        "12345678901234567890123456789", "100000000000000000000000e-23", "0.30000000000000004",
        "18446744073709551615",
        "7.3177701707893310e+15", "1e99999999999999999999", "5e-324", "3.518437208883201171875e13",
    ])
    func numbers(_ text: String) {
        #expect(parse(text) { Double(parsing: $0) }?.bitPattern == Double(text)?.bitPattern)
    }

    @Test(arguments: [
        ("inf", Double.infinity), ("-inf", -.infinity), ("Infinity", .infinity), ("+INF", .infinity),
        (" 2.5 ", 2.5),
    ])
    func infinitiesAndSpaces(_ text: String, _ expected: Double) {
        #expect(parse(text) { Double(parsing: $0) } == expected)
    }

    @Test(arguments: [
        "", ".", "-", "e5", "1e", "1e+", "1.2.3", "0x10", "1,5", "1_0", "nan", "infinit", "1 2", "- 1",
    ])
    func noNumbers(_ text: String) {
        #expect(parse(text) { Double(parsing: $0) } == nil)
        #expect(parse(text) { Double.canParse($0) } == false)
    }

    @Test func shortestTextOfAnyDoubleComesBack() {
        // A linear congruential generator (Knuth's MMIX) walks over all bit patterns.
        var state: UInt64 = 42
        for _ in 0..<5000 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let value = Double(bitPattern: state)
            guard value.isFinite else { continue }
            #expect(parse(value.description) { Double(parsing: $0) } == value)
        }
    }

    @Test func booleans() {
        for text in ["true", "True", "TRUE"] { #expect(parse(text) { Bool(parsing: $0) } == true) }
        for text in ["false", "False", "FALSE"] { #expect(parse(text) { Bool(parsing: $0) } == false) }
        for text in ["", "tRUE", "yes", "1", " true"] { #expect(parse(text) { Bool(parsing: $0) } == nil) }
    }

    private func parse<Value>(_ text: String, _ read: (UnsafeBufferPointer<UInt8>) -> Value) -> Value {
        Array(text.utf8).withUnsafeBufferPointer(read)
    }
}
