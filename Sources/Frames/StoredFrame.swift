import Base

/// A table as it is kept between runs: its arrays as they lie in memory.
struct StoredFrame: Codable, Sendable {
    private let columns: [StoredColumn]
    private let declarations: [String: Field]

    init(_ frame: DataFrame) {
        columns = frame.columns.map(StoredColumn.init)
        declarations = frame.declarations
    }

    /// The table; `nil` if its parts do not fit together.
    var frame: DataFrame? {
        let columns = columns.compactMap(\.column)
        guard columns.count == self.columns.count, Set(columns.map(\.count)).count <= 1 else { return nil }
        return DataFrame(unchecked: columns, declarations: declarations)
    }
}

/// A column as it is kept between runs.
private struct StoredColumn: Codable, Sendable {
    private enum Values: Codable {
        case integer([Int])
        case real([Double])
        case boolean([Bool])
        case text(StoredTexts)
        case date([Int])
        case timeSpan([Int])
        case list(StoredTexts, starts: [Int])
    }

    private let name: String
    private let values: Values
    /// The words of the bitmap of values that are present; `nil` if all are.
    private let validity: [UInt64]?

    init(_ column: Column) {
        name = column.name
        switch column.storage {
        case .integer(let stored): (values, validity) = (.integer(stored.values), stored.validity?.words)
        case .real(let stored): (values, validity) = (.real(stored.values), stored.validity?.words)
        case .boolean(let stored): (values, validity) = (.boolean(stored.values), stored.validity?.words)
        case .text(let texts): (values, validity) = (.text(StoredTexts(texts)), nil)
        case .date(let stored):
            (values, validity) = (.date(stored.values.map(\.microseconds)), stored.validity?.words)
        case .timeSpan(let stored):
            (values, validity) = (.timeSpan(stored.values.map(\.microseconds)), stored.validity?.words)
        case .list(let lists):
            (values, validity) = (
                .list(StoredTexts(lists.elements), starts: lists.starts), lists.validity?.words
            )
        }
    }

    var column: Column? {
        func nullable<Element>(_ values: [Element]) -> Nullable<Element>? {
            guard let bits = bitmap(count: values.count) else { return nil }
            return Nullable(values, validity: bits)
        }
        let storage: Column.Storage? =
            switch values {
            case .integer(let values): nullable(values).map { .integer($0) }
            case .real(let values): nullable(values).map { .real($0) }
            case .boolean(let values): nullable(values).map { .boolean($0) }
            case .text(let texts): texts.storage.map { .text($0) }
            case .date(let values):
                nullable(values.map { Timestamp(microseconds: $0) }).map { .date($0) }
            case .timeSpan(let values):
                nullable(values.map { TimeSpan(microseconds: $0) }).map { .timeSpan($0) }
            case .list(let texts, let starts): lists(texts, starts).map { .list($0) }
            }
        return storage.map { Column(name, $0) }
    }

    /// Returns the bitmap of some rows, itself `nil` if all values are present; `nil` for words of another number of rows.
    private func bitmap(count: Int) -> Bitmap?? {
        guard let validity else { return .some(nil) }
        return validity.count == (count + 63) / 64 ? Bitmap(words: validity, count: count) : nil
    }

    private func lists(_ texts: StoredTexts, _ starts: [Int]) -> ListStorage? {
        guard let elements = texts.storage, starts.first == 0, starts.last == elements.codes.count,
            zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 }),
            let bits = bitmap(count: starts.count - 1)
        else { return nil }
        return ListStorage(elements: elements, starts: starts, validity: bits)
    }
}

/// Texts as they are kept between runs.
private struct StoredTexts: Codable, Sendable {
    private let codes: [Int32]
    private let bytes: [UInt8]
    private let starts: [Int]

    init(_ texts: TextStorage) {
        // The pool of a selection of rows may be much larger than they are.
        let texts = texts.pool.count > texts.codes.count ? TextStorage(texts.strings) : texts
        codes = texts.codes
        bytes = texts.pool.bytes
        starts = texts.pool.starts
    }

    var storage: TextStorage? {
        guard let pool = TextPool(bytes: bytes, starts: starts),
            codes.allSatisfy({ $0 >= TextStorage.missing && $0 < pool.count })
        else { return nil }
        return TextStorage(codes: codes, pool: pool)
    }
}

extension TextPool {
    /// Creates a pool from its parts; `nil` if they do not fit together.
    fileprivate init?(bytes: [UInt8], starts: [Int]) {
        guard starts.first == 0, starts.last == bytes.count,
            zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 })
        else { return nil }
        self.init(uncheckedBytes: bytes, starts: starts)
    }
}

extension Column: Encodable {
    /// Encodes the column as it lies in memory, for keys of results.
    public func encode(to encoder: any Encoder) throws {
        try StoredColumn(self).encode(to: encoder)
    }
}

extension DataFrame {
    /// The digest of the table, if it is known without hashing it.
    package var knownDigest: Digest? { memo.value }

    /// Returns the digest of the table. It is computed once, and not at all for a table that a key stands for.
    func digest() throws -> Digest {
        try memo.digest { try ValueTree(StoredFrame(self), isKey: false).checksum }
    }
}

extension DataFrame: Keyed {
    package func keyTree() throws -> ValueTree { .digest(try digest()) }
}

/// Returns a table, which is read instead of computed if an earlier run has left it under a key.
///
/// - Throws: the error of `compute`.
func keptFrame<Failure: Error>(
    _ key: ResultKey?, _ compute: () throws(Failure) -> DataFrame
) throws(Failure) -> DataFrame {
    try keptFrames([key]) { (_) throws(Failure) in [try compute()] }[0]
}

/// Returns tables, of which those that an earlier run has left under their keys are read instead of computed.
///
/// - Parameters:
///   - keys: the key of each table, `nil` for one that is not kept.
///   - compute: returns the tables of some of the keys' indices.
/// - Throws: the error of `compute`.
func keptFrames<Failure: Error>(
    _ keys: [ResultKey?], _ compute: ([Int]) throws(Failure) -> [DataFrame]
) throws(Failure) -> [DataFrame] {
    var frames = keys.map { $0?.result(as: StoredFrame.self)?.frame }
    let missing = frames.indices.filter { frames[$0] == nil }
    if !missing.isEmpty {
        let start = ContinuousClock.now
        for (index, frame) in zip(missing, try compute(missing)) {
            frames[index] = frame
            keys[index]?.keep(StoredFrame(frame), since: start)
        }
    }
    return zip(keys, frames).compactMap { key, frame in
        // The key stands for the table in keys of what is computed from it, which spares hashing it.
        if let key, let frame, key.isValid { frame.memo.fill(key.digest) }
        return frame
    }
}
