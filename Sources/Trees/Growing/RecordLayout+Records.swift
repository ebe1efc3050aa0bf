import Base
import Learn

extension RecordLayout {
    /// Encodes sets of rows as records, one set after the other, with payloads of zero.
    ///
    /// - Parameter columns: the bins that turn the values of each column into codes.
    /// - Throws: `LearnError.notFinite` for an infinity.
    func records(of sets: [LazyColumns], _ columns: [ColumnBins], threadCount: Int?) throws -> [UInt8] {
        let finders = columns.map { BinFinder($0) }
        let size = sets.reduce(0) { $0 + $1.rowCount } * stride
        return try [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
            filled = buffer.count
            buffer.initialize(repeating: 0)
            guard var target = buffer.baseAddress else { return }
            for set in sets {
                try write(set, finders, to: SharedMutablePointer(pointer: target), threadCount: threadCount)
                target += set.rowCount * stride
            }
        }
    }

    /// Writes the codes of rows into records that are zero so far.
    private func write(
        _ x: LazyColumns, _ finders: [BinFinder], to records: SharedMutablePointer<UInt8>, threadCount: Int?
    ) throws {
        let chunks = Chunks(count: x.rowCount, size: 2048)
        let refused = chunks.map(threadCount: threadCount) { rows -> Int? in
            withScratch(count: chunks.size) { rounded in
                var codes = [UInt32](repeating: 0, count: chunks.size)
                for (column, field) in fields.enumerated() {
                    let isWritten: Void? = x.columns[column].withRun(rows) { source in
                        for index in 0..<rows.count { rounded[index] = Double(Float(source[index])) }
                        finders[column].find(rounded, count: rows.count, into: &codes)
                        field.write(
                            codes, rows.count, to: records.pointer + rows.lowerBound * stride, stride: stride)
                    }
                    if isWritten == nil { return column }
                }
                return nil
            }
        }
        if let column = refused.lazy.compactMap({ $0 }).first { throw x.columns[column].infinity }
    }
}
