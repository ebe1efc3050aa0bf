import Learn
import Numerics
import Testing

@testable import Trees

/// Bundled columns have the same sums as single ones.
@Suite struct FeatureBundleTests {
    private static let rowCount = 20_000
    /// A column of many bins, and on both sides of it columns with few combinations among them.
    private static let columns: [[UInt16]] = {
        var random = RandomState(seed: 3)
        let hour = random.randint(0..<24, count: rowCount)
        let day = random.randint(0..<7, count: rowCount)
        let length = random.randint(0..<3000, count: rowCount)
        let isShort = length.map { $0 < 500 ? 1 : 0 }
        let choice = random.randint(0..<40, count: rowCount)
        return [
            hour, day, day.map { $0 > 4 ? 1 : 0 }, length, isShort, length.map { $0 > 2000 ? 1 : 0 }, choice,
        ]
        .map { $0.map { UInt16($0) } }
    }()
    private static let bins = [24, 7, 2, 3000, 2, 2, 40].map { count in
        ColumnBins(distinctValues: (0..<count).map(Double.init))
    }

    private func bundles(rowCount: Int = Self.rowCount) -> (
        bundles: [FeatureBundle], bundledCodes: [[UInt16]]
    ) {
        FeatureBundle.bundles(
            Self.bins, codes: Self.columns.flatMap { $0.prefix(rowCount) }, rowCount: rowCount)
    }

    @Test func columnsWithFewCombinationsAreBundled() {
        // 24 · 7 hours of the week. The flags of the length would make too many combinations with them.
        #expect(bundles().bundles.map(\.columns) == [[0, 1, 2], [3], [4, 5, 6]])
        #expect(bundles().bundles.map(\.codeCount) == [168, 3001, 3 * 40])
    }

    @Test func fewRowsAreNotBundled() {
        #expect(bundles(rowCount: 1000).bundles.allSatisfy { !$0.hasSeveralColumns })
    }

    @Test func codesDetermineTheBinsOfAllColumns() {
        let (bundles, bundledCodes) = bundles()
        for (bundle, codes) in zip(bundles, bundledCodes) where bundle.hasSeveralColumns {
            for (index, column) in bundle.columns.enumerated() {
                #expect(codes.map { bundle.bins[index][Int($0)] } == Self.columns[column])
            }
        }
    }

    @Test func sumsOfAColumnAreRecoveredFromItsBundle() {
        let (bundles, bundledCodes) = bundles()
        let layout = HistogramLayout(Self.bins, bundles, isEven: false)
        var sums = [Int64](repeating: 0, count: 2 * layout.offsets[bundles.count])
        for row in 0..<Self.rowCount {
            for (index, bundle) in bundles.enumerated() {
                let code =
                    bundle.hasSeveralColumns ? bundledCodes[index][row] : Self.columns[bundle.columns[0]][row]
                sums[2 * (layout.offsets[index] + Int(code))] += Int64(row)
                sums[2 * (layout.offsets[index] + Int(code)) + 1] += 1
            }
        }
        for (column, bins) in Self.bins.enumerated() {
            var expected = [Int64](repeating: 0, count: 2 * (bins.count + 1))
            for (row, bin) in Self.columns[column].enumerated() {
                expected[2 * Int(bin)] += Int64(row)
                expected[2 * Int(bin) + 1] += 1
            }
            let found = sums.withUnsafeBufferPointer { sums in
                var found: [Int64] = []
                guard let base = sums.baseAddress else { return found }
                layout.withSums(of: column, in: base) { binSums in
                    found = (0..<expected.count).map { binSums[$0] }
                }
                return found
            }
            #expect(found == expected)
        }
    }

    @Test func boostingSplitsByABundledFlag() throws {
        let values = Self.columns.flatMap { $0.map(Double.init) }
        let x = Matrix(
            uncheckedRowCount: Self.rowCount, columnNames: ["a", "b", "c", "d", "e", "f", "g"], values: values
        )
        let y = Labels((0..<Self.rowCount).map { x[$0, 2] == 1 && x[$0, 6] < 10 })
        let model = try GradientBoosting(nEstimators: 5, maxBins: 4096).fit(x, y)
        #expect(try model.evaluate(x, y).accuracy == 1)
        #expect(model.ensemble.gains.enumerated().allSatisfy { [1, 2, 6].contains($0) || $1 < 1e-6 })
    }
}
