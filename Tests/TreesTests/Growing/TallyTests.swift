import Learn
import Numerics
import TestSupport
import Testing

@testable import Trees

/// The fast ways to count are checked against the plain one.
@Suite struct TallyTests {
    /// Columns of all kinds: bits, few and many values, some missing, some close together.
    private static let x: Matrix = {
        var random = RandomState(seed: 4)
        let n = 700
        var columns: [(name: String, values: [Double])] = []
        for index in 0..<9 {
            columns.append(("bit\(index)", random.random(count: n).map { $0 < 0.3 ? 1 : 0 }))
        }
        for index in 0..<3 {
            columns.append(("few\(index)", random.randint(0..<20, count: n).map(Double.init)))
        }
        columns.append(("many", random.normal(count: n)))
        columns.append(("close", random.randint(0..<40, count: n).map { Double($0) * 7e-8 }))
        columns.append(("holes", random.normal(count: n).map { $0 > 1 ? .nan : ($0 * 3).rounded() }))
        return Matrix(
            uncheckedRowCount: n, columnNames: columns.map(\.name), values: columns.flatMap(\.values))
    }()

    private static let y: Labels = {
        var random = RandomState(seed: 6)
        let codes = (0..<700).map { row in
            random.random() < 0.2 + 0.3 * x[row, 0] + 0.02 * x[row, 9] ? 1 : 0
        }
        return Labels(codes: codes, uncheckedClassNames: ["no", "yes"])
    }()

    private func grow(_ tally: some ImpurityTally, _ rules: GrowthRules, weights: [Double]) throws
        -> GrownTree
    {
        let table = try CodedTable(Self.x, maxBins: nil, payloadSize: tally.payloadSize, threadCount: 1)
        var grower = RecordTreeGrower(
            table: table, tally: tally, rules: rules, capacity: table.rowCount, keepsDetails: true)
        grower.grow(weights: weights, seed: 12)
        return grower.tree.finished()
    }

    @Test(arguments: ImpurityCriterion.allCases, [1, 4])
    func packedCountsGrowTheTreesOfPlainOnes(criterion: ImpurityCriterion, minSamplesLeaf: Int) throws {
        var random = RandomState(seed: 1)
        let weights = (0..<700).map { _ in Double(random.randint(0..<4)) }
        var rules = GrowthRules(maxFeatures: 4)
        rules.minSamplesLeaf = minSamplesLeaf
        rules.minSamplesSplit = 2 * minSamplesLeaf
        let packed = try grow(
            BinaryCounts(
                criterion: criterion, labels: Self.y.codes.map { UInt8($0) }, countsRows: minSamplesLeaf > 1),
            rules, weights: weights)
        let plain = try grow(
            ClassWeights(criterion: criterion, codes: Self.y.codes, classCount: 2, isExact: true), rules,
            weights: weights)
        #expect(packed.tree == plain.tree)
        #expect(packed.details == plain.details)
        #expect(isClose(packed.importances, plain.importances))
        #expect(packed.tree.nodes.count > 100)
    }

    @Test func aGrowerGrowsTheSameTreeAgain() throws {
        let tally = BinaryCounts(criterion: .gini, labels: Self.y.codes.map { UInt8($0) }, countsRows: false)
        let table = try CodedTable(Self.x, maxBins: nil, payloadSize: tally.payloadSize, threadCount: 1)
        var grower = RecordTreeGrower(
            table: table, tally: tally, rules: GrowthRules(maxFeatures: 4), capacity: table.rowCount)
        let all = [Double](repeating: 1, count: 700)
        grower.grow(weights: all, seed: 5)
        let first = grower.tree.finished().tree
        grower.grow(weights: all.indices.map { Double($0 % 3) }, seed: 6)
        #expect(grower.tree.finished().tree != first)
        grower.grow(weights: all, seed: 5)
        #expect(grower.tree.finished().tree == first)
    }

    @Test func bestCutIsTheFirstOfTheBest() {
        let tally = BinaryCounts(criterion: .gini, labels: [], countsRows: false)
        // Rows and positive rows by code: parting after the second or the third code is equally good.
        let cells = [(4, 0), (3, 0), (1, 1), (3, 3), (4, 4)].map { UInt64($0.0) << 32 | UInt64($0.1) }
        var total = cells.reduce(0, +)
        var (before, left, best) = (UInt64(0), UInt64(0), -Double.infinity)
        var scores = [Double](repeating: 0, count: 6)
        let cut = tally.bestCut(
            of: cells, count: 4, before: &before, total: &total, minRows: 1, left: &left, scores: &scores,
            best: &best)
        #expect(cut == 1 && best == 0 && left == 7 << 32)
    }

    @Test(arguments: ImpurityCriterion.allCases) func whereNoCutIsBetterNoneTakesAllRows(
        criterion: ImpurityCriterion
    ) {
        let tally = BinaryCounts(criterion: criterion, labels: [], countsRows: false)
        for rows in UInt64(2)..<40 {
            // All codes have the same share of positive rows, so that only rounding tells cuts apart.
            let cells = [UInt64](repeating: (3 * rows) << 32 | rows, count: 4)
            var total = cells.reduce(0, +)
            var (before, left, best) = (UInt64(0), UInt64(0), -Double.infinity)
            var scores = [Double](repeating: 0, count: 6)
            let cut = tally.bestCut(
                of: cells, count: 3, before: &before, total: &total, minRows: 1, left: &left, scores: &scores,
                best: &best)
            #expect(cut.map { (0..<3).contains($0) } == true && left < total)
        }
    }
}
