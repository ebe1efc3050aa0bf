import Numerics
import Statistics
import Testing

@Suite struct TwoProportionsDesignTests {
    @Test func sizesAreThoseOfTheFormula() throws {
        // The example of R's power.prop.test: n = 76.7.
        let example = try TwoProportionsDesign(control: 0.5, treatment: 0.75)
        #expect(abs(try example.sampleSize(power: 0.9) - 76.70692845) < 1e-6)
        #expect(abs(try example.power(sampleSize: 50) - 0.740) < 5e-4)
        let rare = try TwoProportionsDesign(control: 0.05, treatment: 0.06)
        #expect(abs(try rare.sampleSize() - 8157.73144785) < 1e-5)
        let uneven = try TwoProportionsDesign(control: 0.05, treatment: 0.06, ratio: 2)
        #expect(abs(try uneven.sampleSize() - 6186.71834775) < 1e-5)
    }

    @Test func powerAndSizeAreInverse() throws {
        for (a, b, ratio) in [(0.01, 0.02, 1.0), (0.3, 0.2, 0.5), (0.9, 0.95, 3)] {
            let design = try TwoProportionsDesign(control: a, treatment: b, ratio: ratio)
            for power in [0.5, 0.8, 0.95] {
                let size = try design.sampleSize(power: power)
                #expect(abs(try design.power(sampleSize: size) - power) < 1e-9)
            }
        }
    }

    @Test func whatCannotBePlannedIsRefused() throws {
        for (a, b) in [(0.5, 0.5), (0, 0.5), (0.5, 1), (.nan, 0.5)] {
            #expect(throws: ArgumentError.self) { try TwoProportionsDesign(control: a, treatment: b) }
        }
        #expect(throws: ArgumentError.self) {
            try TwoProportionsDesign(control: 0.1, treatment: 0.2, ratio: 0)
        }
        let design = try TwoProportionsDesign(control: 0.1, treatment: 0.2)
        #expect(throws: ArgumentError.self) { try design.sampleSize(power: 0.05) }
        #expect(throws: ArgumentError.self) { try design.power(sampleSize: 0) }
    }
}

@Suite struct SequentialTestTests {
    private struct Outcome {
        var sequential = 0
        var ordinary = 0
    }

    /// The runs of `count` in which a p-value falls below 5% at one of 40 looks.
    private func findings(of count: Int, control: Double, treatment: Double) throws -> Outcome {
        var outcome = Outcome()
        for seed in 0..<count {
            var random = RandomState(seed: UInt32(seed))
            var test = try SequentialTest(effect: 0.03)
            var (a, b) = (0, 0)
            var ordinary = 1.0
            for look in 1...40 {
                for _ in 0..<100 {
                    a += random.random() < treatment ? 1 : 0
                    b += random.random() < control ? 1 : 0
                }
                let (first, second) = try (
                    Proportion(hits: a, of: look * 100), Proportion(hits: b, of: look * 100)
                )
                test.look(first, second)
                let pValue = try HypothesisTest.twoProportions(first, second).pValue
                ordinary = min(ordinary, pValue.isNaN ? 1 : pValue)
            }
            #expect(zip(test.looks, test.looks.dropFirst()).allSatisfy { $0.pValue >= $1.pValue })
            outcome.sequential += (test.looks.last?.pValue ?? 1) < 0.05 ? 1 : 0
            outcome.ordinary += ordinary < 0.05 ? 1 : 0
        }
        return outcome
    }

    @Test func manyLooksFindNothingThatIsNotThere() throws {
        let outcome = try findings(of: 400, control: 0.1, treatment: 0.1)
        #expect(outcome.sequential <= 20 + 3 * 4)
        // Who stops at the first ordinary p-value below 5% errs several times as often.
        #expect(outcome.ordinary > 80)
    }

    @Test func aDifferenceIsFound() throws {
        #expect(try findings(of: 50, control: 0.1, treatment: 0.15).sequential > 40)
    }

    @Test func nothingIsKnownWithoutSuccesses() throws {
        var test = try SequentialTest(effect: 0.01)
        let look = try test.look(Proportion(hits: 0, of: 10), Proportion(hits: 0, of: 20))
        #expect(look.pValue == 1 && look.interval == -1...1 && look.difference == 0)
        #expect(throws: ArgumentError.self) { try SequentialTest(effect: 0) }
        #expect(throws: ArgumentError.self) { try SequentialTest(effect: 0.1, confidence: 1) }
    }
}
