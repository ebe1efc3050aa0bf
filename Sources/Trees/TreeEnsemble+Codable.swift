import Learn
import Numerics

extension TreeEnsemble: Codable {
    /// The fields of all nodes, one tree after another, with the numbers of nodes and values of each tree.
    private struct Coded: Codable {
        var columns: InputColumns
        var outputs: Outputs
        var roundsToFloat: Bool
        var gains: [Double]
        @Packed var nodeCounts: [Int32]
        @Packed var leafValueCounts: [Int32]
        @Packed var categoryWordCounts: [Int32]
        @Packed var thresholds: [Double]
        @Packed var rightSteps: [UInt32]
        @Packed var splitColumns: [UInt16]
        @Packed var flags: [UInt16]
        @Packed var covers: [Float]
        @Packed var leafValues: [Double]
        @Packed var categorySets: [UInt64]
    }

    /// Encodes the trees, with their nodes as arrays of raw numbers.
    func encode(to encoder: any Encoder) throws {
        let nodes = trees.flatMap(\.nodes)
        try Coded(
            columns: columns, outputs: outputs, roundsToFloat: roundsToFloat, gains: gains,
            nodeCounts: trees.map { Int32($0.nodes.count) },
            leafValueCounts: trees.map { Int32($0.leafValues.count) },
            categoryWordCounts: trees.map { Int32($0.categorySets.count) },
            thresholds: nodes.map(\.threshold),
            rightSteps: nodes.map(\.rightStep), splitColumns: nodes.map(\.column),
            flags: nodes.map(\.flags.rawValue), covers: trees.flatMap(\.covers),
            leafValues: trees.flatMap(\.leafValues), categorySets: trees.flatMap(\.categorySets)
        ).encode(to: encoder)
    }

    /// Decodes the trees, and checks all that traversing them relies on.
    init(from decoder: any Decoder) throws {
        let coded = try Coded(from: decoder)
        let nodeCount = coded.thresholds.count
        let fields = [
            coded.rightSteps.count, coded.splitColumns.count, coded.flags.count, coded.covers.count,
            coded.nodeCounts.reduce(0) { $0 + Int($1) },
        ]
        try Consistency.require(
            fields.allSatisfy { $0 == nodeCount }
                && coded.leafValueCounts.count == coded.nodeCounts.count
                && coded.categoryWordCounts.count == coded.nodeCounts.count,
            "the fields of the trees are of different lengths")
        var nodes = Slices(coded.thresholds.indices)
        var values = Slices(coded.leafValues.indices)
        var words = Slices(coded.categorySets.indices)
        let trees = try coded.nodeCounts.indices.map { index in
            guard let range = nodes.next(coded.nodeCounts[index]),
                let ownValues = values.next(coded.leafValueCounts[index]),
                let ownWords = words.next(coded.categoryWordCounts[index])
            else { throw InconsistentModel("a tree is not complete") }
            return Tree(
                nodes: range.map {
                    TreeNode(
                        threshold: coded.thresholds[$0], rightStep: coded.rightSteps[$0],
                        column: coded.splitColumns[$0], flags: .init(rawValue: coded.flags[$0]))
                },
                covers: Array(coded.covers[range]), leafValues: Array(coded.leafValues[ownValues]),
                categorySets: Array(coded.categorySets[ownWords]))
        }
        try Consistency.require(
            nodes.isEmpty && values.isEmpty && words.isEmpty, "there are numbers that belong to no tree")
        self.init(
            columns: coded.columns, outputs: coded.outputs, roundsToFloat: coded.roundsToFloat, trees: trees,
            gains: coded.gains)
        try requireConsistent()
    }

    /// Consecutive slices of a range.
    private struct Slices {
        private var rest: Range<Int>

        init(_ range: Range<Int>) { rest = range }

        var isEmpty: Bool { rest.isEmpty }

        mutating func next(_ count: Int32) -> Range<Int>? {
            guard count >= 0, Int(count) <= rest.count else { return nil }
            defer { rest = rest.lowerBound + Int(count)..<rest.upperBound }
            return rest.lowerBound..<rest.lowerBound + Int(count)
        }
    }
}
