import Base

extension JSONFile {
    /// The file with all fields of its first rows for columns, and the columns with the types of these rows.
    ///
    /// - Parameter isGuess: whether the types of the first rows may turn out to be wrong. Then a few thousand rows will do,
    ///   otherwise all are observed of the first chunk that has any.
    func withAllFields(isGuess: Bool) throws(JSONError) -> (file: JSONFile, columns: [RequestedColumn]) {
        let maximum = isGuess ? 1 << 13 : Int.max
        let chunk = (0..<chunkCount).first { rowCount(of: $0) > 0 } ?? 0
        let file = JSONFile(self, allNames: fieldNames(chunk, maximumRowCount: maximum).names)
        var inferences = file.names.map { _ in ColumnInference() }
        let observedCount = try file.infer(
            chunk, Array(file.names.indices), into: &inferences, maximumRowCount: maximum)
        let columns = inferences.enumerated().map { index, inference in
            isGuess
                ? RequestedColumn(index, inference.guess, .guessed, inference)
                : RequestedColumn(index, inference.type, .inferred(rowCount: observedCount), inference)
        }
        return (file, columns)
    }

    /// The file with the fields of all its rows for columns, in order of first appearance.
    func withFieldsOfAllRows(threadCount: Int?) -> JSONFile {
        let names = Chunks(count: chunkCount, size: 1).map(threadCount: threadCount) { chunk in
            fieldNames(chunk.lowerBound, maximumRowCount: .max).names
        }
        var known: Set<String> = []
        return JSONFile(self, allNames: names.joined().filter { known.insert($0).inserted })
    }

    /// The number of rows that the file has, if all chunks are like the first one that has any.
    var estimatedRowCount: Int {
        let chunk = (0..<chunkCount).first { rowCount(of: $0) > 0 } ?? 0
        return rowCount(of: chunk) * max(1, chunkCount - chunk)
    }
}
