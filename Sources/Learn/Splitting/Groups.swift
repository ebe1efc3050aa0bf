import Base
import Frames

/// The group of each row, such as its user or patient. A split by groups keeps the rows of a group together.
///
/// A row without a group is a group of its own.
public struct Groups: Equatable, Sendable {
    /// The group of each row, as an index into `names`.
    let codes: [Int]
    /// The names of the groups, in order; after them those of the rows without one.
    public let names: [String]

    /// The number of groups.
    public var groupCount: Int { names.count }
    /// The number of rows.
    public var count: Int { codes.count }

    /// Creates groups from whole numbers, sorted by size.
    public init(_ values: [Int]) {
        let groups = Set(values).sorted()
        let indices = Dictionary(uniqueKeysWithValues: groups.enumerated().map { ($1, $0) })
        self.init(codes: values.map { indices[$0] }, names: groups.map(String.init))
    }

    /// Creates groups from texts, sorted by code point; nil for a row without a group.
    public init(_ values: [String?]) {
        let groups = Set(values.lazy.compactMap { $0 }).sorted {
            $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars)
        }
        let indices = Dictionary(uniqueKeysWithValues: groups.enumerated().map { ($1, $0) })
        self.init(codes: values.map { $0.flatMap { indices[$0] } }, names: groups)
    }

    /// Creates groups from the values of a column, sorted; a row with a missing value is a group of its own.
    ///
    /// - Throws: `FrameError`, which a column by itself does not.
    public init(_ column: Column) throws {
        let grouped = try DataFrame([column]).grouped(by: column.name)
        let names = try grouped.keys[column.name].values.map { $0?.description ?? "" }
        self.init(codes: grouped.codes.map { $0 < 0 ? nil : $0 }, names: names)
    }

    private init(codes: [Int?], names: [String]) {
        var names = names
        self.codes = codes.enumerated().map { row, code in
            if let code { return code }
            names.append("row \(row)")
            return names.count - 1
        }
        self.names = names
    }

    /// The number of rows of each group.
    var sizes: [Int] {
        codes.reduce(into: [Int](repeating: 0, count: groupCount)) { $0[$1] += 1 }
    }

    /// Checks that there is a group for each row, and at least two folds with a group for each.
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
