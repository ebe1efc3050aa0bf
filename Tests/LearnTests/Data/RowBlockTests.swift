import Numerics
import TestSupport
import Testing

@testable import Learn

@Suite struct RowBlockTests {
    /// Rows that fill several blocks and chunks, the last of them partially.
    private let x: Matrix

    init() throws {
        var random = RandomState(seed: 2)
        x = try Matrix(
            rowCount: 9001, columnNames: (0..<6).map { "x\($0)" }, values: random.normal(count: 6 * 9001))
    }

    @Test func linearPredictor() {
        let weights = [1, -2, 0.5, 3, 0.25, -1.5]
        let result = x.linearPredictor(weights, intercept: 0.7)
        for row in [0, 511, 512, 8191, 8192, 9000] {
            #expect(isClose(result[row], 0.7 + dot(weights, x.row(at: row))))
        }
    }

    @Test func crossProducts() {
        let products = LazyColumns(x).weightedCrossProducts(intercept: true, threadCount: nil) {
            block, rows, weights in
            for row in 0..<block.count { weights[row] = Double((rows.lowerBound + row) % 3) }
        }
        let weights = (0..<9001).map { Double($0 % 3) }
        let (a, b) = (Array(x.column(at: 1)), Array(x.column(at: 5)))
        #expect(isClose(products[1 * 7 + 5], dot(zip(a, weights).map(*), b), 1e-11))
        #expect(isClose(products[5 * 7 + 1], products[1 * 7 + 5]))
        #expect(isClose(products[1 * 7 + 6], dot(a, weights), 1e-11))
        #expect(products[6 * 7 + 6] == weights.reduce(0, +))
    }
}
