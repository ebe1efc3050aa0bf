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

    /// Checks that the requested fields are not those of another file, or misspelt: that some row has one of them, and that none
    /// is missing everywhere while another field has nearly its name.
    func requireFields() throws(JSONError) {
        guard !names.isEmpty, let chunk = (0..<chunkCount).first(where: { rowCount(of: $0) > 0 }) else {
            return
        }
        let found = fieldNames(chunk, maximumRowCount: 1 << 13).names
        let absent = names.filter { !found.contains($0) }
        let others = found.filter { !names.contains($0) }
        let misspelt = absent.compactMap { name in
            nearestName(to: name, among: others, maximum: 2).map { (name: name, nearest: $0) }
        }
        guard !found.isEmpty, absent.count == names.count || !misspelt.isEmpty else { return }
        // Others of the rows may have them.
        let all = Set(withFieldsOfAllRows(threadCount: nil).names)
        if all.isDisjoint(with: names) { throw .noSuchFields(file: name, fields: names, found: found) }
        for field in misspelt where !all.contains(field.name) {
            throw .misspeltField(file: name, field: field.name, nearest: field.nearest)
        }
    }
}
