import Base

/// Infers the type of a column from its fields.
///
/// - Integers if all values are; some may be missing. If one does not fit 64 bits, it is text, so that no digit is lost
///   (it holds identifiers rather than numbers).
/// - Floating-point numbers if all values are numbers and some are not integers; or if all values are missing.
/// - Booleans or dates if all values are; some may be missing. Dates with and without an offset from UTC are not mixed.
/// - Text otherwise.
struct ColumnInference: Sendable {
    private struct Candidates: OptionSet, Sendable {
        let rawValue: UInt8
        static let integer = Candidates(rawValue: 1)
        static let real = Candidates(rawValue: 2)
        static let boolean = Candidates(rawValue: 4)
        static let date = Candidates(rawValue: 8)
        static let dateWithOffset = Candidates(rawValue: 16)
        /// Integers of any size.
        static let digits = Candidates(rawValue: 32)
        static let list = Candidates(rawValue: 64)
        static let any: Candidates = [.integer, .real, .boolean, .date, .dateWithOffset, .digits, .list]
    }

    private var candidates = Candidates.any

    /// Whether the column is text, whatever fields follow.
    var isDecided: Bool { candidates.isEmpty }

    /// Observes fields.
    mutating func observe(_ batch: FieldBatch, _ format: FieldFormat) {
        for field in batch.fields where !field.isMissing {
            if isDecided { return }
            format.withContent(field, of: batch) { content in
                if !format.missingNames.contains(content) { observe(content) }
            }
        }
    }

    /// Observes values of JSON, which say by themselves whether they are numbers, texts or others.
    mutating func observe(json batch: FieldBatch, _ format: FieldFormat) {
        for field in batch.fields where !field.isMissing {
            if isDecided { return }
            let bytes = batch.bytes(field)
            let before = (batch.base + field.offset - 1).load(as: UInt8.self)
            switch before == UInt8(ascii: "\"") ? before : bytes[0] {
            case UInt8(ascii: "\""):
                let date = format.withContent(field, of: batch) { Timestamp.parse($0) }
                candidates.formIntersection(date.map { $0.hasOffset ? .dateWithOffset : .date } ?? [])
            case UInt8(ascii: "t"), UInt8(ascii: "f"): candidates.formIntersection(.boolean)
            case UInt8(ascii: "["): candidates.formIntersection(.list)
            case UInt8(ascii: "{"): candidates = []
            default:
                let isInteger = candidates.contains(.integer) && Int(parsing: bytes) != nil
                let isIntegral =
                    isInteger || candidates.contains(.digits) && bytes.allSatisfy(Self.isPartOfInteger)
                candidates.formIntersection(
                    isInteger ? [.integer, .real, .digits] : isIntegral ? [.real, .digits] : .real)
            }
        }
    }

    /// Takes in what was observed of other rows of the column.
    mutating func merge(_ other: ColumnInference) { candidates.formIntersection(other.candidates) }

    mutating func observe(_ field: UnsafeBufferPointer<UInt8>) {
        if candidates.contains(.integer), Int(parsing: field) != nil {
            candidates.formIntersection([.integer, .real, .digits])
        } else if candidates.contains(.real), Double.canParse(field) {
            let isIntegral = candidates.contains(.digits) && field.allSatisfy(Self.isPartOfInteger)
            candidates.formIntersection(isIntegral ? [.real, .digits] : [.real])
        } else if candidates.contains(.boolean), Bool(parsing: field) != nil {
            candidates.formIntersection(.boolean)
        } else if !candidates.isDisjoint(with: [.date, .dateWithOffset]), let date = Timestamp.parse(field) {
            candidates.formIntersection(date.hasOffset ? .dateWithOffset : .date)
        } else {
            candidates = []
        }
    }

    /// The type that fits all observed fields.
    var type: ColumnType {
        if candidates == .any { return .real }
        if candidates.contains(.integer) { return .integer }
        if candidates.contains(.real) { return candidates.contains(.digits) ? .text : .real }
        if candidates.contains(.boolean) { return .boolean }
        if candidates.contains(.list) { return .list(of: .text) }
        return candidates.isEmpty ? .text : .date
    }

    /// Whether all observed fields are whole numbers.
    var holdsDigits: Bool { candidates.contains(.digits) }

    /// The type to try for a column of which these are the first fields. All further fields are of it only if ``type`` is the
    /// same with them.
    var guess: ColumnType {
        // Missing values may be followed by any others, and huge whole numbers by fractions.
        candidates == .any || candidates.contains(.digits) ? .integer : type
    }

    /// Whether dates have an offset from UTC, if the type is that of dates.
    var datesHaveOffset: Bool { candidates.contains(.dateWithOffset) }

    private static func isPartOfInteger(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: " "), UInt8(ascii: "\t"): true
        default: false
        }
    }
}
