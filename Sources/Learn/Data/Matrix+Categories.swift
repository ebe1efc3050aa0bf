import Base

extension Matrix {
    /// Creates a matrix of named columns of categories: `try Matrix(categories: ["city": ["Łódź", nil,
    /// "Gdynia"]])`, nil where one is missing. Categories are sorted by code point.
    ///
    /// - Throws: `LearnError.lengthMismatch` for columns of different lengths, `LearnError.duplicateColumn`.
    public init(categories columns: KeyValuePairs<String, [String?]>) throws {
        let coded = columns.map { name, values in
            CodedColumn(name: name, values: values.map { $0.map(ExactText.init) }, describe: \.text) {
                $0.text.unicodeScalars.lexicographicallyPrecedes($1.text.unicodeScalars)
            }
        }
        try self.init(coded)
    }

    /// Creates a matrix of named columns of categories that are whole numbers, such as months, sorted by
    /// size.
    ///
    /// - Throws: `LearnError.lengthMismatch` for columns of different lengths, `LearnError.duplicateColumn`.
    public init(categories columns: KeyValuePairs<String, [Int?]>) throws {
        let coded = columns.map { name, values in
            CodedColumn(name: name, values: values, describe: { String($0) }, isBefore: <)
        }
        try self.init(coded)
    }

    /// Returns the matrix with the named columns of numbers converted to categories, sorted by size; NaN is a
    /// missing category.
    ///
    /// - Throws: `LearnError.unknownColumn`, `LearnError.notFinite` for an infinity.
    public func categorizing(_ names: [String]) throws -> Matrix {
        var categories = self.categories
        var values = self.values
        for name in names {
            let index = try index(ofColumn: name)
            guard categories[index] == nil else { continue }
            for (row, value) in column(at: index).enumerated() where value.isInfinite {
                throw LearnError.notFinite(row: row, column: name, value: value)
            }
            let coded = CodedColumn(
                name: name, values: column(at: index).map { $0.isNaN ? nil : $0 },
                describe: describeNumber, isBefore: <)
            categories[index] = coded.categories
            values.replaceSubrange(index * rowCount..<(index + 1) * rowCount, with: coded.codes)
        }
        return Matrix(
            uncheckedRowCount: rowCount, columnNames: columnNames, categories: categories, values: values)
    }

    /// Returns the category of each row of a column of categories, nil where it is missing.
    ///
    /// - Throws: `LearnError.unknownColumn`, `LearnError.numericColumn` for a column of numbers.
    public func categories(inColumn name: String) throws -> [String?] {
        let index = try index(ofColumn: name)
        guard let categories = categories[index] else {
            throw LearnError.numericColumn(name, estimator: "a list of categories")
        }
        let known = 0..<Double(categories.count)
        return column(at: index).map { known.contains($0) ? categories[Int($0)] : nil }
    }

    private init(_ columns: [CodedColumn]) throws {
        let numbers = try Matrix(columns: columns.map { (name: $0.name, values: $0.codes) })
        self.init(
            uncheckedRowCount: numbers.rowCount, columnNames: numbers.columnNames,
            categories: columns.map(\.categories), values: numbers.values)
    }
}

/// A column of categories before it becomes a column of a matrix.
private struct CodedColumn {
    let name: String
    /// The categories that occur, in order.
    let categories: [String]
    /// The index of each row's category, NaN where it is missing.
    let codes: [Double]

    init<Value: Hashable>(
        name: String, values: [Value?], describe: (Value) -> String, isBefore: (Value, Value) -> Bool
    ) {
        let levels = Set(values.lazy.compactMap { $0 }).sorted(by: isBefore)
        let indices = Dictionary(uniqueKeysWithValues: levels.enumerated().map { ($1, Double($0)) })
        self.name = name
        categories = levels.map(describe)
        codes = values.map { value in value.flatMap { indices[$0] } ?? .nan }
    }
}

/// Returns the name of a category that is a number; whole numbers have no fraction.
package func describeNumber(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? value.description
}
