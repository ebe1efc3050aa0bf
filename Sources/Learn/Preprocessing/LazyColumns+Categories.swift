import Base

extension LazyColumns {
    /// Checks that every column holds categories.
    func requireCategories(for estimator: String) throws {
        for column in columns where column.categories == nil {
            throw LearnError.numericColumn(column.name, estimator: estimator)
        }
    }

    /// Returns, for each column, the number of rows of each of its categories, and last the number of missing
    /// ones.
    func categoryCounts() throws -> [[Int]] {
        try mapRuns(length: 1 << 16) { index, run in
            var counts = [Int](repeating: 0, count: (columns[index].categories?.count ?? 0) + 1)
            let indices = 0..<Double(counts.count - 1)
            for value in run { counts[indices.contains(value) ? Int(value) : counts.count - 1] += 1 }
            return counts
        }.map { runs in
            guard let first = runs.first else { return [] }
            return runs.dropFirst().reduce(into: first) { sum, run in
                for index in sum.indices { sum[index] += run[index] }
            }
        }
    }

    /// Checks that all categories of all rows are known.
    ///
    /// - Parameter missing: the category that a missing value stands for; nil if missing values are allowed.
    /// - Throws: `LearnError.unknownCategory` for the first one of the first column that has any.
    func requireKnown(_ known: [[String]], missing: String?) throws {
        for (index, column) in columns.enumerated() {
            let known = Set(known[index].map(ExactText.init))
            let own = column.categories ?? []
            let isKnown = own.map { known.contains(ExactText($0)) }
            let mayBeMissing = missing.map { known.contains(ExactText($0)) } ?? true
            let indices = 0..<Double(own.count)
            guard !mayBeMissing || isKnown.contains(false) else { continue }
            let length = 1 << 16
            let runs = try LazyColumns(rowCount: rowCount, columns: [column]).mapRuns(length: length) {
                _, run in
                run.firstIndex { !(indices.contains($0) ? isKnown[Int($0)] : mayBeMissing) }.map {
                    ($0, run[$0])
                }
            }[0]
            guard let run = runs.firstIndex(where: { $0 != nil }), let (row, value) = runs[run] else {
                continue
            }
            throw LearnError.unknownCategory(
                indices.contains(value) ? own[Int(value)] : missing ?? "", row: run * length + row,
                column: column.name)
        }
    }
}
