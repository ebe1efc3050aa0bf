import Base
import Synchronization

/// Reads whole columns of a file, its chunks on several threads.
///
/// The result does not depend on the number of threads, and an error is the first in the file.
struct TableReading<File: FieldFile> {
    let file: File
    /// The chunks to read.
    let chunks: Range<Int>
    /// The maximum number of threads; nil for all available cores.
    let threadCount: Int?

    /// Reads columns. Where a guessed type does not fit, the column is read again with the type of all its fields.
    ///
    /// - Returns: The columns, without names.
    func read(_ columns: [RequestedColumn]) throws(File.Failure) -> [Column] {
        let rows = rowRanges()
        let rowCount = rows.last?.upperBound ?? 0
        var (whole, areMisfits) = try readOnce(columns, rows)
        let misfits = columns.indices.filter { areMisfits[$0] }
        if !misfits.isEmpty {
            let inferences = try infer(misfits.map { columns[$0].index })
            let columns = zip(misfits, inferences).map { place, inference in
                RequestedColumn(
                    columns[place].index, inference.type, .inferred(rowCount: rowCount), inference)
            }
            for (place, column) in zip(misfits, try readOnce(columns, rows).columns) { whole[place] = column }
        }
        for (place, column) in columns.enumerated() {
            if case .guessed = column.origin, whole[place].missingCount == rowCount {
                // There was nothing to guess from.
                whole[place] = Column("", [Double?](repeating: nil, count: rowCount))
            }
        }
        return whole
    }

    /// The rows of each chunk.
    private func rowRanges() -> [Range<Int>] {
        let counts = map(chunks.count) { index in
            // A single chunk is read at once.
            defer { if chunks.count > 1 { file.release(chunks.lowerBound + index) } }
            return file.rowCount(of: chunks.lowerBound + index)
        }
        var start = 0
        return counts.map { count in
            defer { start += count }
            return start..<start + count
        }
    }

    // MARK: - Chunks

    /// The chunks that one thread has read.
    private struct Share: Sendable {
        /// The parts of all columns, by chunk.
        var parts: [Int: [ColumnPart]] = [:]
        /// The distinct texts of each column in all of these chunks.
        var pools: [TextPool] = []
        var failure: (chunk: Int, error: File.Failure)?
    }

    private func readOnce(
        _ columns: [RequestedColumn], _ rows: [Range<Int>]
    ) throws(File.Failure) -> (columns: [Column], areMisfits: [Bool]) {
        let memories = columns.map { ColumnMemory($0.type, rowCount: rows.last?.upperBound ?? 0) }
        let hasFailed = Atomic(false)
        let areMisfits = Mutex([Bool](repeating: false, count: columns.count))
        let threadCount = min(threadCount ?? availableCores, chunks.count)
        let shares = WorkQueue.share(chunks.count, among: threadCount) { queue in
            var share = Share()
            var writers = zip(memories, columns).map { ColumnWriter($0, $1) }
            // An error stops all threads, but those chunks before it which others have begun are finished.
            while !hasFailed.load(ordering: .relaxed), let chunk = queue.next() {
                do throws(File.Failure) {
                    var known = areMisfits.withLock { $0 }
                    for place in writers.indices { writers[place].begin(rows[chunk]) }
                    try file.read(chunks.lowerBound + chunk, columns, with: &writers, areMisfits: &known)
                    share.parts[chunk] = writers.indices.map { writers[$0].end() }
                    areMisfits.withLock { all in
                        for place in all.indices where known[place] { all[place] = true }
                    }
                } catch {
                    share.failure = (chunk, error)
                    hasFailed.store(true, ordering: .relaxed)
                }
            }
            share.pools = writers.map(\.pool)
            return share
        }
        let failures = shares.compactMap(\.failure)
        if let first = failures.min(by: { $0.chunk < $1.chunk }) { throw first.error }

        let misfits = areMisfits.withLock { $0 }
        let owners = chunks.indices.map { chunk in
            shares.firstIndex { $0.parts[chunk - chunks.lowerBound] != nil } ?? 0
        }
        let whole = map(columns.count) { place in
            if misfits[place] { return Column("", [Double]()) }
            let parts = owners.enumerated().compactMap { chunk, owner in shares[owner].parts[chunk]?[place] }
            return Column("", memories[place].takeStorage(parts, owners, shares.map { $0.pools[place] }))
        }
        return (whole, misfits)
    }

    /// Infers the types of columns from all of their fields.
    private func infer(_ columns: [Int]) throws(File.Failure) -> [ColumnInference] {
        let results = map(chunks.count) { chunk in
            Result { () throws(File.Failure) in
                var inferences = columns.map { _ in ColumnInference() }
                _ = try file.infer(
                    chunks.lowerBound + chunk, columns, into: &inferences, maximumRowCount: .max)
                return inferences
            }
        }
        var whole = columns.map { _ in ColumnInference() }
        for result in results {
            for (place, inference) in try result.get().enumerated() { whole[place].merge(inference) }
        }
        return whole
    }

    /// Returns the results of a function for numbers from 0 on, computed on several threads.
    private func map<Result: Sendable>(_ count: Int, _ body: @Sendable (Int) -> Result) -> [Result] {
        Chunks(count: count, size: 1).map(threadCount: threadCount) { body($0.lowerBound) }
    }
}
