import Testing

@testable import Learn

@Suite struct RandomStateTests {
    @Test func bitsOfSeed42() {
        var random = RandomState(seed: 42)
        #expect(
            (0..<5).map { _ in random.next32() } == [1_608_637_542, 3_421_126_067, 4_083_286_876, 787_846_414, 3_143_890_026])
    }

    @Test func realNumbersOfSeed42() {
        var random = RandomState(seed: 42)
        #expect(random.random(count: 3) == [0.3745401188473625, 0.9507143064099162, 0.7319939418114051])
    }
}
