import Base
import Numerics

/// Cluster centres in a layout for finding the nearest one of many rows.
///
/// The squared distance of x and c is ‖x‖² − 2x·c + ‖c‖²; the nearest c does not depend on ‖x‖², so that one
/// multiplication and one addition a column are enough. This loses digits if rows are far from the origin, so
/// the origin should be moved among them first.
///
/// Rows that are equally near to two centres are common if values are whole numbers, and then rounding
/// decides. So that it decides as in scikit-learn, such rows are computed again with the rounding of a matrix
/// product on processors with fused multiply–add: x·c summed column by column, each product added unrounded.
struct NearestCenter: Sendable {
    /// The number of centres.
    let count: Int
    private let columnCount: Int
    /// −2c of each centre, then ‖c‖² of each.
    private let values: [Double]
    /// The difference up to which distances may be equal.
    private let margin: Double

    /// Creates the layout from centres given one after the other.
    ///
    /// - Parameter largestSquare: an upper bound of the squared distance of a row to the origin, which bounds
    ///   the rounding errors; nil if near ties need not be computed again.
    init(_ centers: [Double], columnCount: Int, largestSquare: Double?) {
        self.columnCount = columnCount
        count = centers.count / columnCount
        let norms = stride(from: 0, to: centers.count, by: columnCount).map { start in
            squaredNorm(centers[start..<start + columnCount])
        }
        values = centers.map { -2 * $0 } + norms
        margin = largestSquare.map { max($0, norms.max() ?? 0) * Double(columnCount + 8) * 0x1p-51 } ?? -1
    }

    /// Calls `body` with a finder of the nearest centres.
    func withFinder<Result>(_ body: (Finder) -> Result) -> Result {
        values.withUnsafeBufferPointer { buffer in
            let start = SharedPointer(buffer).pointer
            return body(
                Finder(
                    centers: start, norms: start + count * columnCount, count: count,
                    columnCount: columnCount, margin: margin))
        }
    }

    /// Finds the nearest centres.
    struct Finder {
        fileprivate let centers: UnsafePointer<Double>
        fileprivate let norms: UnsafePointer<Double>
        fileprivate let count: Int
        fileprivate let columnCount: Int
        fileprivate let margin: Double

        /// Returns the indices of the centres nearest to four rows, the first of equally near ones.
        @inline(__always)
        func nearest(_ rows: UnsafePointer<Double>, stride: Int) -> SIMD4<Int64> {
            var found = Found()
            var center = 0
            var a = centers
            // Two centres at a time, so that each value is read half as often.
            while center + 2 <= count {
                let b = a + columnCount
                var first = Lanes.zero
                var second = Lanes.zero
                var values = rows
                for column in 0..<columnCount {
                    let value = load4(values, 0)
                    first += value * a[column]
                    second += value * b[column]
                    values += stride
                }
                found.take(first + norms[center], center)
                found.take(second + norms[center + 1], center + 1)
                center += 2
                a += 2 * columnCount
            }
            if center < count {
                var only = Lanes.zero
                var values = rows
                for column in 0..<columnCount {
                    only += load4(values, 0) * a[column]
                    values += stride
                }
                found.take(only + norms[center], center)
            }
            if any(found.secondLeast - found.least .<= margin) {
                for lane in 0..<4 where found.secondLeast[lane] - found.least[lane] <= margin {
                    found.nearest[lane] = Int64(nearestOfAlmostEqual(rows + lane, stride: stride))
                }
            }
            return found.nearest
        }

        /// Returns the nearest centre of one row, computed with unrounded products.
        @inline(never)
        private func nearestOfAlmostEqual(_ row: UnsafePointer<Double>, stride: Int) -> Int {
            var least = Double.infinity
            var nearest = 0
            for center in 0..<count {
                var product = 0.0
                for column in 0..<columnCount {
                    product.addProduct(row[column * stride], centers[center * columnCount + column])
                }
                let distance = norms[center] + product
                if distance < least { (least, nearest) = (distance, center) }
            }
            return nearest
        }
    }

    /// The two smallest distances of four rows so far, and the centre of the smallest.
    private struct Found {
        var least = Lanes(repeating: .infinity)
        var secondLeast = Lanes(repeating: .infinity)
        var nearest = SIMD4<Int64>.zero

        @inline(__always)
        mutating func take(_ distances: Lanes, _ center: Int) {
            let closer = distances .< least
            let farther = distances.replacing(with: least, where: closer)
            secondLeast.replace(with: farther, where: farther .< secondLeast)
            least.replace(with: distances, where: closer)
            nearest.replace(with: SIMD4(repeating: Int64(center)), where: closer)
        }
    }
}

/// Returns the sum of squares in the order of NumPy's `einsum`: even and odd columns separately, and of eight
/// columns the last first.
private func squaredNorm(_ point: ArraySlice<Double>) -> Double {
    var sums = SIMD2<Double>.zero
    func add(_ start: Int) {
        let pair = SIMD2(point[start], start + 1 < point.endIndex ? point[start + 1] : 0)
        sums += pair * pair
    }
    var start = point.startIndex
    while start + 8 <= point.endIndex {
        for offset in stride(from: 6, through: 0, by: -2) { add(start + offset) }
        start += 8
    }
    for rest in stride(from: start, to: point.endIndex, by: 2) { add(rest) }
    return sums[0] + sums[1]
}
