import Base
import Numerics

extension Matrix {
    /// Checks the matrix that an estimator is fitted on: it has rows, columns, and finite numbers in them.
    ///
    /// - Parameter allowingNaN: true if NaN stands for a missing value; infinities are rejected all the same.
    package func requireUsable(by estimator: String, allowingNaN: Bool = false) throws {
        try requireRowsAndColumns(for: estimator)
        try requireNumbers(for: estimator)
        try requireFinite(allowingNaN: allowingNaN)
    }

    /// Checks that no column holds categories.
    package func requireNumbers(for estimator: String) throws {
        for (name, categories) in zip(columnNames, categories) where categories != nil {
            throw LearnError.categoricalColumn(name, estimator: estimator)
        }
    }

    /// Checks that there are rows and columns.
    package func requireRowsAndColumns(for estimator: String) throws {
        guard columnCount > 0 else { throw LearnError.noColumns(in: "the input of \(estimator)") }
        guard rowCount > 0 else { throw LearnError.noRows(in: "the input of \(estimator)") }
    }

    /// Throws for the first number, column by column, that is infinite or (unless allowed) NaN.
    package func requireFinite(allowingNaN: Bool = false) throws {
        let chunks = Chunks(count: values.count, size: 1 << 17)
        let clean = values.withUnsafeBufferPointer { buffer in
            let source = SharedPointer(buffer)
            return chunks.map(threadCount: nil) { range in
                isClean(source.pointer, range, allowingNaN: allowingNaN)
            }
        }
        guard clean.contains(false) else { return }
        for (offset, value) in values.enumerated() where !(value.isFinite || allowingNaN && value.isNaN) {
            throw LearnError.notFinite(
                row: offset % rowCount, column: columnNames[offset / rowCount], value: value)
        }
    }

    /// Checks that the columns are those that an estimator was fitted on, in that order.
    package func requireColumns(_ expected: [String], of estimator: String) throws {
        try Learn.requireColumns(columnNames, expected, of: estimator)
    }
}

/// Checks that column names are those that an estimator was fitted on, in that order.
package func requireColumns(_ names: [String], _ expected: [String], of estimator: String) throws {
    guard names != expected else { return }
    let pair = zip(names, expected).first { $0 != $1 }
    throw LearnError.columnMismatch(
        estimator: estimator, count: names.count, expected: expected.count,
        firstDifference: pair.map { "“\($0.0)” in place of “\($0.1)”" })
}

/// Throws for the first number that is NaN or infinite.
func requireFinite(_ values: [Double], named name: String) throws {
    for (row, value) in values.enumerated() where !value.isFinite {
        throw LearnError.notFinite(row: row, column: name, value: value)
    }
}

/// Returns whether a run of numbers is free of infinities and, unless it is allowed, of NaN.
package func isClean(_ values: UnsafePointer<Double>, _ range: Range<Int>, allowingNaN: Bool) -> Bool {
    // x − x is zero for a finite number and NaN for any other, so one sum tells without a branch per number.
    var differences = Lanes.zero
    var infinite = SIMDMask<SIMD4<Int64>>(repeating: false)
    var index = range.lowerBound
    while index < range.upperBound {
        let block = load4(values, index, count: range.upperBound - index)
        differences += block - block
        infinite = infinite .| (block .== .infinity) .| (block .== -.infinity)
        index += 4
    }
    let hasInfinite = (0..<4).contains { infinite[$0] }
    return !hasInfinite && (allowingNaN || differences.sum() == 0)
}
