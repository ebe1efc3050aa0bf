import Base

/// Memory for a column whose number of rows is known. Several threads fill it, each its own rows.
///
/// It is Sendable because each row is written by one thread, and read after all of them are done.
final class ColumnMemory: @unchecked Sendable {
    let type: ColumnType
    let rowCount: Int
    /// The address of the first value, or of the first code of a text; nil for lists, which differ in size.
    let base: UnsafeMutableRawPointer?
    private var values: Values

    /// An array that owns the memory. It is neither read nor copied before all rows are written.
    private enum Values {
        case integers([Int]), reals([Double]), booleans([Bool]), dates([Timestamp]), timeSpans([TimeSpan])
        case codes([Int32])
        case none
    }

    init(_ type: ColumnType, rowCount: Int) {
        self.type = type
        self.rowCount = rowCount
        var base: UnsafeMutableRawPointer?
        func uninitialized<Element>() -> [Element] {
            [Element](unsafeUninitializedCapacity: rowCount) { buffer, count in
                base = UnsafeMutableRawPointer(buffer.baseAddress)
                count = rowCount
            }
        }
        values =
            switch type {
            case .integer: .integers(uninitialized())
            case .real: .reals(uninitialized())
            case .boolean: .booleans(uninitialized())
            case .date: .dates(uninitialized())
            case .timeSpan: .timeSpans(uninitialized())
            case .text: .codes(uninitialized())
            case .list: .none
            }
        self.base = base
    }

    /// Returns the column after all rows are written, once.
    ///
    /// - Parameters:
    ///   - parts: what was written, in order.
    ///   - writers: for each part, which writer has written it.
    ///   - pools: for each writer, the texts that its codes stand for.
    func takeStorage(_ parts: [ColumnPart], _ writers: [Int], _ pools: [TextPool]) -> Column.Storage {
        defer { values = .none }
        switch values {
        case .integers(let values): return .integer(Nullable(values, validity: validity(parts)))
        case .reals(let values): return .real(Nullable(values, validity: validity(parts)))
        case .booleans(let values): return .boolean(Nullable(values, validity: validity(parts)))
        case .dates(let values): return .date(Nullable(values, validity: validity(parts)))
        case .timeSpans(let values): return .timeSpan(Nullable(values, validity: validity(parts)))
        case .codes(let codes):
            return .text(TextStorage(codes: codes, pool: mergeTexts(parts, writers, pools)))
        case .none: return .list(.concatenating(parts.map(\.lists)))
        }
    }

    /// Makes all codes those of one pool, in which texts are in order of first appearance.
    private func mergeTexts(_ parts: [ColumnPart], _ writers: [Int], _ pools: [TextPool]) -> TextPool {
        guard pools.count > 1, let base else { return pools.first ?? TextPool() }
        // What is new to a writer in a part may be known from an earlier part of another writer; nothing else in it is new.
        var builder = TextBuilder()
        var translations = pools.map { [Int32](repeating: TextStorage.missing, count: $0.count) }
        for (part, writer) in zip(parts, writers) {
            let pool = pools[writer]
            pool.bytes.withUnsafeBufferPointer { bytes in
                for code in part.newTexts {
                    let text = UnsafeBufferPointer(rebasing: bytes[pool.range(of: code)])
                    translations[writer][code] = builder.code(for: text)
                }
            }
        }
        let codes = base.assumingMemoryBound(to: Int32.self)
        for (part, writer) in zip(parts, writers) {
            translations[writer].withUnsafeBufferPointer { translation in
                for row in part.rows where codes[row] >= 0 { codes[row] = translation[Int(codes[row])] }
            }
        }
        return builder.storage.pool
    }

    /// Which rows are present; nil if all are.
    private func validity(_ parts: [ColumnPart]) -> Bitmap? {
        guard parts.contains(where: { $0.validity != nil }) else { return nil }
        var validity = Bitmap()
        validity.reserveCapacity(rowCount)
        for part in parts {
            if let bits = part.validity {
                validity.append(bits)
            } else {
                validity.append(repeating: true, count: part.rows.count)
            }
        }
        return validity
    }
}

/// Rows of a column that one thread has written.
struct ColumnPart: Sendable {
    var rows: Range<Int>
    /// Which of these rows are present; nil if all are.
    var validity: Bitmap?
    /// The codes of the texts that the thread had not met before.
    var newTexts = 0..<0
    /// The values of a column of lists.
    var lists = ListStorage()
}
