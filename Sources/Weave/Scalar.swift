/// A single value as reports record it: a number at full precision, a Boolean or a short text.
public enum Scalar: Sendable, Hashable {
    case integer(Int)
    case number(Double)
    case boolean(Bool)
    case text(String)
}

extension Scalar: Codable {
    // JSON has no NaN and no infinities; they travel as the texts that `results.json` shows.
    private static let special: [(text: String, value: Double)] = [
        ("NaN", .nan), ("Infinity", .infinity), ("-Infinity", -.infinity),
    ]

    /// Reads a JSON primitive. A number without a fraction becomes an integer.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let value = try? container.decode(Bool.self) {
            self = .boolean(value)
        } else if let value = try? container.decode(Int.self) {
            self = .integer(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else {
            let text = try container.decode(String.self)
            self = Self.special.first { $0.text == text }.map { .number($0.value) } ?? .text(text)
        }
    }

    /// Writes a JSON primitive.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .integer(let value): try container.encode(value)
        case .boolean(let value): try container.encode(value)
        case .text(let value): try container.encode(value)
        case .number(let value):
            if value.isFinite {
                try container.encode(value)
            } else {
                try container.encode(Scalar.name(ofNonFinite: value))
            }
        }
    }

    /// The text that stands for a number that JSON cannot hold.
    public static func name(ofNonFinite value: Double) -> String {
        value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity"
    }
}

/// A type that can be recorded with ``record(_:_:headline:label:format:file:line:)``.
public protocol ScalarConvertible {
    /// The value as it is recorded.
    var scalar: Scalar { get }
}

extension Scalar: ScalarConvertible {
    /// The value itself.
    public var scalar: Scalar { self }
}

extension Int: ScalarConvertible {
    /// An integer.
    public var scalar: Scalar { .integer(self) }
}

extension Double: ScalarConvertible {
    /// A number.
    public var scalar: Scalar { .number(self) }
}

extension Bool: ScalarConvertible {
    /// A Boolean.
    public var scalar: Scalar { .boolean(self) }
}

extension String: ScalarConvertible {
    /// A text.
    public var scalar: Scalar { .text(self) }
}
