import Base

// The values of some rows, in any order, by all cores where there are many.

extension Column {
    /// Returns the column of some rows, which must exist. A negative row yields a missing value.
    func gathering(_ rows: [Int32]) -> Column { rows.withUnsafeBufferPointer { gathering($0) } }

    /// Returns the column of some rows, which must exist. A negative row yields a missing value.
    func gathering(_ rows: some Collection<Int>) -> Column {
        if let range = rows as? Range<Int> { return slice(range) }
        return Array(rows).withUnsafeBufferPointer { gathering($0) }
    }

    private func gathering<Index: FixedWidthInteger & Sendable>(_ rows: UnsafeBufferPointer<Index>) -> Column
    {
        switch storage {
        case .integer(let values): Column(name, .integer(values.gathering(rows)))
        case .real(let values): Column(name, .real(values.gathering(rows)))
        case .boolean(let values): Column(name, .boolean(values.gathering(rows)))
        case .date(let values): Column(name, .date(values.gathering(rows)))
        case .timeSpan(let values): Column(name, .timeSpan(values.gathering(rows)))
        case .list(let lists): Column(name, .list(lists.gathering(rows)))
        case .text(let text):
            Column(
                name,
                .text(
                    TextStorage(
                        codes: gather(text.codes, rows, missing: TextStorage.missing), pool: text.pool)))
        }
    }
}

extension Nullable {
    /// Returns the values of some rows; a negative row yields a missing value.
    func gathering<Index: FixedWidthInteger & Sendable>(_ rows: UnsafeBufferPointer<Index>) -> Nullable {
        Nullable(gather(values, rows, missing: .placeholder), validity: gather(validity, rows))
    }
}

/// The number of rows that a thread takes at a time: whole words of a bitmap.
private let chunkSize = 1 << 16

/// The values of some rows; of a negative row, the one that stands for a missing value.
private func gather<Value: Sendable, Index: FixedWidthInteger & Sendable>(
    _ values: [Value], _ rows: UnsafeBufferPointer<Index>, missing: Value
) -> [Value] {
    values.withUnsafeBufferPointer { values in
        [Value](unsafeUninitializedCapacity: rows.count) { result, initialized in
            initialized = rows.count
            guard let base = result.baseAddress, let firstRow = rows.baseAddress else { return }
            guard let firstValue = values.baseAddress, !values.isEmpty else {
                return result.initialize(repeating: missing)
            }
            let result = SharedMutablePointer(pointer: base)
            let rows = SharedReader(pointer: firstRow, count: rows.count)
            let values = SharedReader(pointer: firstValue, count: values.count)
            _ = Chunks(count: rows.count, size: chunkSize).map(threadCount: nil) { range in
                for index in range {
                    let row = Int(truncatingIfNeeded: rows.pointer[index])
                    // Reading a row that exists in any case takes no branch.
                    let value = values.pointer[row < 0 ? 0 : row]
                    (result.pointer + index).initialize(to: row < 0 ? missing : value)
                }
            }
        }
    }
}

/// Which of some rows have a value; nil if all do.
private func gather<Index: FixedWidthInteger & Sendable>(
    _ validity: Bitmap?, _ rows: UnsafeBufferPointer<Index>
) -> Bitmap? {
    guard let firstRow = rows.baseAddress else { return nil }
    let reader = SharedReader(pointer: firstRow, count: rows.count)
    let chunks = Chunks(count: rows.count, size: chunkSize)
    if validity == nil {
        let signs = chunks.map(threadCount: nil) { range in range.reduce(0) { $0 | reader.pointer[$1] } }
        guard signs.contains(where: { $0 < 0 }) else { return nil }
    }
    let parts = chunks.map(threadCount: nil) { range in
        stride(from: range.lowerBound, to: range.upperBound, by: 64).map { start -> UInt64 in
            var word: UInt64 = 0
            for index in start..<min(start + 64, range.upperBound) {
                let row = Int(truncatingIfNeeded: reader.pointer[index])
                let isPresent = row >= 0 && validity?[row] ?? true
                word |= (isPresent ? 1 : 0) << UInt64(index - start)
            }
            return word
        }
    }
    let result = Bitmap(words: Array(parts.joined()), count: rows.count)
    return result.unsetCount == 0 ? nil : result
}

/// Elements that several threads read while their owner keeps them alive and unchanged.
private struct SharedReader<Element>: @unchecked Sendable {
    let pointer: UnsafePointer<Element>
    let count: Int
}
