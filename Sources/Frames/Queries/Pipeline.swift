import Base

/// Tables that are processed chunk by chunk: each stage makes a table of the rows of another one, without regard to the
/// others.
struct Pipeline: Sendable {
    /// A table in chunks, and the stages that each chunk passes through.
    struct Segment: Sendable {
        var source: Source
        var stages: [Stage] = []
    }

    /// A table in chunks.
    enum Source: Sendable {
        case frame(DataFrame)
        /// A file, with the names of columns in the table and in the file.
        case file(any TableSource, columns: [(name: String, source: String)])
    }

    typealias Stage = @Sendable (DataFrame) throws -> DataFrame

    /// The tables, one after the other.
    var segments: [Segment]

    init(_ source: Source) {
        segments = [Segment(source: source)]
    }

    /// Adds a stage.
    func adding(_ stage: @escaping Stage) -> Pipeline {
        var result = self
        for index in result.segments.indices { result.segments[index].stages.append(stage) }
        return result
    }

    /// Whether the tables are all in memory.
    var isInMemory: Bool {
        segments.allSatisfy { if case .frame = $0.source { true } else { false } }
    }

    /// The table, if it is in memory and there is nothing to do.
    var frame: DataFrame? {
        guard segments.count == 1, segments[0].stages.isEmpty, case .frame(let frame) = segments[0].source
        else { return nil }
        return frame
    }

    /// A chunk that is yet to be read.
    fileprivate struct Chunk: Sendable {
        var segment: Int
        var index: Int
        var rows: Range<Int>
    }

    private var chunks: [Chunk] {
        segments.enumerated().flatMap { segment, part -> [Chunk] in
            switch part.source {
            case .frame(let frame):
                // No stage depends on where a chunk ends, so this may depend on the machine. Functions of texts are called
                // once for each distinct text of a chunk.
                let size = max(1 << 16, (frame.rowCount + 4 * coreCount - 1) / (4 * coreCount))
                let rows = Base.Chunks(
                    count: frame.rowCount, size: part.stages.isEmpty ? max(1, frame.rowCount) : size)
                return (0..<max(1, rows.chunkCount)).map {
                    Chunk(segment: segment, index: $0, rows: frame.rowCount == 0 ? 0..<0 : rows[$0])
                }
            case .file(let source, _):
                return (0..<source.chunkCount).map { Chunk(segment: segment, index: $0, rows: 0..<0) }
            }
        }
    }

    /// Reads the chunks and passes them through their stages on several threads, and consumes the results in order.
    ///
    /// - Parameters:
    ///   - last: a last stage.
    ///   - consume: takes the next result, and returns whether there should be more.
    func run<Result: Sendable>(
        _ last: @Sendable (DataFrame) throws -> Result, consume: (Result) throws -> Bool
    ) throws {
        try Self.run([self], { try last($0[0]) }, consume: consume)
    }

    /// Runs pipelines that begin with the same tables at once, so that each chunk is read once.
    ///
    /// - Parameters:
    ///   - pipelines: one at least. All have the same number of tables, and the same ones but for their columns.
    ///   - last: takes the rows of a chunk, one table for each pipeline.
    ///   - consume: takes the next result, and returns whether there should be more.
    static func run<Result: Sendable>(
        _ pipelines: [Pipeline], _ last: @Sendable ([DataFrame]) throws -> Result,
        consume: (Result) throws -> Bool
    ) throws {
        guard let chunks = pipelines.first?.chunks else { return }
        try mapInOrder(chunks.count) { index in
            let segments = pipelines.map { $0.segments[chunks[index].segment] }
            let tables = try Segment.tables(of: chunks[index], segments)
            return try last(
                zip(segments, tables).map { segment, table in
                    try segment.stages.reduce(table) { try $1($0) }
                })
        } consume: {
            try consume($0)
        }
    }

    /// Returns the whole table.
    ///
    /// - Parameter limit: the number of rows that are enough.
    func collected(limit: Int = .max) throws -> DataFrame {
        if let frame { return frame.rowCount <= limit ? frame : frame.first(limit) }
        var parts: [DataFrame] = []
        var rowCount = 0
        try run {
            $0
        } consume: { part in
            if part.rowCount > 0 || parts.isEmpty { parts.append(part) }
            rowCount += part.rowCount
            return rowCount < limit
        }
        // The first part may be there for its columns alone.
        if parts.count > 1, parts[0].rowCount == 0 { parts.removeFirst() }
        let all = parts
        parts = []
        let whole = try DataFrame.stacking(consume all)
        return rowCount <= limit ? whole : whole.first(limit)
    }
}

extension Pipeline.Segment {
    /// Reads a chunk of a table, with the columns of each segment under the names that it gives them.
    ///
    /// - Parameter segments: segments of the same table, or of the same file but for the columns.
    fileprivate static func tables(of chunk: Pipeline.Chunk, _ segments: [Self]) throws -> [DataFrame] {
        var files: [(source: any TableSource, columns: [(name: String, source: String)])] = []
        for segment in segments {
            switch segment.source {
            case .frame(let frame): return segments.map { _ in frame.slice(chunk.rows) }
            case .file(let source, let columns): files.append((source, columns))
            }
        }
        var names: [String] = []
        for column in files.flatMap(\.columns) where !names.contains(column.source) {
            names.append(column.source)
        }
        guard let file = files.first else { return [] }
        let values = try file.source.chunk(chunk.index, columns: names)
        return try files.map { file in
            DataFrame(unchecked: try file.columns.map { try values[$0.source].renamed($0.name) })
        }
    }
}
