import Base

/// The columns that a model was fitted on: their names and, for columns of categories, the categories.
package struct InputColumns: Equatable, Sendable, Codable {
    /// The names of the columns, in order.
    package let names: [String]
    /// The categories of each column; nil for a column of numbers.
    package let categories: [[String]?]

    /// The number of columns.
    package var count: Int { names.count }

    /// Creates a list of columns.
    package init(names: [String], categories: [[String]?]) {
        self.names = names
        self.categories = categories
    }

    /// Creates the list of columns that are computed on demand.
    package init(_ x: LazyColumns) {
        names = x.columnNames
        categories = x.columns.map(\.categories)
    }

    /// Creates the list of the columns of a matrix.
    package init(_ x: Matrix) {
        names = x.columnNames
        categories = x.categories
    }

    /// Checks that there is a list of different categories, or none, for each of the columns.
    package func requireConsistent() throws {
        try Consistency.requireNames(names)
        try Consistency.requireCount(categories, "lists of categories", names.count)
        for case .some(let list) in categories { try Consistency.requireDifferent(list, "categories") }
    }

    /// Returns the matrix with its categories recoded as indices into the model's lists of categories. A
    /// category that the model does not know becomes a missing value.
    ///
    /// - Throws: `LearnError.columnMismatch` unless the matrix has these columns in this order, and
    ///   categories where these have them.
    package func conform(_ x: Matrix, for estimator: String) throws -> Matrix {
        try x.requireColumns(names, of: estimator)
        guard !zip(x.categories, categories).allSatisfy(areSameCategories) else { return x }
        var values = x.values
        for (column, own) in x.categories.enumerated() {
            guard let recoded = try codes(of: own, inColumn: column, for: estimator) else { continue }
            let range = column * x.rowCount..<(column + 1) * x.rowCount
            for index in range where !values[index].isNaN { values[index] = recoded[Int(values[index])] }
        }
        return Matrix(
            uncheckedRowCount: x.rowCount, columnNames: names, categories: categories, values: values)
    }

    /// Returns columns that are computed on demand with their categories recoded, as for a matrix.
    ///
    /// - Throws: `LearnError.columnMismatch`.
    package func conform(_ x: LazyColumns, for estimator: String) throws -> LazyColumns {
        try x.requireColumns(names, of: estimator)
        return LazyColumns(
            rowCount: x.rowCount,
            columns: try x.columns.enumerated().map { index, column in
                guard let recoded = try codes(of: column.categories, inColumn: index, for: estimator) else {
                    return column
                }
                return column.adding(.lookUp(recoded, missing: .nan), categories: categories[index])
            })
    }

    /// Returns the code here of each category of a column; nil if the categories are the same.
    private func codes(of own: [String]?, inColumn column: Int, for estimator: String) throws -> [Double]? {
        let known = categories[column]
        guard !areSameCategories(own, known) else { return nil }
        guard let own, let known else {
            throw LearnError.columnMismatch(
                estimator: estimator, count: names.count, expected: names.count,
                firstDifference: "“\(names[column])” "
                    + (own == nil
                        ? "holds numbers, but held categories in fitting"
                        : "holds categories, but held numbers in fitting"))
        }
        let indices = Dictionary(uniqueKeysWithValues: known.enumerated().map { (ExactText($1), Double($0)) })
        return own.map { indices[ExactText($0)] ?? .nan }
    }
}

/// Whether two columns have the same categories in the same order, or both none.
func areSameCategories(_ first: [String]?, _ second: [String]?) -> Bool {
    guard let first, let second else { return first == nil && second == nil }
    return first.haveSameCodePoints(as: second)
}
