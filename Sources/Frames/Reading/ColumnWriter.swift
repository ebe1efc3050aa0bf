import Base

/// The field of a batch that a column cannot hold.
struct FieldProblem {
    /// The reason.
    enum Kind {
        /// The field is not a value of the type.
        case unsuitable
        /// The text is not UTF-8.
        case invalidUTF8
        /// The value is of another kind than those that the column holds: in JSON, a text in place of a number.
        case otherKind
    }

    var kind: Kind
    /// The index of the field in its batch.
    var index: Int
}

/// Writes parts of a column, which are parsed from fields. It is used by one thread.
struct ColumnWriter {
    /// Whether dates must be written with an offset from UTC or without one; nil if it does not matter.
    private let datesHaveOffset: Bool?
    /// Whether whole numbers may be written `3.0`.
    private let takesZeroFractions: Bool
    private let memory: ColumnMemory
    private var part = ColumnPart(rows: 0..<0)
    /// The row after the last one that is written.
    private var row = 0
    /// The texts of all parts so far.
    private var texts = TextBuilder()
    private var lists = ListBuilder()

    init(_ memory: ColumnMemory, _ column: RequestedColumn) {
        self.memory = memory
        datesHaveOffset = column.datesHaveOffset
        takesZeroFractions = column.isDeclared
    }

    /// The distinct texts of all parts so far. The code of a text is its index.
    var pool: TextPool { texts.storage.pool }

    /// Begins a part.
    mutating func begin(_ rows: Range<Int>) {
        part = ColumnPart(rows: rows)
        part.newTexts = pool.count..<pool.count
        lists = ListBuilder()
        row = rows.lowerBound
    }

    /// Ends the part.
    mutating func end() -> ColumnPart {
        part.newTexts = part.newTexts.lowerBound..<pool.count
        part.lists = lists.storage
        return part
    }

    /// Parses fields and writes their values. There must be as many rows left in the part.
    ///
    /// - Returns: The first field that the column cannot hold; then nothing is written.
    mutating func append(_ batch: FieldBatch, _ format: FieldFormat) -> FieldProblem? {
        precondition(row + batch.count <= part.rows.upperBound)
        let problem: FieldProblem? =
            switch memory.type {
            case .integer:
                write(batch, format) { [takesZeroFractions] field, canReadOn in
                    Int(parsing: field, canReadOn: canReadOn)
                        ?? (takesZeroFractions ? DecimalNumber.wholeNumber(field) : nil)
                }
            case .real: write(batch, format) { Double(parsing: $0, canReadOn: $1) }
            case .boolean: write(batch, format) { (field, _) in Bool(parsing: field) }
            case .date:
                write(batch, format) { [datesHaveOffset] (field, _) -> Timestamp? in
                    guard let date = Timestamp.parse(field) else { return nil }
                    return date.hasOffset == datesHaveOffset ?? date.hasOffset ? date.timestamp : nil
                }
            case .timeSpan: write(batch, format) { (_, _) -> TimeSpan? in nil }
            case .text:
                memory.base.flatMap { base in
                    texts.write(batch, format, to: base.assumingMemoryBound(to: Int32.self) + row)
                }
            case .list: lists.append(batch, format)
            }
        if problem == nil { row += batch.count }
        return problem
    }

    /// Parses values of a fixed size.
    ///
    /// - Parameter parse: parses the bytes of a field. Its second argument is whether more bytes may be read behind them.
    @inline(__always)
    private mutating func write<Element: FixedSizeValue>(
        _ batch: FieldBatch, _ format: FieldFormat,
        _ parse: (_ field: UnsafeBufferPointer<UInt8>, _ canReadOn: Bool) -> Element?
    ) -> FieldProblem? {
        guard let base = memory.base else { return nil }
        let values = base.assumingMemoryBound(to: Element.self) + row
        let canReadOn = batch.isFollowedByBytes
        let mayBeValues = format.missingNames.mayBeValues
        for index in 0..<batch.count {
            let field = batch.fields[index]
            var value: Element?
            if !field.isMissing {
                if !mayBeValues { value = parse(batch.bytes(field), canReadOn) }
                if value == nil {
                    // Most fields get no further; of those that do, most are missing.
                    let isMissing = format.withContent(field, of: batch) { content in
                        if format.missingNames.contains(content) { return true }
                        value = parse(content, false)
                        return false
                    }
                    guard isMissing || value != nil || format.unreadable == .missing else {
                        return FieldProblem(kind: .unsuitable, index: index)
                    }
                }
            }
            if let value {
                (values + index).initialize(to: value)
            } else {
                (values + index).initialize(to: .placeholder)
                setMissing(row + index)
            }
        }
        return nil
    }

    @inline(never)
    private mutating func setMissing(_ row: Int) {
        if part.validity == nil { part.validity = Bitmap(count: part.rows.count) }
        part.validity?[row - part.rows.lowerBound] = false
    }
}
