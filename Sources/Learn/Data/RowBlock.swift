import Base
import Numerics

/// Consecutive rows of a column-major matrix: the unit of work of the inner loops of linear models.
///
/// A block is small enough (half a megabyte) that its columns stay in the cache between the two times that a
/// gradient reads them, once for the linear predictor and once for the sums: a pass over the matrix reads
/// memory once. Within that bound it is as long as possible, because hardware prefetching works along a
/// column.
struct RowBlock {
    /// The maximum number of rows of a block.
    static let capacity = 2048

    /// Returns the number of rows of a block with so many columns: a multiple of four, from 256 to
    /// `capacity`.
    static func length(columnCount: Int) -> Int {
        min(max(65_536 / max(columnCount, 1) / 4 * 4, 256), capacity)
    }

    /// Returns the chunks of rows that one thread works on at a time.
    static func chunks(rowCount: Int) -> Chunks { Chunks(count: rowCount, size: 4 * capacity) }

    /// The first row of the block in the first column.
    let base: UnsafePointer<Double>
    /// The distance from a column to the next, in values: the number of rows of the whole matrix.
    let stride: Int
    /// The number of columns.
    let columnCount: Int
    /// The number of rows of the block.
    let count: Int

    /// Creates a block of rows of a matrix whose values start at `values`.
    init(values: UnsafePointer<Double>, rowCount: Int, columnCount: Int, rows: Range<Int>) {
        base = values + rows.lowerBound
        stride = rowCount
        self.columnCount = columnCount
        count = rows.count
    }

    /// Returns the block's part of a column.
    @inline(__always)
    func column(_ index: Int) -> UnsafePointer<Double> { base + index * stride }

    /// Sets `result` to `intercept` plus the sum of the columns times `weights`, row by row.
    func linearPredictor(
        weights: UnsafePointer<Double>, intercept: Double, into result: UnsafeMutablePointer<Double>
    ) {
        result.update(repeating: intercept, count: count)
        var column = 0
        while column + 4 <= columnCount {
            addFourColumns(column, weights, into: result)
            column += 4
        }
        while column < columnCount {
            let values = self.column(column)
            let weight = weights[column]
            for row in 0..<count { result[row] += weight * values[row] }
            column += 1
        }
    }

    private func addFourColumns(
        _ first: Int, _ weights: UnsafePointer<Double>, into result: UnsafeMutablePointer<Double>
    ) {
        let (a, b, c, d) = (column(first), column(first + 1), column(first + 2), column(first + 3))
        let (wa, wb, wc, wd) = (weights[first], weights[first + 1], weights[first + 2], weights[first + 3])
        var row = 0
        while row + 4 <= count {
            let left = load4(a, row) * wa + load4(b, row) * wb
            let right = load4(c, row) * wc + load4(d, row) * wd
            store4(load4(result, row) + (left + right), result, row)
            row += 4
        }
        while row < count {
            result[row] += (a[row] * wa + b[row] * wb) + (c[row] * wc + d[row] * wd)
            row += 1
        }
    }

    /// Adds the product of column `j` and `factors` to `sums[j]`, for the columns from `first` on.
    func addProducts(
        of factors: UnsafePointer<Double>, fromColumn first: Int = 0, to sums: UnsafeMutablePointer<Double>
    ) {
        var column = first
        while column + 4 <= columnCount {
            addFourProducts(column, factors, to: sums)
            column += 4
        }
        while column < columnCount {
            sums[column] += dot(self.column(column), factors, count)
            column += 1
        }
    }

    private func addFourProducts(
        _ first: Int, _ factors: UnsafePointer<Double>, to sums: UnsafeMutablePointer<Double>
    ) {
        let (a, b, c, d) = (column(first), column(first + 1), column(first + 2), column(first + 3))
        var (sa, sb, sc, sd) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
        var row = 0
        while row < count {
            let remaining = count - row
            let factor = load4(factors, row, count: remaining)
            sa += load4(a, row, count: remaining) * factor
            sb += load4(b, row, count: remaining) * factor
            sc += load4(c, row, count: remaining) * factor
            sd += load4(d, row, count: remaining) * factor
            row += 4
        }
        sums[first] += sa.sum()
        sums[first + 1] += sb.sum()
        sums[first + 2] += sc.sum()
        sums[first + 3] += sd.sum()
    }
}

extension LazyColumns {
    /// Calls `body` with each block of a range of rows, and with the range of the rows of the block. Blocks of columns that are
    /// computed are computed for the call; one with an infinity in the matrix is all NaN there.
    func forEachBlock(of rows: Range<Int>, _ body: (RowBlock, Range<Int>) -> Void) {
        let length = RowBlock.length(columnCount: columns.count)
        if let matrix = wholeMatrix {
            return matrix.values.withUnsafeBufferPointer { values in
                guard let base = values.baseAddress else { return }
                for rows in matrix.blocks(of: rows) {
                    let block = RowBlock(
                        values: base, rowCount: rowCount, columnCount: columns.count, rows: rows)
                    body(block, rows)
                }
            }
        }
        withScratch(count: length * columns.count) { values in
            for start in stride(from: rows.lowerBound, to: rows.upperBound, by: length) {
                let rows = start..<Swift.min(start + length, rows.upperBound)
                for (index, column) in columns.enumerated() {
                    let target = values + index * length
                    if !column.write(rows, to: target) { target.update(repeating: .nan, count: rows.count) }
                }
                let block = RowBlock(
                    values: values, rowCount: length, columnCount: columns.count, rows: 0..<rows.count)
                body(block, rows)
            }
        }
    }
}

extension Matrix {
    /// Returns the ranges of the blocks that a range of rows is divided into.
    func blocks(of rows: Range<Int>) -> some Sequence<Range<Int>> {
        let length = RowBlock.length(columnCount: columnCount)
        return stride(from: rows.lowerBound, to: rows.upperBound, by: length).lazy.map {
            $0..<Swift.min($0 + length, rows.upperBound)
        }
    }
}
