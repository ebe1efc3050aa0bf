extension Value: Codable {
    /// The key of a number for which JSON has no notation. Written as a plain text it would be taken for the text “NaN”, which is
    /// also the name of a dish, or of a song.
    private enum NumberKey: String, CodingKey { case number }

    private static let nonFinite: [String: Double] = [
        "NaN": .nan, "Infinity": .infinity, "-Infinity": -.infinity,
    ]

    /// Decodes a JSON primitive, an array of texts, or a number that JSON has no notation for. A number without a fraction
    /// becomes an integer if it fits.
    public init(from decoder: any Decoder) throws {
        if let container = try? decoder.container(keyedBy: NumberKey.self) {
            let name = try container.decode(String.self, forKey: .number)
            guard let number = Self.nonFinite[name] else {
                throw DecodingError.dataCorruptedError(
                    forKey: .number, in: container, debugDescription: "\(name) is no number")
            }
            self = .real(number)
            return
        }
        let container = try decoder.singleValueContainer()
        if let value = try? container.decode(Bool.self) {
            self = .boolean(value)
        } else if let value = try? container.decode(Int.self) {
            self = .integer(value)
        } else if let value = try? container.decode(Double.self) {
            self = .real(value)
        } else if let texts = try? container.decode([String].self) {
            self = .list(texts)
        } else {
            self = .text(try container.decode(String.self))
        }
    }

    /// Encodes the value as a JSON primitive, a date as ISO 8601 text; a list as an array of texts; NaN and the infinities as
    /// objects, so that they are not taken for texts.
    public func encode(to encoder: any Encoder) throws {
        if case .real(let value) = self, !value.isFinite {
            var container = encoder.container(keyedBy: NumberKey.self)
            return try container.encode(Value.name(ofNonFinite: value), forKey: .number)
        }
        var container = encoder.singleValueContainer()
        switch self {
        case .integer(let value): try container.encode(value)
        case .real(let value): try container.encode(value)
        case .boolean(let value): try container.encode(value)
        case .text(let value): try container.encode(value)
        case .date(let value): try container.encode(value.description)
        case .timeSpan(let value): try container.encode(value.description)
        case .list(let texts): try container.encode(texts)
        }
    }

    /// The text for a number that JSON has no notation for.
    package static func name(ofNonFinite value: Double) -> String {
        value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity"
    }
}
