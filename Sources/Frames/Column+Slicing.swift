import Base
import Synchronization

extension Nullable {
    /// Returns the values of a range of rows.
    func slice(_ rows: Range<Int>) -> Nullable {
        Nullable(Array(values[rows]), validity: validity?.slice(rows))
    }
}

extension Column {
    /// Returns the column of a range of rows, which must exist.
    func slice(_ rows: Range<Int>) -> Column {
        guard rows != 0..<count else { return self }
        return switch storage {
        case .integer(let values): Column(name, .integer(values.slice(rows)))
        case .real(let values): Column(name, .real(values.slice(rows)))
        case .boolean(let values): Column(name, .boolean(values.slice(rows)))
        case .date(let values): Column(name, .date(values.slice(rows)))
        case .timeSpan(let values): Column(name, .timeSpan(values.slice(rows)))
        case .text(let text):
            Column(name, .text(TextStorage(codes: Array(text.codes[rows]), pool: text.pool)))
        case .list(let lists): Column(name, .list(lists.gathering(rows)))
        }
    }
}

extension DataFrame {
    /// Returns a range of rows, which must exist.
    func slice(_ rows: Range<Int>) -> DataFrame {
        rows == 0..<rowCount
            ? self : DataFrame(unchecked: columns.map { $0.slice(rows) }, declarations: declarations)
    }

    /// Returns the columns of some names, in the order of the table. If there is none, one column stays, so that the number of
    /// rows is known.
    func keeping(_ names: Set<String>) -> DataFrame {
        let kept = columns.filter { names.contains($0.name) }
        return DataFrame(unchecked: kept.isEmpty ? Array(columns.prefix(1)) : kept)
    }

    /// Returns the rows of tables with the same columns in the same order, one after the other.
    ///
    /// The parts of a column are let go as soon as it is whole, so that tables that nobody else holds are not in memory twice.
    static func stacking(_ parts: consuming [DataFrame]) throws(FrameError) -> DataFrame {
        guard parts.count > 1 else { return parts.first ?? DataFrame(unchecked: []) }
        let waiting = parts[0].columns.indices.map { index in
            PartsOfColumn(parts.map { $0.columns[index] })
        }
        parts = []
        let columns = waiting.concurrentMap { parts in
            Result { () throws(FrameError) in try Column.stacking(parts.take()) }
        }
        var result: [Column] = []
        for column in columns { result.append(try column.get()) }
        return DataFrame(unchecked: result)
    }
}

/// The parts of a column that are to be stacked, until somebody takes them.
private final class PartsOfColumn: Sendable {
    private let parts: Mutex<[Column]>

    init(_ parts: [Column]) { self.parts = Mutex(parts) }

    func take() -> [Column] {
        parts.withLock { parts in
            defer { parts = [] }
            return parts
        }
    }
}
