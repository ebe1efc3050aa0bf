import Foundation
import Testing

@testable import Base

@Suite struct ValueTests {
    private func roundTrip(_ value: Value) throws -> Value {
        try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
    }

    @Test(
        arguments: [
            .integer(0), .integer(-7), .integer(.max), .integer(.min), .integer(9_007_199_254_740_993),
            .real(0.1), .real(-1.5e300), .real(.leastNonzeroMagnitude), .real(.infinity), .real(-.infinity),
            .boolean(true), .boolean(false), .text(""), .text("a \"b\"\n\u{1F44D}"), .text("12"),
            .text("NaN"), .text("Infinity"), .text("-Infinity"), .text("{\"number\":\"NaN\"}"),
            .list(["NaN"]),
        ] as [Value])
    func roundTrips(_ value: Value) throws {
        #expect(try roundTrip(value) == value)
    }

    @Test func notANumberRoundTrips() throws {
        let value = try roundTrip(.real(.nan))
        #expect(value.double?.isNaN == true)
    }

    /// JSON has one kind of number and no dates.
    @Test func someValuesComeBackAsAnotherCase() throws {
        #expect(try roundTrip(.real(3)) == .integer(3))
        #expect(try roundTrip(.real(1e300)) == .real(1e300))
        let date = try #require(Timestamp("2021-03-04 05:06:07.25"))
        #expect(try roundTrip(.date(date)) == .text("2021-03-04T05:06:07.250000"))
    }

    @Test func textsAreEqualByTheirCodePoints() {
        let (composed, decomposed) = (Value.text("caf\u{e9}"), Value.text("cafe\u{301}"))
        #expect(composed != decomposed && Set([composed, decomposed, composed]).count == 2)
        #expect(Value.list(["caf\u{e9}"]) != .list(["cafe\u{301}"]))
        #expect(Value.list(["a", "b"]) == .list(["a", "b"]) && Value.list(["a"]) != .list(["a", "b"]))
    }

    @Test func integersThatDoNotFitBecomeFloatingPointNumbers() throws {
        let value = try JSONDecoder().decode(Value.self, from: Data("9223372036854775808".utf8))
        #expect(value == .real(0x1p63))
    }

    @Test func readsAsWhatItHolds() {
        #expect(Value.integer(2).integer == 2 && Value.real(2).integer == nil)
        #expect(
            Value.boolean(true).double == 1 && Value.integer(2).double == 2 && Value.text("2").double == nil)
        #expect(
            ("text" as Value).text == "text" && (1.5 as Value).double == 1.5
                && (true as Value).boolean == true)
    }
}
