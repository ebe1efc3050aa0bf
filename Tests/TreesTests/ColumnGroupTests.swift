import Learn
import Numerics
import Testing

@testable import Trees

/// Columns that are summed as one give the sums that each of them has.
@Suite struct ColumnGroupTests {
    private static let rowCount = 20_000
    /// A number of many bins, and columns with few combinations between them on both sides of it.
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

    private func groups(rowCount: Int = Self.rowCount) -> (groups: [ColumnGroup], jointCodes: [[UInt16]]) {
        ColumnGroup.groups(
            Self.bins, codes: Self.columns.flatMap { $0.prefix(rowCount) }, rowCount: rowCount)
    }

    @Test func columnsOfFewCombinationsAreTogether() {
        // 24 · 7 hours of the week; to them the flags of length would be too many.
        #expect(groups().groups.map(\.columns) == [[0, 1, 2], [3], [4, 5, 6]])
        #expect(groups().groups.map(\.codeCount) == [168, 3001, 3 * 40])
    }

    @Test func fewRowsAreLeftAsTheyAre() {
        #expect(groups(rowCount: 1000).groups.allSatisfy { !$0.isJoint })
    }

    @Test func codesTellTheBinsOfAllColumns() {
        let (groups, jointCodes) = groups()
        for (group, codes) in zip(groups, jointCodes) where group.isJoint {
            for (position, column) in group.columns.enumerated() {
                #expect(codes.map { group.bins[position][Int($0)] } == Self.columns[column])
            }
        }
    }

    @Test func theSumsOfAColumnAreThoseOfItsBins() {
        let (groups, jointCodes) = groups()
        let layout = HistogramLayout(Self.bins, groups, isEven: false)
        var sums = [Int64](repeating: 0, count: 2 * layout.offsets[groups.count])
        for row in 0..<Self.rowCount {
            for (index, group) in groups.enumerated() {
                let code = group.isJoint ? jointCodes[index][row] : Self.columns[group.columns[0]][row]
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
                layout.withSums(of: column, in: base) { cells in
                    found = (0..<expected.count).map { cells[$0] }
                }
                return found
            }
            #expect(found == expected)
        }
    }

    @Test func boostingFindsTheSplitsOfAFlagThatIsSummedWithOthers() throws {
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
