import Base

/// The sums of the distances of each row to the rows of each cluster, for several clusterings of the same
/// rows at once.
///
/// No matrix of distances is stored, and the distance of two rows is computed once:
///
/// - Rows that share their clusters in *all* clusterings form a cell, and the rows are sorted by cell. The
///   distances of a row to a cell are summed in registers, and only their sum is added for each clustering.
/// - The sorted rows are divided into blocks. A pair of blocks contributes to the sums of both. The pairs are
///   scheduled in rounds, like a round-robin tournament (each block once a round), so that threads never
///   write to the same block, and every block is summed in the same order on any number of threads.
struct ClusterDistances {
    private let rowCount: Int
    /// The index of each row in the sorted order.
    private let sortedIndices: [Int]
    /// The offset of the clusters of each labeling in the `sums` of a row; last, the number of sums of a row.
    private let offsets: [Int]
    private let sums: [Double]

    /// Returns the sums of a row for the clusters of one labeling.
    subscript(row: Int, labeling: Int) -> ArraySlice<Double> {
        let start = sortedIndices[row] * offsets[offsets.count - 1]
        return sums[start + offsets[labeling]..<start + offsets[labeling + 1]]
    }

    /// Computes the sums of the distances.
    ///
    /// - Throws: `CancellationError`.
    init(_ x: Matrix, _ labelings: [ClusterLabels], threadCount: Int?) throws {
        rowCount = x.rowCount
        offsets = labelings.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
        let cells = ClusterCells(labelings, offsets: offsets)
        sortedIndices = cells.order.enumerated().reduce(into: [Int](repeating: 0, count: x.rowCount)) {
            $0[$1.element] = $1.offset
        }
        let rows = PaddedColumns(x, origin: x.columnNames.map { _ in 0 }, rows: cells.order)
        let width = offsets[offsets.count - 1]
        var sums = [Double](repeating: 0, count: x.rowCount * width)
        let blockCount = min(max(x.rowCount / 256, 1), 64)
        let blockSize = ((x.rowCount + blockCount - 1) / blockCount + 3) / 4 * 4
        let blocks = Chunks(count: x.rowCount, size: blockSize)
        let rounds = Self.rounds(blocks.chunkCount)
        let progress = ProgressReporter("silhouettes", total: rounds.count)
        try sums.withUnsafeMutableBufferPointer { sums in
            guard let base = sums.baseAddress else { return }
            let shared = SharedMutablePointer(pointer: base)
            try rows.values.withUnsafeBufferPointer { values in
                let columns = SharedPointer(values)
                for round in rounds {
                    let threadCount = threads(
                        threadCount, rows: x.rowCount * blockSize, columns: x.columnCount)
                    _ = Chunks(count: round.count, size: 1).map(threadCount: threadCount) { index in
                        let pair = round[index.lowerBound]
                        DistanceTile(
                            columns: columns.pointer, stride: rows.stride, columnCount: rows.columnCount,
                            cells: cells, sums: shared.pointer, width: width
                        ).addDistances(of: blocks[pair.0], to: blocks[pair.1])
                    }
                    progress.advance()
                    try progress.checkCancellation()
                }
            }
        }
        self.sums = sums
    }

    /// Returns all pairs of blocks in rounds, each block once a round: first each with itself, then by the
    /// circle method for tournaments, in which one team stays and the others rotate.
    private static func rounds(_ count: Int) -> [[(Int, Int)]] {
        let teams = count + count % 2
        let meetings = (0..<max(teams - 1, 0)).map { round in
            let pairs = (0..<teams / 2).map { table in
                table == 0
                    ? (round, teams - 1)
                    : ((round + table) % (teams - 1), (round + teams - 1 - table) % (teams - 1))
            }
            return pairs.filter { max($0.0, $0.1) < count }.map { (min($0.0, $0.1), max($0.0, $0.1)) }
        }
        return [(0..<count).map { ($0, $0) }] + meetings.filter { !$0.isEmpty }
    }
}

/// Rows that share their clusters in all of several labelings.
struct ClusterCells: Sendable {
    /// The rows, sorted by cell.
    let order: [Int]
    /// The start of each cell in `order`; last, the number of rows.
    let starts: [Int]
    /// The cell of each row in `order`.
    let cellOfIndex: [Int]
    /// The number of labelings.
    let labelingCount: Int
    /// For each cell the indices of its clusters among the sums of a row, one for each labeling.
    let sumIndices: [Int]

    /// Creates cells in the order in which the rows first reach them.
    init(_ labelings: [ClusterLabels], offsets: [Int]) {
        var cells = labelings[0].codes
        var count = labelings[0].count
        for labeling in labelings.dropFirst() {
            var known: [Int: Int] = [:]
            for row in cells.indices {
                let key = cells[row] * labeling.count + labeling.codes[row]
                let cell = known[key] ?? known.count
                known[key] = cell
                cells[row] = cell
            }
            count = known.count
        }
        var starts = [Int](repeating: 0, count: count + 1)
        for cell in cells { starts[cell + 1] += 1 }
        for cell in 0..<count { starts[cell + 1] += starts[cell] }
        var next = starts
        var order = [Int](repeating: 0, count: cells.count)
        for (row, cell) in cells.enumerated() {
            order[next[cell]] = row
            next[cell] += 1
        }
        self.starts = starts
        self.order = order
        cellOfIndex = order.map { cells[$0] }
        labelingCount = labelings.count
        sumIndices = (0..<count).flatMap { cell in
            zip(labelings, offsets).map { labeling, offset in offset + labeling.codes[order[starts[cell]]] }
        }
    }
}
