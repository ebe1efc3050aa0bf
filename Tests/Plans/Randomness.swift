/// A source of random choices, the same for a seed on any machine: SplitMix64 (Steele, Lea and Flood 2014).
struct Randomness {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }

    mutating func integer(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.upperBound - range.lowerBound + 1))
    }

    /// True once in a number of times.
    mutating func oneIn(_ count: Int) -> Bool { integer(1...count) == 1 }

    mutating func element<Element>(_ elements: [Element]) -> Element {
        elements[integer(0...elements.count - 1)]
    }

    /// Some elements in another order.
    mutating func sample<Element>(_ elements: [Element], _ count: Int) -> [Element] {
        var rest = elements
        var chosen: [Element] = []
        for _ in 0..<min(count, rest.count) { chosen.append(rest.remove(at: integer(0...rest.count - 1))) }
        return chosen
    }
}
