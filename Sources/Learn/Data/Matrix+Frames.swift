import Base
import Frames

extension Matrix {
    /// The columns of a data frame as a matrix: numbers as they are, NaN where one is missing, Booleans as 0 and 1;
    /// texts, and columns named as `categorical`, as categories, sorted (texts by code point, numbers by size).
    ///
    /// - Parameters:
    ///   - frame: the rows.
    ///   - columns: the names of the columns, in the order wanted; all numeric ones, and those named as categorical,
    ///     unless told otherwise.
    ///   - categorical: columns that hold categories although they may look like numbers, such as months.
    /// - Throws: `FrameError` for a column that is not there or holds dates, ``LearnError`` if there are none.
    public init(_ frame: DataFrame, columns: [String]? = nil, categorical: [String] = []) throws {
        let chosen =
            columns
            ?? frame.columnNames.filter { frame.numericColumnNames.contains($0) || categorical.contains($0) }
        for name in categorical where !chosen.contains(name) {
            _ = try frame[name]
            throw LearnError.unknownColumn(name, nearest: nearestName(to: name, among: chosen))
        }
        try requireDistinct(chosen)
        var categories: [[String]?] = []
        var values: [Double] = []
        values.reserveCapacity(chosen.count * frame.rowCount)
        for name in chosen {
            let column = try frame[name]
            guard column.type == .text || categorical.contains(name) else {
                categories.append(nil)
                values += try column.doubles
                continue
            }
            let groups = try DataFrame([column]).grouped(by: name)
            categories.append(try groups.keys[name].values.map { $0.map(describe) ?? "" })
            values += groups.codes.lazy.map { $0 < 0 ? .nan : Double($0) }
        }
        self.init(
            uncheckedRowCount: chosen.isEmpty ? 0 : frame.rowCount, columnNames: chosen,
            categories: categories,
            values: values)
    }
}

/// A value as the name of a category.
private func describe(_ value: Value) -> String {
    if case .real(let number) = value { describeNumber(number) } else { value.description }
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
