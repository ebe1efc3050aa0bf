extension CSVFile {
    /// The columns to be read, with their types: declared ones, or those of the first rows.
    ///
    /// - Parameters:
    ///   - isGuess: whether the types of the first rows may turn out to be wrong. Then a few thousand rows will do, otherwise
    ///     all are observed of the first chunk that has any.
    /// - Returns: The columns, and the number of rows that were observed with the part of the file that they take.
    /// - Throws: `CSVError`, also if there is no row.
    func requestedColumns(
        _ reader: CSVReader, isGuess: Bool
    ) throws(CSVError) -> (columns: [RequestedColumn], rowsPerChunk: Int) {
        let indices = try requestedIndices(reader)
        var inferences = indices.map { _ in ColumnInference() }
        var rowCount = 0
        var chunk = 0
        while rowCount == 0 {
            guard chunk < chunkCount else {
                throw reader.columnNames == nil ? .noRows(file: name) : .empty(file: name)
            }
            rowCount = try infer(
                chunk, indices, into: &inferences, maximumRowCount: isGuess ? Self.guessedRowCount : .max)
            chunk += 1
        }
        let columns = zip(indices, inferences).map { index, inference in
            if let type = reader.types[names[index]] { return RequestedColumn(index, declared: type) }
            return isGuess
                ? RequestedColumn(index, inference.guess, .guessed, inference)
                : RequestedColumn(index, inference.type, .inferred(rowCount: rowCount), inference)
        }
        return (columns, rowCount / chunk)
    }

    /// The number of rows that types are guessed from.
    private static let guessedRowCount = 1 << 13

    /// The indices of the columns that a reader is to read.
    private func requestedIndices(_ reader: CSVReader) throws(CSVError) -> [Int] {
        let indices = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        for column in reader.types.keys.sorted() where indices[column] == nil {
            throw .unknownColumn(file: name, column: column, columns: names)
        }
        guard let columns = reader.columns else { return Array(names.indices) }
        var requested: [Int] = []
        for column in columns {
            guard let index = indices[column] else {
                throw .noSuchColumn(file: name, column: column, columns: names)
            }
            guard !requested.contains(index) else { throw .repeatedColumn(file: name, column: column) }
            requested.append(index)
        }
        return requested
    }
}
