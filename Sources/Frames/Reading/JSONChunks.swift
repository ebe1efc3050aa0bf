/// The chunks of a file of objects.
protocol JSONChunks: Sendable {
    /// The number of chunks.
    var count: Int { get }
    /// Whether each object must be on a line of its own.
    var isLines: Bool { get }
    /// The bytes of a chunk, of which its first object may begin later, and its last object may end later.
    func range(of chunk: Int) -> Range<Int>
    /// The number of objects that begin in a chunk.
    func rowCount(of chunk: Int) -> Int
    /// A scanner in front of the first object of a chunk.
    func scanner(of chunk: Int) -> JSONScanner
    /// The problem behind the last object of a chunk, if one is known.
    func problem(behind chunk: Int) -> JSONSplitter.Problem?
}

/// The chunks of a file that was read once, to find where its objects begin: an array, or objects that take several lines.
struct JSONObjectChunks: JSONChunks {
    private struct Chunk: Sendable {
        var range: Range<Int>
        var rowCount: Int
    }

    private let bytes: FileBytes
    private let isArray: Bool
    private var chunks: [Chunk] = []
    /// The problem behind the last object.
    private let problem: JSONSplitter.Problem?

    let isLines = false
    var count: Int { chunks.count }

    /// Reads the file up to the end, or to the first violation of the grammar.
    ///
    /// - Parameter size: the number of bytes of a chunk, about.
    init(_ bytes: FileBytes, size: Int) {
        self.bytes = bytes
        let scanner = JSONScanner(bytes.all)
        isArray = scanner.isArray
        let fields = JSONSplitter.Fields(names: [], kinds: [], known: nil)
        var splitter = JSONSplitter(bytes.all, scanner, isLines: false, fields)
        let batchSize = max(1, min(1024, size / 64))
        let nothing = FieldRanges(columns: [], of: 0, rowCount: 1)
        var chunk = Chunk(range: scanner.position..<scanner.position, rowCount: 0)
        while true {
            let rows = splitter.split(maximum: batchSize, into: nothing.targets)
            chunk.rowCount += rows.count
            chunk.range = chunk.range.lowerBound..<splitter.scanner.position
            let isLast = rows.count < batchSize && (rows.problem != nil || rows.isAtEnd)
            if isLast || chunk.range.count >= size {
                bytes.release(chunk.range)
                chunks.append(chunk)
                chunk = Chunk(range: chunk.range.upperBound..<chunk.range.upperBound, rowCount: 0)
            }
            if isLast {
                problem = rows.problem
                return
            }
        }
    }

    func range(of chunk: Int) -> Range<Int> { chunks[chunk].range }

    func rowCount(of chunk: Int) -> Int { chunks[chunk].rowCount }

    func scanner(of chunk: Int) -> JSONScanner {
        JSONScanner(
            bytes.all, from: chunks[chunk].range.lowerBound, isArray: isArray, isFirst: chunk == 0)
    }

    func problem(behind chunk: Int) -> JSONSplitter.Problem? { chunk == count - 1 ? problem : nil }
}
