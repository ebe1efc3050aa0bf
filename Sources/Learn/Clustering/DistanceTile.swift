import Base
import Numerics

/// Computes the distances between two blocks of rows and adds them to the sums of both.
struct DistanceTile {
    /// The sorted rows, column after column.
    let columns: UnsafePointer<Double>
    /// The distance from a column to the next, in values.
    let stride: Int
    /// The number of columns.
    let columnCount: Int
    /// The cells that the rows are sorted by.
    let cells: ClusterCells
    /// The sums of the distances of each row to each cluster.
    let sums: UnsafeMutablePointer<Double>
    /// The number of sums of a row.
    let width: Int

    /// Adds the distance of each row of `a` to each of `b`, or of each pair of rows of `a` if the two are the
    /// same.
    func addDistances(of a: Range<Int>, to b: Range<Int>) {
        withScratch(count: 2 * (b.count + 4)) { scratch in
            let distances = scratch
            // The sums of the distances of each row of `b` to the rows of the current cell in `a`.
            let toCell = scratch + b.count + 4
            for run in runs(a) {
                for row in run.rows {
                    let first = a == b ? row + 1 : b.lowerBound
                    guard first < b.upperBound else { continue }
                    computeDistances(
                        of: row, to: first..<b.upperBound, distances, toCell + (first - b.lowerBound))
                    for other in runs(first..<b.upperBound) {
                        let sum = total(distances + (other.rows.lowerBound - first), other.rows.count)
                        add(sum, ofCell: other.cell, to: row)
                    }
                }
                for row in b {
                    add(toCell[row - b.lowerBound], ofCell: run.cell, to: row)
                    toCell[row - b.lowerBound] = 0
                }
            }
        }
    }

    /// Writes the distances of one row to others, and adds them to the sums of the others for its cell.
    @inline(__always)
    private func computeDistances(
        of row: Int, to others: Range<Int>, _ distances: UnsafeMutablePointer<Double>,
        _ toCell: UnsafeMutablePointer<Double>
    ) {
        let first = columns + others.lowerBound
        var offset = 0
        while offset + 4 <= others.count {
            let roots = squareRoot(
                ofNonNegative: squaredDistances(
                    first + offset, stride: stride, columnCount: columnCount, to: columns + row,
                    pointStride: stride))
            store4(roots, distances, offset)
            store4(load4(toCell, offset) + roots, toCell, offset)
            offset += 4
        }
        while offset < others.count {
            var square = 0.0
            for column in 0..<columnCount {
                let difference = first[column * stride + offset] - columns[column * stride + row]
                square += difference * difference
            }
            distances[offset] = square.squareRoot()
            toCell[offset] += distances[offset]
            offset += 1
        }
    }

    private func total(_ values: UnsafePointer<Double>, _ count: Int) -> Double {
        var sum = Lanes.zero
        var index = 0
        while index < count {
            sum += load4(values, index, count: count - index)
            index += 4
        }
        return sum.sum()
    }

    private func add(_ sum: Double, ofCell cell: Int, to row: Int) {
        let first = cell * cells.labelingCount
        for labeling in 0..<cells.labelingCount {
            sums[row * width + cells.sumIndices[first + labeling]] += sum
        }
    }

    /// Returns runs of consecutive rows of the same cell.
    private func runs(_ rows: Range<Int>) -> some Sequence<(cell: Int, rows: Range<Int>)> {
        sequence(state: rows.lowerBound) { start in
            guard start < rows.upperBound else { return nil }
            let cell = cells.cellOfIndex[start]
            let end = min(cells.starts[cell + 1], rows.upperBound)
            defer { start = end }
            return (cell, start..<end)
        }
    }
}
