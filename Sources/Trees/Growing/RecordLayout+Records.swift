import Base
import Learn

extension RecordLayout {
    /// Encodes the rows of matrices as records, one matrix after the other, with payloads of zero.
    ///
    /// - Parameter columns: the bins that turn the values of each column into codes.
    func records(of matrices: [Matrix], _ columns: [ColumnBins], threadCount: Int?) -> [UInt8] {
        let finders = columns.map { BinFinder($0) }
        let size = matrices.reduce(0) { $0 + $1.rowCount } * stride
        return [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
            filled = buffer.count
            buffer.initialize(repeating: 0)
            guard var target = buffer.baseAddress else { return }
            for matrix in matrices {
                write(matrix, finders, to: SharedMutablePointer(pointer: target), threadCount: threadCount)
                target += matrix.rowCount * stride
            }
        }
    }

    /// Writes the codes of a matrix into records that are zero so far.
    private func write(
        _ x: Matrix, _ finders: [BinFinder], to records: SharedMutablePointer<UInt8>, threadCount: Int?
    ) {
        let chunks = Chunks(count: x.rowCount, size: 2048)
        x.values.withUnsafeBufferPointer { values in
            let values = SharedPointer(values)
            _ = chunks.map(threadCount: threadCount) { rows in
                withScratch(count: chunks.size) { rounded in
                    var codes = [UInt32](repeating: 0, count: chunks.size)
                    for (column, field) in fields.enumerated() {
                        let source = values.pointer + column * x.rowCount + rows.lowerBound
                        for index in 0..<rows.count { rounded[index] = Double(Float(source[index])) }
                        finders[column].find(rounded, count: rows.count, into: &codes)
                        field.write(
                            codes, rows.count, to: records.pointer + rows.lowerBound * stride, stride: stride)
                    }
                }
            }
        }
    }
}
