import Numerics
import Testing

@Suite("The spread of measurements")
struct SpreadTests {
    @Test func medianAndRange() {
        #expect(Spread([3, 1, 2]).text(decimals: 1) == "2.0 (1.0 … 3.0)")
        #expect(Spread([4, 1]).median == 2.5)
        #expect(Spread([]).median.isNaN)
    }
}
