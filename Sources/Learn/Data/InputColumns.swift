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

    /// Creates the list of the columns of a matrix.
    package init(_ x: Matrix) {
        names = x.columnNames
        categories = x.categories
    }

    /// Returns the matrix with its categories recoded as indices into the model's lists of categories. A
    /// category that the model does not know becomes a missing value.
    ///
    /// - Throws: `LearnError.columnMismatch` unless the matrix has these columns in this order, and
    ///   categories where these have them.
    package func conform(_ x: Matrix, for estimator: String) throws -> Matrix {
        try x.requireColumns(names, of: estimator)
        guard x.categories != categories else { return x }
        var values = x.values
        for (column, (own, known)) in zip(x.categories, categories).enumerated() where own != known {
            guard let own, let known else {
                throw LearnError.columnMismatch(
                    estimator: estimator, count: x.columnCount, expected: names.count,
                    firstDifference: "“\(names[column])” "
                        + (own == nil
                            ? "holds numbers, but held categories in fitting"
                            : "holds categories, but held numbers in fitting"))
            }
            let indices = Dictionary(uniqueKeysWithValues: known.enumerated().map { ($1, Double($0)) })
            let recoded = own.map { indices[$0] ?? .nan }
            let range = column * x.rowCount..<(column + 1) * x.rowCount
            for index in range where !values[index].isNaN { values[index] = recoded[Int(values[index])] }
        }
        return Matrix(
            uncheckedRowCount: x.rowCount, columnNames: names, categories: categories, values: values)
    }
}
