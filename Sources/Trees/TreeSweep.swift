import Base
import Learn
import Numerics

extension Tree {
    /// Whether the tree can be asked all its questions at once: few leaves, and none about categories.
    var isSmall: Bool { nodes.count <= 2 * 64 && categorySets.isEmpty }
}

/// Small trees put for predicting many rows at once: every question is asked of 64 rows in a few instructions, whether
/// or not the answer is needed, and a row's leaf is what is left when all answers are in.
///
/// Values are looked up once in the thresholds of all trees, so that a question compares two bytes. After Lucchese et
/// al., “QuickScorer: a fast algorithm to rank documents with additive ensembles of regression trees”, SIGIR 2015, which
/// does it for one row after the other.
struct TreeSweep: Sendable {
    /// Sixty-four rows: a byte for each.
    private typealias Bytes = SIMD64<UInt8>
    /// The same bytes, eight at a time; as a mask, all bits of a row's byte are set or none.
    private typealias Bits = SIMD8<UInt64>

    /// A node in depth-first order.
    private struct Step {
        /// A row goes left if the code of its value, with `missingShift` added, is at most this.
        var code: UInt8
        /// 1 if rows without a value go left: it makes their code, the highest, the lowest.
        var missingShift: UInt8
        var isLeaf: Bool
        var column: UInt16
    }

    private var steps: [Step] = []
    /// Which of the ensemble's trees the first is.
    private let first: Int
    /// Where in `steps` each tree starts, and where its leaves' values start in `values`.
    private var starts: [(step: Int, value: Int)] = []
    private var values: [Double] = []
    /// How many masks have to be kept for later at most.
    private var deepest = 0
    private let finders: [BinFinder]
    private static let missing = UInt8.max

    /// Thresholds of a column that a byte can tell apart: one code is left for what is above all of them, and one for what
    /// is missing.
    private static let mostThresholds = Int(missing) - 1
    /// Looking up a row's values for fewer trees at a time takes longer than walking the trees.
    private static let fewestTrees = 4

    /// Puts trees together, as many at a time as a byte can tell the thresholds of; nil if one of them is too large or
    /// those are too few.
    static func batches(of trees: ArraySlice<Tree>, columnCount: Int) -> [TreeSweep]? {
        guard trees.allSatisfy(\.isSmall) else { return nil }
        var batches: [ArraySlice<Tree>] = []
        var start = trees.startIndex
        var thresholds = [Set<Double>](repeating: [], count: columnCount)
        for (index, tree) in zip(trees.indices, trees) {
            thresholds.insertThresholds(of: tree)
            guard thresholds.contains(where: { $0.count > mostThresholds }) else { continue }
            batches.append(trees[start..<index])
            start = index
            thresholds = [Set<Double>](repeating: [], count: columnCount)
            thresholds.insertThresholds(of: tree)
        }
        batches.append(trees[start...])
        guard trees.count >= fewestTrees * batches.count || batches.count == 1 else { return nil }
        return batches.map { TreeSweep($0, columnCount: columnCount) }
    }

    /// Puts trees together that are small and whose thresholds a byte can tell apart.
    private init(_ trees: ArraySlice<Tree>, columnCount: Int) {
        first = trees.startIndex
        var thresholds = [Set<Double>](repeating: [], count: columnCount)
        for tree in trees {
            thresholds.insertThresholds(of: tree)
        }
        let sorted = thresholds.map { $0.sorted() }
        finders = sorted.map { BinFinder(ColumnBins(upperBounds: $0), missingCode: Int(Self.missing)) }
        let codes = sorted.map { Dictionary(uniqueKeysWithValues: $0.enumerated().map { ($1, UInt8($0)) }) }
        for tree in trees {
            starts.append((steps.count, values.count))
            deepest = max(deepest, tree.depth)
            for node in tree.nodes {
                if node.isLeaf {
                    steps.append(Step(code: 0, missingShift: 0, isLeaf: true, column: 0))
                    values.append(node.threshold)
                } else {
                    let code = codes[Int(node.column)][node.threshold] ?? 0
                    let shift: UInt8 = node.flags.contains(.missingGoesLeft) ? 1 : 0
                    steps.append(
                        Step(code: code + shift, missingShift: shift, isLeaf: false, column: node.column))
                }
            }
        }
    }

    /// Adds the outputs of all trees for the rows of a matrix; see `TreeEnsemble.addOutputs`.
    func addOutputs(for x: Matrix, outputCount: Int, to outputs: inout [Double], threadCount: Int?) {
        let rowCount = x.rowCount
        outputs.withUnsafeMutableBufferPointer { outputs in
            x.values.withUnsafeBufferPointer { values in
                guard let base = outputs.baseAddress else { return }
                let results = SharedMutablePointer(pointer: base)
                let values = SharedPointer(values)
                let threadCount = threads(threadCount, rows: rowCount, columns: starts.count)
                _ = Chunks(count: rowCount, size: 1024).map(threadCount: threadCount) { rows in
                    addOutputs(
                        for: rows, of: values.pointer, rowCount, outputCount: outputCount, to: results.pointer
                    )
                }
            }
        }
    }

    /// Adds the outputs of all trees for some rows.
    ///
    /// - Parameters:
    ///   - values: the values of all rows, column after column.
    ///   - outputCount: tree `t` adds to output `t % outputCount`.
    ///   - results: receives the outputs, as many numbers as there are rows in all for each output.
    private func addOutputs(
        for rows: Range<Int>, of values: UnsafePointer<Double>, _ rowCount: Int, outputCount: Int,
        to results: UnsafeMutablePointer<Double>
    ) {
        let blocks = (rows.count + 63) / 64
        withUnsafeTemporaryAllocation(of: Bytes.self, capacity: blocks * finders.count + deepest + 1) {
            buffer in
            guard let codes = buffer.baseAddress else { return }
            let kept = UnsafeMutableRawPointer(codes + blocks * finders.count).assumingMemoryBound(
                to: Bits.self)
            for (column, finder) in finders.enumerated() {
                let target = UnsafeMutableRawPointer(codes + column * blocks).assumingMemoryBound(
                    to: UInt8.self)
                finder.find(values + column * rowCount + rows.lowerBound, count: rows.count, into: target)
            }
            for block in 0..<blocks {
                let first = rows.lowerBound + block * 64
                let count = min(64, rows.upperBound - first)
                for (tree, start) in starts.enumerated() {
                    let end = tree + 1 < starts.count ? starts[tree + 1].step : steps.count
                    let leaves = self.leaves(start.step..<end, codes + block, blocks, kept)
                    let target = results + (self.first + tree) % outputCount * rowCount + first
                    add(leaves, self.values, from: start.value, count, to: target)
                }
            }
        }
    }

    /// The number of the leaf of each row of a block.
    @inline(__always)
    private func leaves(
        _ range: Range<Int>, _ codes: UnsafePointer<Bytes>, _ stride: Int, _ kept: UnsafeMutablePointer<Bits>
    ) -> Bytes {
        // A row's leaf has as many before it as were come to while the row had not reached its own.
        var leaves = Bytes.zero
        var onTheWay = Bits(repeating: .max)
        // Which rows come to the node at hand; kept aside are those of the right children that are still to come.
        var here = Bits(repeating: .max)
        var depth = 0
        steps.withUnsafeBufferPointer { steps in
            for index in range {
                let step = steps[index]
                guard !step.isLeaf else {
                    onTheWay = onTheWay &- here
                    // A byte of a mask is 0 or −1.
                    leaves = leaves &- unsafeBitCast(onTheWay, to: Bytes.self)
                    depth -= 1
                    if depth >= 0 { here = kept[depth] }
                    continue
                }
                let code = codes[Int(step.column) &* stride] &+ Bytes(repeating: step.missingShift)
                let left = unsafeBitCast(code .<= Bytes(repeating: step.code), to: Bits.self) & here
                kept[depth] = here &- left
                depth += 1
                here = left
            }
        }
        return leaves
    }

    @inline(__always)
    private func add(
        _ leaves: Bytes, _ values: [Double], from start: Int, _ count: Int,
        to target: UnsafeMutablePointer<Double>
    ) {
        withUnsafeBytes(of: leaves) { leaves in
            values.withUnsafeBufferPointer { values in
                for row in 0..<count { target[row] += values[start + Int(leaves[row])] }
            }
        }
    }
}

extension [Set<Double>] {
    /// Adds the thresholds of a tree to those of their columns.
    fileprivate mutating func insertThresholds(of tree: Tree) {
        for node in tree.nodes where !node.isLeaf { self[Int(node.column)].insert(node.threshold) }
    }
}
