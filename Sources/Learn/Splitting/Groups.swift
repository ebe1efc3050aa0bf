import Base
import Frames

/// Which rows belong together: those of one user, or of one patient. A split by groups never parts them.
///
/// A row without a group is a group of its own: nothing says that it belongs to another.
public struct Groups: Equatable, Sendable {
    /// For each row the position of its group.
    let codes: [Int]
    /// What the groups are called, in order; after them those of the rows without one.
    public let names: [String]

    /// How many groups there are.
    public var groupCount: Int { names.count }
    /// The number of rows.
    public var count: Int { codes.count }

    /// Groups that are numbers, sorted by size.
    public init(_ values: [Int]) {
        let groups = Set(values).sorted()
        let positions = Dictionary(uniqueKeysWithValues: groups.enumerated().map { ($1, $0) })
        self.init(codes: values.map { positions[$0] }, names: groups.map(String.init))
    }

    /// Groups that are texts, sorted by code point; nil for a row without one.
    public init(_ values: [String?]) {
        let groups = Set(values.lazy.compactMap { $0 }).sorted {
            $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars)
        }
        let positions = Dictionary(uniqueKeysWithValues: groups.enumerated().map { ($1, $0) })
        self.init(codes: values.map { $0.flatMap { positions[$0] } }, names: groups)
    }

    /// The values of a column as groups, sorted.
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
