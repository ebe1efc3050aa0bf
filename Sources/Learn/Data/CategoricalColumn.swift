/// A named column of categories, some of them perhaps missing: what the one-hot encoder takes.
///
/// Categories are kept as codes into a sorted list of levels (texts by code point, numbers by size).
public struct CategoricalColumn: Equatable, Sendable {
    /// The name of the column.
    public let name: String
    /// The categories that occur, sorted.
    public let levels: [String]
    /// For each row the position of its category in `levels`; nil where it is missing.
    public let codes: [Int?]

    /// The number of rows.
    public var count: Int { codes.count }

    /// A column of texts.
    public init(_ name: String, _ values: [String?]) {
        self.init(name, values) { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    }

    /// A column of texts, none of them missing.
    public init(_ name: String, _ values: [String]) {
        self.init(name, values.map(Optional.some))
    }

    /// A column of whole numbers, such as months.
    public init(_ name: String, _ values: [Int?]) {
        self.init(name, values, isBefore: <)
    }

    /// A column of whole numbers, none of them missing.
    public init(_ name: String, _ values: [Int]) {
        self.init(name, values.map(Optional.some))
    }

    private init<Value: Hashable & CustomStringConvertible>(
        _ name: String, _ values: [Value?], isBefore: (Value, Value) -> Bool
    ) {
        let levels = Set(values.lazy.compactMap { $0 }).sorted(by: isBefore)
        let codeOfLevel = Dictionary(uniqueKeysWithValues: levels.enumerated().map { ($1, $0) })
        self.init(
            name: name, levels: levels.map(\.description),
            codes: values.map { $0.flatMap { codeOfLevel[$0] } })
    }

    init(name: String, levels: [String], codes: [Int?]) {
        self.name = name
        self.levels = levels
        self.codes = codes
    }

    /// The category of each row.
    public var values: [String?] { codes.map { $0.map { levels[$0] } } }

    /// The rows at the given positions. Only categories that occur in them remain.
    ///
    /// - Throws: `LearnError.positionOutOfRange`.
    public func rows(_ positions: [Int]) throws -> CategoricalColumn {
        try requirePositions(positions, below: count)
        let selected = positions.map { codes[$0] }
        let occurring = Set(selected.compactMap { $0 }).sorted()
        let newCodes = Dictionary(uniqueKeysWithValues: occurring.enumerated().map { ($1, $0) })
        return CategoricalColumn(
            name: name, levels: occurring.map { levels[$0] },
            codes: selected.map { $0.flatMap { newCodes[$0] } })
    }
}
