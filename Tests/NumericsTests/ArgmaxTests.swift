import Numerics
import Testing

@Suite struct ArgmaxTests {
    @Test func theFirstOfEqualElements() {
        #expect([1, 3, 2, 3].argmax() == 1)
        #expect([2, 1, 3, 1].argmin() == 1)
        #expect([0.0, 0, 0].argmax() == 0)
    }

    @Test func indicesOfSlices() {
        let slice = [9, 1, 5, 7][1...]
        #expect(slice.argmax() == 3 && slice.argmin() == 1)
    }

    @Test func noElements() {
        #expect([Double]().argmax() == nil && [Double]().argmin() == nil)
    }

    @Test func comparisonsWithNaNDoNotHold() {
        #expect([1, .nan, 2].argmax() == 2 && [1, .nan, 2].argmin() == 0)
        #expect([.nan, 1.0].argmax() == 0)
    }
}
