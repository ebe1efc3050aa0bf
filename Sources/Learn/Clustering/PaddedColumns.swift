import Numerics

/// The rows of a matrix, moved and perhaps put into another order, for loops that take four rows at a time.
///
/// The columns lie one after the other, each filled up to a whole number of `Lanes` by repeating its last value:
/// whatever is computed of the rows that fill up is what the last row gives, and sums leave them out.
struct PaddedColumns: Sendable {
    /// The number of rows, those that fill up not counted.
    let rowCount: Int
    /// The number of columns.
    let columnCount: Int
    /// From a column to the next: `rowCount`, rounded up to a multiple of four.
    let stride: Int
    /// All values, column after column.
    let values: [Double]

    /// Rows of a matrix, at least one, less an origin.
    ///
    /// - Parameters:
    ///   - origin: what is subtracted from each column.
    ///   - rows: the positions of the rows, in the order wanted.
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
                    var place = column * stride
                    for row in rows {
                        buffer[place] = source[column * x.rowCount + row] - shift
                        place += 1
                    }
                    while place < (column + 1) * stride {
                        buffer[place] = buffer[place - 1]
                        place += 1
                    }
                }
            }
        }
    }

    /// The values of one row.
    func row(_ position: Int) -> [Double] {
        (0..<columnCount).map { values[$0 * stride + position] }
    }
}

/// The squared distances of four rows to a point.
///
/// - Parameters:
///   - rows: the first of the rows in the first column.
///   - stride: from a column to the next.
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
