import Base

@testable import Frames

/// Columns of random values, the same for the same seed.
struct RandomColumns: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// Sebastiano Vigna's splitmix64.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
        return word ^ word >> 31
    }

    /// A column of one of some distinct values in each row.
    ///
    /// - Parameters:
    ///   - spread: the distance of whole numbers next to each other.
    ///   - missing: the fraction of missing values.
    mutating func column(
        _ name: String, _ type: ColumnType, count: Int, distinct: Int, spread: Int = 1, missing: Double = 0.1
    ) -> Column {
        let numbers = (0..<count).map { _ -> Int? in
            Double.random(in: 0..<1, using: &self) < missing
                ? nil : Int.random(in: 0..<distinct, using: &self)
        }
        return switch type {
        case .integer: Column(name, numbers.map { $0.map { ($0 - distinct / 2) &* spread } })
        case .real: Column(name, numbers.map { $0.map(Self.real) })
        case .boolean: Column(name, numbers.map { $0.map { $0 % 2 == 0 } })
        case .text: Column(name, numbers.map { $0.map { "text \($0)" } })
        case .date: Column(name, numbers.map { $0.map { Timestamp(microseconds: $0 &* spread) } })
        case .timeSpan: Column(name, numbers.map { $0.map { TimeSpan(microseconds: -$0 &* spread) } })
        case .list: Column(name, numbers.map { $0.map { $0 % 3 == 0 ? [] : ["a", "text \($0)"] } })
        }
    }

    /// NaN, infinities, both zeros and other numbers.
    private static func real(_ number: Int) -> Double {
        switch number {
        case 0: .nan
        case 1: -0.0
        case 2: 0
        case 3: .infinity
        case 4: -.infinity
        default: Double(number) * 0.1 - 1
        }
    }
}

extension Column {
    /// The value of a row as a text that is the same for equal values of a type.
    func key(_ row: Int) -> String {
        guard let value = self[row] else { return "-" }
        switch value {
        case .real(let number): return number.isNaN ? "nan" : "\(number + 0)"
        case .date(let date): return "\(date.microseconds)"
        case .timeSpan(let timeSpan): return "\(timeSpan.microseconds)"
        default: return "\(value)"
        }
    }
}

/// Returns what a function gives with one, two and four cores; the first result, and whether all are equal.
func withSomeCores<Result: Equatable>(_ body: () throws -> Result) rethrows -> (Result, areEqual: Bool) {
    let results = try [1, 2, 4].map { cores in
        try CoreBudget.$current.withValue(CoreBudget(cores: cores)) { try body() }
    }
    return (results[0], results.allSatisfy { $0 == results[0] })
}
