import Base

/// The lines of a chunk of JSON Lines.
struct ChunkLines: Sendable {
    /// A line that cannot be read.
    struct Broken: Sendable {
        /// The number of the line in the chunk, from 0.
        var line: Int
        /// Its bytes, with the line feed.
        var range: Range<Int>
        var problem: String
    }

    /// The bytes of all lines.
    var range: Range<Int>
    var lineCount = 0
    var rowCount = 0
    var blankCount = 0
    var broken: [Broken] = []
    var unexpectedCount = 0
    var unexpectedFields: Set<String> = []
}

extension JSONFile {
    /// Reads every line for itself, and returns which ones cannot be read, by chunk.
    ///
    /// - Parameters:
    ///   - columns: the columns that are read.
    ///   - known: the fields that rows are expected to have; `nil` for any.
    func lines(_ columns: [RequestedColumn], known: Set<String>? = nil, threadCount: Int? = nil)
        -> [ChunkLines]
    {
        Chunks(count: chunkCount, size: 1).map(threadCount: threadCount) {
            lines(of: $0.lowerBound, columns, known: known)
        }
    }

    /// Returns the report of the lines of all chunks.
    func report(_ chunks: [ChunkLines]) -> LineReport {
        var report = LineReport()
        var line = 1
        var unexpected: Set<String> = []
        for chunk in chunks {
            report.rowCount += chunk.rowCount
            report.blankCount += chunk.blankCount
            report.unexpectedCount += chunk.unexpectedCount
            unexpected.formUnion(chunk.unexpectedFields)
            for broken in chunk.broken {
                report.broken.append(
                    BrokenLine(file: name, number: line + broken.line, problem: broken.problem))
            }
            line += chunk.lineCount
        }
        report.unexpectedFields = unexpected.sorted()
        return report
    }

    /// The file with those lines of a chunk alone that can be read; `nil` if there are none.
    func withoutBrokenLines(_ lines: ChunkLines) throws(JSONError) -> JSONFile? {
        guard lines.rowCount > 0 else { return nil }
        var kept: [UInt8] = []
        kept.reserveCapacity(lines.range.count)
        var start = lines.range.lowerBound
        for broken in lines.broken {
            kept += bytes[start..<broken.range.lowerBound]
            start = broken.range.upperBound
        }
        kept += bytes[start..<lines.range.upperBound]
        return try JSONFile(
            FileBytes(copying: kept, name: name), names: names, chunkSize: .max / 2, isLines: true,
            unreadable: unreadable)
    }

    private func lines(of chunk: Int, _ columns: [RequestedColumn], known: Set<String>?) -> ChunkLines {
        defer { release(chunk) }
        let kinds = columns.map(kinds)
        let fieldNames = columns.map { Array(names[$0.index].utf8) }
        var fields = JSONSplitter.Fields(names: fieldNames, kinds: kinds, known: nil)
        let scanner = chunks.scanner(of: chunk)
        var anyFields = JSONSplitter(bytes.all, scanner, isLines: true, fields)
        fields.known = known.map { Set($0.map { Array($0.utf8) }) }
        var knownFields = JSONSplitter(bytes.all, scanner, isLines: true, fields)
        let ranges = FieldRanges(columns: Array(columns.indices), of: columns.count, rowCount: 1)
        let end = chunks.range(of: chunk).upperBound
        var start = min(scanner.position, max(end, scanner.position))
        var result = ChunkLines(range: start..<start)
        while start < end {
            let next = bytes.end(ofLineAt: start)
            defer { start = next }
            defer { result.lineCount += 1 }
            if bytes[start..<next].allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0A }) {
                result.blankCount += 1
                continue
            }
            var rows = knownFields.split(lineAt: start, into: ranges.targets)
            if case .unknownField? = rows.problem {
                let names = unexpectedFields(at: start, known ?? [])
                rows = anyFields.split(lineAt: start, into: ranges.targets)
                if rows.problem == nil {
                    result.unexpectedCount += 1
                    result.unexpectedFields.formUnion(names)
                }
            }
            if let problem = problem(rows, columns, ranges, line: start..<next) {
                result.broken.append(
                    ChunkLines.Broken(line: result.lineCount, range: start..<next, problem: problem))
            } else {
                result.rowCount += 1
            }
        }
        result.range = result.range.lowerBound..<max(start, result.range.lowerBound)
        return result
    }

    /// The reason why a line cannot be read, if there is one.
    private func problem(
        _ rows: JSONSplitter.Rows, _ columns: [RequestedColumn], _ ranges: FieldRanges, line: Range<Int>
    ) -> String? {
        switch rows.problem {
        case .violation(let violation):
            let isWithin =
                violation.position < line.upperBound && bytes[violation.position] != UInt8(ascii: "\n")
            return isWithin ? violation.message : "the line ends within the object"
        case .notALine: return "it holds more, or less, than one object"
        case .duplicateField(let place): return "the field \"\(names[columns[place].index])\" occurs twice"
        case .unknownField(let field): return "the field \"\(field)\" is unknown"
        case .tooLong: return "it takes more than a gigabyte"
        case nil: break
        }
        guard rows.count == 1 else { return "it is no object" }
        for (place, column) in columns.enumerated() {
            // Only a line with a problem is worth a text.
            var field: String { "the field \"\(names[column.index])\"" }
            if unreadable == .refused, rows.wrongKinds[place] != nil {
                return "\(field) is not \(column.type.noun)"
            }
            let batch = ranges.batch(of: place, rows: 1, bytes, from: rows.start)
            guard let range = batch.fields.first, !range.isMissing else { continue }
            let isSuitable = format.withContent(range, of: batch) { content in
                switch column.type {
                case .text, .list: content.isUTF8
                case .integer:
                    unreadable == .missing || Int(parsing: content) != nil
                        || DecimalNumber.wholeNumber(content) != nil
                case .real: unreadable == .missing || Double(parsing: content) != nil
                case .date: unreadable == .missing || Timestamp.parse(content) != nil
                case .boolean, .timeSpan: true
                }
            }
            if !isSuitable {
                return column.type == .text || column.type == .list(of: .text)
                    ? "\(field) is not UTF-8" : "\(field) is not \(column.type.noun)"
            }
        }
        return nil
    }

    /// The fields of a line that are not among those known.
    private func unexpectedFields(at start: Int, _ known: Set<String>) -> [String] {
        var scanner = JSONScanner(bytes.all, from: start, isArray: false, isFirst: false)
        var names: [String] = []
        guard (try? scanner.nextObject()) == true else { return [] }
        while let (name, _) = try? scanner.nextField() {
            let name = scanner.withContent(of: name) { String(decoding: $0, as: UTF8.self) }
            if !known.contains(name) { names.append(name) }
        }
        return names
    }
}

extension FileBytes {
    /// The position behind the line feed that ends a line, or the end of the file.
    func end(ofLineAt start: Int) -> Int {
        var position = start
        while position < count {
            let lineFeeds = ByteBlock(base, at: position, count: count).bits(equalTo: UInt8(ascii: "\n"))
            if lineFeeds != 0 { return position + lineFeeds.trailingZeroBitCount + 1 }
            position += ByteBlock.count
        }
        return count
    }
}
