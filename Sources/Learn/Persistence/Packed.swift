import FoundationEssentials
import Frames

/// Many numbers that are to be kept in a model's file as they lie in memory, not as text: small, fast, and exact.
///
///     struct Tree: Codable {
///         @Packed var thresholds: [Double]
///         @Packed var columns: [UInt16]
///     }
///
/// In the file of a model the JSON says where in the part of raw numbers they are: `{"count": 3, "offset": 0, "type":
/// "float64"}`. Other encoders get the bytes as Base64 text.
@propertyWrapper
public struct Packed<Element: PackedElement>: Sendable {
    /// The numbers.
    public var wrappedValue: [Element]

    /// Numbers to be packed.
    public init(wrappedValue: [Element]) {
        self.wrappedValue = wrappedValue
    }
}

extension Packed: Equatable where Element: Equatable {}

extension Packed: Codable {
    private enum CodingKeys: String, CodingKey {
        case type, count, offset, base64
    }

    /// Puts the numbers where the encoder keeps raw ones.
    public func encode(to encoder: any Encoder) throws {
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

    /// Takes the numbers from where the decoder has raw ones.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let type = try container.decode(String.self, forKey: .type)
        guard type == Element.packedType else {
            throw DecodingError.dataCorruptedError(
                forKey: .type, in: container,
                debugDescription: "\(type) where \(Element.packedType) is needed")
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
                forKey: .count, in: container, debugDescription: "there are no \(count) numbers")
        }
        wrappedValue = numbers
    }
}

/// A type of number that can be packed: little-endian, as on every platform that Swift runs on with Foundation.
public protocol PackedElement: BitwiseCopyable, Sendable {
    /// The name that NumPy gives the type.
    static var packedType: String { get }
}

extension Double: PackedElement {
    /// The name that NumPy gives the type.
    public static var packedType: String { "float64" }
}
extension Float: PackedElement {
    /// The name that NumPy gives the type.
    public static var packedType: String { "float32" }
}
extension Int: PackedElement {
    /// The name that NumPy gives the type.
    public static var packedType: String { "int64" }
}
extension Int32: PackedElement {
    /// The name that NumPy gives the type.
    public static var packedType: String { "int32" }
}
extension UInt8: PackedElement {
    /// The name that NumPy gives the type.
    public static var packedType: String { "uint8" }
}
extension UInt16: PackedElement {
    /// The name that NumPy gives the type.
    public static var packedType: String { "uint16" }
}
extension UInt32: PackedElement {
    /// The name that NumPy gives the type.
    public static var packedType: String { "uint32" }
}
extension UInt64: PackedElement {
    /// The name that NumPy gives the type.
    public static var packedType: String { "uint64" }
}
