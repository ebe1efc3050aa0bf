import Numerics

/// The rows of a matrix, shifted and possibly reordered, for loops that process four rows at a time.
///
/// The columns are stored one after the other, each padded to a whole number of `Lanes` by repeating its last
/// value: results for the padding equal those of the last row, and sums exclude them.
struct PaddedColumns: Sendable {
    /// The number of rows without padding.
    let rowCount: Int
    /// The number of columns.
    let columnCount: Int
    /// The distance from a column to the next, in values: `rowCount` rounded up to a multiple of four.
    let stride: Int
    /// All values, column after column.
    let values: [Double]

    /// Creates padded columns from at least one row of a matrix, less an origin.
    ///
    /// - Parameters:
    ///   - origin: the value subtracted from each column.
    ///   - rows: the indices of the rows, in the order wanted.
    init(_ x: Matrix, origin: [Double], rows: some RandomAccessCollection<Int>) {
        let rowCount = rows.count
        let stride = (rowCount + 3) / 4 * 4
        self.rowCount = rowCount
        columnCount = x.columnCount
        self.stride = stride
        values = [Double](unsafeUninitializedCapacity: stride * x.columnCount) { buffer, filled in
            filled = stride * origin.count
            x.values.withUnsafeBufferPointer { source in
                for (column, shift) in origin.enumerated() {
                    var target = column * stride
                    for row in rows {
                        buffer[target] = source[column * x.rowCount + row] - shift
                        target += 1
                    }
                    while target < (column + 1) * stride {
                        buffer[target] = buffer[target - 1]
                        target += 1
                    }
                }
            }
        }
    }

    /// Returns the values of one row.
    func row(_ index: Int) -> [Double] {
        (0..<columnCount).map { values[$0 * stride + index] }
    }
}

/// Returns the squared distances of four rows to a point.
///
/// - Parameters:
///   - rows: the first of the rows in the first column.
///   - stride: the distance from a column to the next, in values.
@inline(__always)
func squaredDistances(
    _ rows: UnsafePointer<Double>, stride: Int, columnCount: Int, to point: UnsafePointer<Double>,
    pointStride: Int = 1
) -> Lanes {
    var sum = Lanes.zero
    var rows = rows
    var point = point
    for _ in 0..<columnCount {
        let difference = load4(rows, 0) - point.pointee
        sum += difference * difference
        rows += stride
        point += pointStride
    }
    return sum
}
