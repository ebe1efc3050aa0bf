import Base

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
    static func stacking(_ parts: [DataFrame]) throws(FrameError) -> DataFrame {
        guard let first = parts.first, parts.count > 1 else { return parts.first ?? DataFrame(unchecked: []) }
        let columns = first.columns.indices.concurrentMap { index in
            Result { () throws(FrameError) in
                try Column.stacking(parts.map { $0.columns[index] })
            }
        }
        var result: [Column] = []
        for column in columns { result.append(try column.get()) }
        return DataFrame(unchecked: result)
    }
}
