extension Value: Codable {
    // JSON has no NaN and no infinities. They are encoded as texts, the same as in `results.json`.
    private static let special: [(text: String, value: Double)] = [
        ("NaN", .nan), ("Infinity", .infinity), ("-Infinity", -.infinity),
    ]

    /// Decodes a JSON primitive or an array of texts. A number without a fraction becomes an integer if it fits.
    public init(from decoder: any Decoder) throws {
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
            let text = try container.decode(String.self)
            self = Self.special.first { $0.text == text }.map { .real($0.value) } ?? .text(text)
        }
    }

    /// Encodes the value as a JSON primitive, a date as ISO 8601 text; a list as an array of texts.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .integer(let value): try container.encode(value)
        case .boolean(let value): try container.encode(value)
        case .text(let value): try container.encode(value)
        case .date(let value): try container.encode(value.description)
        case .timeSpan(let value): try container.encode(value.description)
        case .list(let texts): try container.encode(texts)
        case .real(let value):
            if value.isFinite {
                try container.encode(value)
            } else {
                try container.encode(Value.name(ofNonFinite: value))
            }
        }
    }

    /// The text for a number that JSON has no notation for.
    package static func name(ofNonFinite value: Double) -> String {
        value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity"
    }
}
