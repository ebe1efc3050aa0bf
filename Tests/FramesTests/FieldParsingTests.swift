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
        #expect(parseAmidOthers(text) { Int(parsing: $0, canReadOn: true) } == expected)
    }

    @Test(arguments: [
        "", "-", "+", "1.0", "1e3", "0x1F", "1_000", "1 2", "--1", "９", "9223372036854775808",
        "-9223372036854775809",
    ])
    func noWholeNumbers(_ text: String) {
        #expect(parse(text) { Int(parsing: $0) } == nil)
        #expect(parseAmidOthers(text) { Int(parsing: $0, canReadOn: true) } == nil)
    }

    @Test(arguments: [
        "0", "-0.0", "1.", ".5", "-.5", "1e5", "1E+5", "1e-5", "0.1", "123456789.123", "9007199254740993",
        "9007199254740992.5", "1e22", "1e23", "8.41e21", "2.2250738585072011e-308", "2.2250738585072014e-308",
        "4.9406564584124654e-324", "1.7976931348623157e308", "1e-400",
        "0.000000000000000000000000000001",
        "12345678901234567890123456789", "100000000000000000000000e-23", "0.30000000000000004",
        "18446744073709551615",
        "7.3177701707893310e+15", "1e-99999999999999999999", "0e99999", "5e-324",
        "3.518437208883201171875e13",
    ])
    func numbers(_ text: String) {
        #expect(parse(text) { Double(parsing: $0) }?.bitPattern == Double(text)?.bitPattern)
        #expect(
            parseAmidOthers(text) { Double(parsing: $0, canReadOn: true) }?.bitPattern
                == Double(text)?.bitPattern)
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
        "1e400", "-1e309", "888E010010", "1e99999999999999999999", "1.7976931348623159e308",
    ])
    func noNumbers(_ text: String) {
        #expect(parse(text) { Double(parsing: $0) } == nil)
        #expect(parse(text) { Double.canParse($0) } == false)
        #expect(parseAmidOthers(text) { Double(parsing: $0, canReadOn: true) } == nil)
    }

    @Test func shortestTextOfAnyDoubleRoundTrips() {
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

    /// Every length, and the next larger or smaller byte than a digit at every place.
    @Test func digitsOfAnyNumber() {
        for count in 1...19 {
            let digits = Array("9876543210123456789".utf8.prefix(count))
            #expect(
                parseAmidOthers(digits) { Int(parsing: $0, canReadOn: true) }
                    == Int(String(decoding: digits, as: UTF8.self)))
            for place in 0..<count {
                for byte in [0x2F, 0x3A, 0x00, 0x80, 0xB0, 0xFF] as [UInt8] {
                    var bytes = digits
                    bytes[place] = byte
                    #expect(parseAmidOthers(bytes) { Int(parsing: $0, canReadOn: true) } == nil)
                    #expect(parseAmidOthers(bytes) { Double(parsing: $0, canReadOn: true) } == nil)
                }
            }
        }
    }

    @Test func decimalsOfAnyShapeAreTheNearestDouble() {
        var generator = Generator(state: 7)
        for _ in 0..<20_000 {
            let whole = String(generator.next() >> (generator.next() % 64))
            let fraction = String(generator.next() >> (generator.next() % 64))
            let exponent = Int(generator.next() % 700) - 350
            for text in [
                "\(whole).\(fraction)", "-\(whole)", ".\(fraction)", "\(whole)\(fraction)e\(exponent)",
            ] {
                // What is larger than any double is no number.
                let expected = Double(text).flatMap { $0.isInfinite ? nil : $0.bitPattern }
                #expect(parse(text) { Double(parsing: $0) }?.bitPattern == expected, "\(text)")
                #expect(
                    parseAmidOthers(text) { Double(parsing: $0, canReadOn: true) }?.bitPattern == expected,
                    "\(text)")
            }
        }
    }

    /// Numbers exactly between two doubles, one digit above and one below.
    @Test func halvesAreRoundedToEven() {
        for odd in [1, 3, 4503599627370497, 9007199254740991] as [UInt64] {
            for shift in 1...9 {
                let half = UInt128(odd) << UInt128(shift) + UInt128(1) << UInt128(shift - 1)
                for number in [half - 1, half, half + 1] {
                    let text = "\(number)"
                    #expect(parse(text) { Double(parsing: $0) }?.bitPattern == Double(text)?.bitPattern)
                    #expect(
                        parse(text + "e-5") { Double(parsing: $0) }?.bitPattern
                            == Double(text + "e-5")?.bitPattern)
                }
            }
        }
    }

    /// The powers of five and ten of the paper's tables that can be written down.
    @Test func powersOfFive() {
        func power(_ exponent: Int) -> PowerOfFive {
            PowerOfFive.all[exponent - PowerOfFive.exponents.lowerBound]
        }
        #expect(PowerOfFive.all.count == PowerOfFive.exponents.count)
        #expect(power(0).high == 1 << 63 && power(0).low == 0)
        #expect(power(1).high == 5 << 61 && power(1).low == 0)
        #expect(power(27).high == 7_450_580_596_923_828_125 << 1 && power(27).low == 0)
        // 0.8 × 2^128, rounded up, which is 0xCC…CD.
        #expect(power(-1).high == 0xCCCC_CCCC_CCCC_CCCC && power(-1).low == 0xCCCC_CCCC_CCCC_CCCD)
        #expect(PowerOfFive.all.allSatisfy { $0.high >> 63 == 1 })
    }

    /// Parses a text that is followed by other bytes, as a field in a file is.
    private func parseAmidOthers<Value>(_ text: String, _ read: (UnsafeBufferPointer<UInt8>) -> Value)
        -> Value
    {
        parseAmidOthers(Array(text.utf8), read)
    }

    private func parseAmidOthers<Value>(_ bytes: [UInt8], _ read: (UnsafeBufferPointer<UInt8>) -> Value)
        -> Value
    {
        (bytes + Array(",7.5,123456789,123456789,123456789\n".utf8)).withUnsafeBufferPointer {
            read(UnsafeBufferPointer(rebasing: $0[..<bytes.count]))
        }
    }

    private func parse<Value>(_ text: String, _ read: (UnsafeBufferPointer<UInt8>) -> Value) -> Value {
        Array(text.utf8).withUnsafeBufferPointer(read)
    }
}
