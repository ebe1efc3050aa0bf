import Base

/// Finds the type of a column from its fields.
///
/// - Whole numbers, if all values are; floating-point numbers where some value is missing, as in pandas. If one does
///   not fit 64 bits, the column is text, so that no digit is lost (it is an identifier rather than a number).
/// - Floating-point numbers, if all values are numbers and some are not whole; or if all values are missing.
/// - Booleans, dates, if all values are; some may be missing. Dates with an offset from UTC and dates without one
///   do not mix.
/// - Text otherwise.
struct ColumnInference {
    private struct Candidates: OptionSet {
        let rawValue: UInt8
        static let integer = Candidates(rawValue: 1)
        static let real = Candidates(rawValue: 2)
        static let boolean = Candidates(rawValue: 4)
        static let date = Candidates(rawValue: 8)
        static let dateWithOffset = Candidates(rawValue: 16)
        /// Whole numbers of any size.
        static let digits = Candidates(rawValue: 32)
        static let any: Candidates = [.integer, .real, .boolean, .date, .dateWithOffset, .digits]
    }

    private var candidates = Candidates.any
    private var hasMissing = false

    /// Whether the column is text whatever comes.
    var isSettled: Bool { candidates.isEmpty }

    mutating func observeMissing() { hasMissing = true }

    mutating func observe(_ field: UnsafeBufferPointer<UInt8>) {
        if candidates.contains(.integer), Int(parsing: field) != nil {
            candidates.formIntersection([.integer, .real, .digits])
        } else if candidates.contains(.real), Double.canParse(field) {
            let isWhole = candidates.contains(.digits) && field.allSatisfy(Self.isPartOfWholeNumber)
            candidates.formIntersection(isWhole ? [.real, .digits] : [.real])
        } else if candidates.contains(.boolean), Bool(parsing: field) != nil {
            candidates.formIntersection(.boolean)
        } else if !candidates.isDisjoint(with: [.date, .dateWithOffset]), let date = Timestamp.parse(field) {
            candidates.formIntersection(date.hasOffset ? .dateWithOffset : .date)
        } else {
            candidates = []
        }
    }

    /// The type that suits all fields observed.
    var type: ColumnType {
        if candidates == .any { return .real }
        if candidates.contains(.integer) { return hasMissing ? .real : .integer }
        if candidates.contains(.real) { return candidates.contains(.digits) ? .text : .real }
        if candidates.contains(.boolean) { return .boolean }
        return candidates.isEmpty ? .text : .date
    }

    private static func isPartOfWholeNumber(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: " "), UInt8(ascii: "\t"): true
        default: false
        }
    }
}

/// The texts that stand for a missing value.
struct MissingNames {
    private let names: [[UInt8]]
    private let longest: Int
    private let hasEmpty: Bool
    /// Whether some name begins with a byte.
    private let beginnings: [Bool]

    init(_ names: [String]) {
        let names = names.map { Array($0.utf8) }
        self.names = names.filter { !$0.isEmpty }
        longest = names.map(\.count).max() ?? 0
        hasEmpty = names.contains([])
        var beginnings = [Bool](repeating: false, count: 256)
        for case let first? in names.map(\.first) { beginnings[Int(first)] = true }
        self.beginnings = beginnings
    }

    @inline(__always)
    func contains(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = field.first else { return hasEmpty }
        guard field.count <= longest, beginnings[Int(first)] else { return false }
        return names.contains { $0.count == field.count && $0[0] == first && $0.elementsEqual(field) }
    }
}
