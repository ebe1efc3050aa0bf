import Base
import FoundationEssentials

/// An array of numbers that is kept in a model's file as it lies in memory, not as text: small, fast, and
/// exact.
///
///     struct Tree: Codable {
///         @Packed var thresholds: [Double]
///         @Packed var columns: [UInt16]
///     }
///
/// In the file of a model the JSON refers to the part of raw numbers: `{"count": 3, "offset": 0, "type":
/// "float64"}`. Other encoders get the bytes as Base64 text.
@propertyWrapper
public struct Packed<Element: PackedElement>: Sendable {
    /// The numbers.
    public var wrappedValue: [Element]

    /// Creates an array of packed numbers.
    public init(wrappedValue: [Element]) {
        self.wrappedValue = wrappedValue
    }
}

extension Packed: Equatable where Element: Equatable {}

extension Packed: Codable {
    private enum CodingKeys: String, CodingKey {
        case type, count, offset, base64
    }

    /// Adds the numbers to the raw numbers of the encoder.
    public func encode(to encoder: any Encoder) throws {
        if encoder is any NumberArrayCoder {
            var container = encoder.singleValueContainer()
            return try container.encode(wrappedValue)
        }
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Element.packedType, forKey: .type)
        try container.encode(wrappedValue.count, forKey: .count)
        if let numbers: PackedNumbers.Writer = PackedNumbers.carried(by: encoder.userInfo) {
            try container.encode(numbers.add(wrappedValue), forKey: .offset)
        } else {
            let bytes = wrappedValue.withUnsafeBytes { Data($0) }
            try container.encode(bytes.base64EncodedString(), forKey: .base64)
        }
    }

    /// Reads the numbers from the raw numbers of the decoder.
    public init(from decoder: any Decoder) throws {
        if decoder is any NumberArrayCoder {
            wrappedValue = try decoder.singleValueContainer().decode([Element].self)
            return
        }
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let type = try container.decode(String.self, forKey: .type)
        guard type == Element.packedType else {
            throw DecodingError.dataCorruptedError(
                forKey: .type, in: container,
                debugDescription: "\(type) instead of \(Element.packedType)")
        }
        let count = try container.decode(Int.self, forKey: .count)
        var numbers: [Element]?
        if let text = try container.decodeIfPresent(String.self, forKey: .base64) {
            numbers = Data(base64Encoded: text).flatMap { $0.numbers(count: count, from: 0) }
        } else if let reader: PackedNumbers.Reader = PackedNumbers.carried(by: decoder.userInfo) {
            numbers = reader.data.numbers(count: count, from: try container.decode(Int.self, forKey: .offset))
        }
        guard let numbers else {
            throw DecodingError.dataCorruptedError(
                forKey: .count, in: container, debugDescription: "fewer than \(count) numbers")
        }
        wrappedValue = numbers
    }
}

/// A number type that can be packed: little-endian, as on every platform on which Swift has Foundation.
public protocol PackedElement: BitwiseCopyable, Codable, Sendable {
    /// The name of the type in NumPy.
    static var packedType: String { get }
}

extension Double: PackedElement {
    /// The name of the type in NumPy.
    public static var packedType: String { "float64" }
}
extension Float: PackedElement {
    /// The name of the type in NumPy.
    public static var packedType: String { "float32" }
}
extension Int: PackedElement {
    /// The name of the type in NumPy.
    public static var packedType: String { "int64" }
}
extension Int32: PackedElement {
    /// The name of the type in NumPy.
    public static var packedType: String { "int32" }
}
extension UInt8: PackedElement {
    /// The name of the type in NumPy.
    public static var packedType: String { "uint8" }
}
extension UInt16: PackedElement {
    /// The name of the type in NumPy.
    public static var packedType: String { "uint16" }
}
extension UInt32: PackedElement {
    /// The name of the type in NumPy.
    public static var packedType: String { "uint32" }
}
extension UInt64: PackedElement {
    /// The name of the type in NumPy.
    public static var packedType: String { "uint64" }
}
