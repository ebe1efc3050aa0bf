import Frames

/// Which rows belong together: those of one user, or of one patient. A split by groups never parts them.
public struct Groups: Equatable, Sendable {
    /// For each row the position of its group, the groups sorted.
    let codes: [Int]
    /// How many groups there are.
    public let groupCount: Int

    /// The number of rows.
    public var count: Int { codes.count }

    /// Groups that are numbers.
    public init(_ values: [Int]) {
        self.init(values, isBefore: <)
    }

    /// Groups that are texts, sorted by code point.
    public init(_ values: [String]) {
        self.init(values) { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    }

    /// The values of a column as groups.
    ///
    /// - Throws: `LearnError.invalidParameter` with the first row that has none.
    public init(_ column: Column) throws {
        let grouped = try DataFrame([column]).grouped(by: column.name)
        let codes = grouped.codes
        if let row = codes.firstIndex(where: { $0 < 0 }) {
            throw LearnError.invalidParameter(
                name: "the group of row \(row)", value: "missing", expected: "there; drop the row first")
        }
        self.codes = codes
        groupCount = grouped.groupCount
    }

    private init<Value: Hashable>(_ values: [Value], isBefore: (Value, Value) -> Bool) {
        let groups = Set(values).sorted(by: isBefore)
        let positions = Dictionary(uniqueKeysWithValues: groups.enumerated().map { ($1, $0) })
        codes = values.map { positions[$0, default: 0] }
        groupCount = groups.count
    }

    /// How many rows each group has.
    var sizes: [Int] {
        codes.reduce(into: [Int](repeating: 0, count: groupCount)) { $0[$1] += 1 }
    }

    /// There must be a group for each row, and at least two folds with a group for each.
    func requireFolds(_ folds: Int, rowCount: Int) throws {
        guard count == rowCount else {
            throw LearnError.lengthMismatch(what: "groups", count: count, expected: rowCount)
        }
        guard folds >= 2, folds <= groupCount else {
            throw LearnError.invalidParameter(
                name: "splits", value: String(folds),
                expected: "at least 2 and at most the number of groups, \(groupCount)")
        }
    }
}
