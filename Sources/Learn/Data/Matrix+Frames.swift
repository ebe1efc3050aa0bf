import Frames

extension Matrix {
    /// The columns of a data frame as a matrix, missing values as NaN, Booleans as 0 and 1.
    ///
    /// - Parameters:
    ///   - frame: the rows.
    ///   - columns: the names of the columns, in the order wanted; all numeric ones unless told otherwise.
    /// - Throws: `FrameError` for a column that is not there or holds no numbers, ``LearnError`` if there are none.
    public init(_ frame: DataFrame, columns: [String]? = nil) throws {
        try self.init(
            columns: (columns ?? frame.numericColumnNames).map { name in
                (name: name, values: try frame[name].doubles)
            })
    }
}

extension Labels {
    /// A column as classes, sorted by their names.
    ///
    /// - Parameters:
    ///   - column: a class for each row, none missing.
    ///   - positive: the class that counts as positive; the last one unless told otherwise.
    /// - Throws: ``LearnError`` if a value is missing, there is no such class or no row.
    public init(_ column: Column, positive: String? = nil) throws {
        try self.init(column.values.map { $0?.description }, positive: positive)
    }
}
