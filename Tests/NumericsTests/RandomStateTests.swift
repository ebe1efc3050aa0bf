import Testing

@testable import Numerics

/// Values of `numpy.random.RandomState(42)` and `(0)`.
@Suite struct RandomStateTests {
    private var random = RandomState(seed: 42)

    @Test mutating func bits() {
        let bits = (0..<5).map { _ in random.next32() }
        #expect(bits == [1_608_637_542, 3_421_126_067, 4_083_286_876, 787_846_414, 3_143_890_026])
    }

    @Test mutating func realNumbers() {
        #expect(random.random(count: 3) == [0.3745401188473625, 0.9507143064099162, 0.7319939418114051])
    }

    @Test mutating func numbersAfterTheFirstMillion() {
        // The generator makes 624 words at a time; this takes many such batches.
        for _ in 0..<1_000_000 { _ = random.random() }
        #expect(random.random(count: 3) == [0.5951556239482597, 0.36471714285912726, 0.005375620092194944])
    }

    @Test mutating func normalNumbersKeepTheSecondOfEachPair() {
        #expect(
            random.normal(count: 4)
                == [0.4967141530112327, -0.13826430117118466, 0.6476885381006925, 1.5230298564080254])
    }

    @Test mutating func uniformNumbers() {
        #expect(
            random.uniform(-1, 1, count: 3) == [-0.250919762305275, 0.9014286128198323, 0.4639878836228102])
    }

    @Test mutating func wholeNumbers() {
        #expect(random.randint(0..<100, count: 8) == [51, 92, 14, 71, 60, 20, 82, 86])
    }

    @Test mutating func wholeNumbersOfMoreThan32Bits() {
        #expect(random.randint(0..<(1 << 40), count: 2) == [441_507_790_259, 395_924_837_646])
    }

    @Test mutating func negativeNumbers() {
        #expect(random.randint(-5..<6, count: 5) == [1, -2, 5, 2, -1])
    }

    @Test mutating func aRangeOfOneNumberConsumesNoBits() {
        #expect(random.randint(7..<8, count: 3) == [7, 7, 7])
        #expect(random.random() == 0.3745401188473625)
    }

    @Test mutating func theWidestRange() {
        let values = random.randint(Int.min..<Int.max, count: 100)
        #expect(values.contains { $0 < 0 } && values.contains { $0 > 0 })
    }

    @Test mutating func permutations() {
        #expect(random.permutation(10) == [8, 1, 5, 0, 7, 2, 9, 4, 3, 6])
        var other = RandomState(seed: 42)
        #expect(other.permutation(["a", "b", "c", "d", "e"]) == ["b", "e", "c", "a", "d"])
        #expect(other.permutation(0) == [])
    }

    @Test mutating func shuffles() {
        var letters = ["a", "b", "c", "d", "e"]
        random.shuffle(&letters)
        #expect(letters == ["b", "e", "c", "a", "d"])
    }

    @Test mutating func choices() throws {
        #expect(try random.choice(10, size: 5) == [6, 3, 7, 4, 6])
        var other = RandomState(seed: 42)
        #expect(try other.choice(10, size: 5, replace: false) == [8, 1, 5, 0, 7])
    }

    @Test mutating func choicesByProbability() throws {
        let drawn = try random.choice(probabilities: [0.1, 0.2, 0.3, 0.4], size: 8)
        #expect(drawn == [2, 3, 3, 2, 1, 1, 0, 3])
        var other = RandomState(seed: 0)
        let distinct = try other.choice(
            probabilities: [0.1, 0.1, 0.1, 0.2, 0.2, 0.3], size: 4, replace: false)
        #expect(distinct == [4, 5, 2, 3])
    }

    @Test mutating func impossibleChoicesAreRefused() {
        #expect(throws: ArgumentError.self) { try random.choice(3, size: 4, replace: false) }
        #expect(throws: ArgumentError.self) { try random.choice(3, size: -1) }
        #expect(throws: ArgumentError.self) { try random.choice(0, size: 1) }
        #expect(throws: ArgumentError.self) { try random.choice(probabilities: [0.5, 0.4], size: 1) }
        #expect(throws: ArgumentError.self) { try random.choice(probabilities: [1.5, -0.5], size: 1) }
        #expect(throws: ArgumentError.self) {
            try random.choice(probabilities: [1, 0], size: 2, replace: false)
        }
    }

    @Test func aCopyIsIndependent() {
        var one = RandomState(seed: 5)
        var other = one
        #expect(one.random(count: 700) == other.random(count: 700))
    }

    @Test func drawCountsAreThoseOfRandint() {
        for count in [1, 2, 1000, 4096] {
            var (one, other) = (RandomState(seed: 4), RandomState(seed: 4))
            var expected = [UInt8](repeating: 0, count: count)
            for row in one.randint(0..<count, count: count) { expected[row] += 1 }
            #expect(other.drawCounts(count) == expected)
            #expect(one.next32() == other.next32())
        }
    }
}
