import Numerics
import TestSupport
import Testing

@testable import Learn

/// Reference values of scikit-learn's `MinMaxScaler` and `RobustScaler`.
@Suite struct ScalerTests {
    private let x: Matrix

    init() throws {
        x = try Matrix(["a": [1, 2, 4, 9, -1.5], "same": [10, 10, 10, 10, 10], "wide": [5, -3, 0, 1e6, 2]])
    }

    @Test func minimaAndMaximaMapToTheRange() throws {
        let scaler = try MinMaxScaler().fit(x)
        #expect(isClose(scaler.scales, [0.09523809523809523, 1, 9.99997000009e-07]))
        #expect(isClose(scaler.offsets, [0.14285714285714285, -10, 2.999991000027e-06]))
        #expect(isClose(try scaler.transform(x).row(at: 2), [0.5238095238095237, 0, 2.999991000027e-06]))
    }

    @Test func anotherRange() throws {
        let column = try Matrix(["a": [0, .nan, 4]])
        #expect(isClose(try MinMaxScaler(range: -1...1).fitTransform(column).values, [-1, .nan, 1]))
        #expect(throws: LearnError.self) { try MinMaxScaler(range: 2...2).fit(column) }
    }

    @Test func medianAndQuartiles() throws {
        let scaler = try RobustScaler().fit(x)
        #expect(scaler.centers == [2, 10, 2])
        #expect(scaler.scales == [3, 1, 5])
        #expect(isClose(try scaler.transform(x).row(at: 3), [2.3333333333333335, 0, 199999.6]))
        #expect(throws: LearnError.self) { try RobustScaler(quantiles: -0.1...0.5).fit(x) }
    }

    @Test func categoriesAreNotScaled() throws {
        let categories = try Matrix(categories: ["s": ["a", "b"]])
        for scaler in [StandardScaler(), MinMaxScaler(), RobustScaler()] as [any Transformer] {
            let error = #expect(throws: LearnError.self) { _ = try scaler.fit(categories) }
            guard case .categoricalColumn("s", _) = error else {
                Issue.record("\(String(describing: error)) is not about the column")
                continue
            }
        }
    }

    @Test func orderStatisticsAreThoseOfSortedNumbers() {
        var random = RandomState(seed: 3)
        let some =
            random.normal(count: 501) + [-0.0, 0, 1e300, -1e-300, .nan]
            + random.normal(count: 2).map { $0 * 1e-9 }
        for values in [some, [1, 1, 1, 2, 2], [2005, 2004, 2005, 2003], [7], [.nan, 3, 1]] as [[Double]] {
            let sorted = values.filter { !$0.isNaN }.sorted()
            values.withUnsafeBufferPointer { buffer in
                let statistics = OrderStatistics(buffer)
                for probability in [0, 0.1, 0.25, 0.5, 0.9, 1] {
                    #expect(
                        isClose(statistics.quantile(probability), quantile(probability, ofSorted: sorted)))
                }
                #expect(isClose(statistics.median, quantile(0.5, ofSorted: sorted)))
            }
        }
    }
}
