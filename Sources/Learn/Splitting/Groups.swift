import Base

/// The group of each row, such as its user or patient. A split by groups keeps the rows of a group together.
///
/// A row without a group is a group of its own.
public struct Groups: Equatable, Sendable, Encodable, Keyed {
    /// The group of each row, as an index into `names`.
    let codes: [Int32]
    /// The names of the groups, in order; after them those of the rows without one.
    public let names: [String]

    /// The number of groups.
    public var groupCount: Int { names.count }
    /// The number of rows.
    public var count: Int { codes.count }

    /// Creates groups from whole numbers, sorted by size.
    public init(_ values: [Int]) {
        self.init(values, sorted: Set(values).sorted()) { String($0) }
    }

    /// Creates groups from texts, sorted by code point; nil for a row without a group.
    public init(_ values: [String?]) {
        let values = values.map { $0.map(ExactText.init) }
        let sorted = Set(values.compactMap(\.self)).sorted {
            $0.text.unicodeScalars.lexicographicallyPrecedes($1.text.unicodeScalars)
        }
        self.init(values, sorted: sorted.map(Optional.some)) { $0?.text ?? "" }
    }

    private init<Value: Hashable>(_ values: [Value], sorted: [Value], name: (Value) -> String) {
        let codes = Dictionary(uniqueKeysWithValues: zip(sorted, Int32(0)...))
        self.init(codes: values.map { codes[$0] ?? -1 }, names: sorted.map(name))
    }

    /// Creates groups from codes into a list of names, sorted; a row with a negative code is a group of its own.
    package init(codes: [Int32], names: [String]) {
        var names = names
        self.codes = codes.enumerated().map { row, code in
            if code >= 0 { return code }
            names.append("row \(row)")
            return Int32(names.count - 1)
        }
        self.names = names
    }

    /// Returns the groups of some rows, in the order given; groups without rows are left out.
    package func rows(_ rows: [Int]) -> Groups {
        var newCodes = [Int32](repeating: -1, count: groupCount)
        for row in rows { newCodes[Int(codes[row])] = 0 }
        var names: [String] = []
        for code in newCodes.indices where newCodes[code] == 0 {
            newCodes[code] = Int32(names.count)
            names.append(self.names[code])
        }
        return Groups(codes: rows.map { newCodes[Int(codes[$0])] }, names: names)
    }

    /// The number of rows of each group.
    var sizes: [Int] {
        codes.reduce(into: [Int](repeating: 0, count: groupCount)) { $0[Int($1)] += 1 }
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
