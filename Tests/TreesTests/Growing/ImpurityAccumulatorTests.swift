import Learn
import Numerics
import TestSupport
import Testing

@testable import Trees

/// The packed accumulator agrees with the general one.
@Suite struct ImpurityAccumulatorTests {
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
        let codes: [Int32] = (0..<700).map { row in
            random.random() < 0.2 + 0.3 * x[row, 0] + 0.02 * x[row, 9] ? 1 : 0
        }
        return Labels(codes: codes, uncheckedClassNames: ["no", "yes"])
    }()

    private func grow<Accumulator: ImpurityAccumulator>(
        _ accumulator: Accumulator, _ targets: [Accumulator.Target], _ rules: GrowthRules, weights: [Double]
    ) throws -> GrownTree {
        let table = try CodedTable(
            LazyColumns(Self.x), maxBins: nil, payloadSize: accumulator.payloadSize, threadCount: 1)
        var grower = RecordTreeGrower(
            table: table, accumulator: accumulator, targets: targets, rules: rules, capacity: table.rowCount,
            keepsDetails: true)
        grower.grow(weights: weights, seed: 12)
        return grower.builder.finished()
    }

    @Test(arguments: ImpurityCriterion.allCases, [1, 4])
    func packedSumsGrowTheSameTrees(criterion: ImpurityCriterion, minSamplesLeaf: Int) throws {
        var random = RandomState(seed: 1)
        let weights = (0..<700).map { _ in Double(random.randint(0..<4)) }
        var rules = GrowthRules(maxFeatures: 4)
        rules.minSamplesLeaf = minSamplesLeaf
        rules.minSamplesSplit = 2 * minSamplesLeaf
        let packed = try grow(
            BinaryAccumulator(criterion: criterion, countsRows: minSamplesLeaf > 1),
            Self.y.codes.map { UInt8($0) }, rules, weights: weights)
        let plain = try grow(
            WeightedClassAccumulator(criterion: criterion, classCount: 2, isExact: true), Self.y.codes, rules,
            weights: weights)
        #expect(packed.tree == plain.tree)
        #expect(packed.details == plain.details)
        #expect(isClose(packed.importances, plain.importances))
        #expect(packed.tree.nodes.count > 100)
    }

    @Test func aGrowerIsReusable() throws {
        let accumulator = BinaryAccumulator(criterion: .gini, countsRows: false)
        let table = try CodedTable(
            LazyColumns(Self.x), maxBins: nil, payloadSize: accumulator.payloadSize, threadCount: 1)
        var grower = RecordTreeGrower(
            table: table, accumulator: accumulator, targets: Self.y.codes.map { UInt8($0) },
            rules: GrowthRules(maxFeatures: 4), capacity: table.rowCount)
        let all = [Double](repeating: 1, count: 700)
        grower.grow(weights: all, seed: 5)
        let first = grower.builder.finished().tree
        grower.grow(weights: all.indices.map { Double($0 % 3) }, seed: 6)
        #expect(grower.builder.finished().tree != first)
        grower.grow(weights: all, seed: 5)
        #expect(grower.builder.finished().tree == first)
    }

    @Test func bestCutIsTheFirstOfEquallyGoodOnes() {
        let accumulator = BinaryAccumulator(criterion: .gini, countsRows: false)
        // Rows and positive rows by code: cuts after the second and the third code are equally good.
        let bins = [(4, 0), (3, 0), (1, 1), (3, 3), (4, 4)].map { UInt64($0.0) << 32 | UInt64($0.1) }
        var total = bins.reduce(0, +)
        var (before, left, best) = (UInt64(0), UInt64(0), -Double.infinity)
        var scores = [Double](repeating: 0, count: 6)
        let cut = accumulator.bestCut(
            of: bins, count: 4, before: &before, total: &total, minRows: 1, left: &left, scores: &scores,
            best: &best)
        #expect(cut == 1 && best == 0 && left == 7 << 32)
    }

    @Test(arguments: ImpurityCriterion.allCases) func noSideOfACutIsEmpty(
        criterion: ImpurityCriterion
    ) {
        let accumulator = BinaryAccumulator(criterion: criterion, countsRows: false)
        for rows in UInt64(2)..<40 {
            // All codes have the same fraction of positive rows, so that cuts only differ by rounding.
            let bins = [UInt64](repeating: (3 * rows) << 32 | rows, count: 4)
            var total = bins.reduce(0, +)
            var (before, left, best) = (UInt64(0), UInt64(0), -Double.infinity)
            var scores = [Double](repeating: 0, count: 6)
            let cut = accumulator.bestCut(
                of: bins, count: 3, before: &before, total: &total, minRows: 1, left: &left, scores: &scores,
                best: &best)
            #expect(cut.map { (0..<3).contains($0) } == true && left < total)
        }
    }
}
