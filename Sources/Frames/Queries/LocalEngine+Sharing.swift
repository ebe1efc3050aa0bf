import Base

extension LocalEngine {
    /// Returns the tables that plans yield. What several of their steps need is computed once, and steps that read the same files
    /// read them together, as far as one does not wait for another.
    func run(_ plans: [Plan]) throws -> [DataFrame] {
        guard let shared = try SharedTables(plans) else {
            return try plans.map { try collected($0, needed: nil) }
        }
        var engine = self
        engine.shared = shared
        var groups: [PassKey: [SharedTables.Step]] = [:]
        var order: [PassKey] = []
        for step in shared.all {
            guard step.plan.keepsFewRows, let files = try step.input.streamedFiles() else { continue }
            let key = PassKey(level: step.level, files: files)
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(step)
        }
        // Steps wait for those of lower levels only.
        for key in order.enumerated().sorted(by: {
            ($0.element.level, $0.offset) < ($1.element.level, $1.offset)
        }) {
            guard let steps = groups[key.element], steps.count > 1 else { continue }
            try engine.runTogether(steps, shared)
        }
        return try plans.map { try engine.collected($0, needed: nil) }
    }

    /// The steps that take part in one pass over some files.
    private struct PassKey: Hashable {
        var level: Int
        var files: [Digest]
    }

    /// Computes the tables of steps that read the same files, in one pass.
    private func runTogether(_ steps: [SharedTables.Step], _ shared: SharedTables) throws {
        var consumers: [RowConsumer] = []
        var rows: [Pipeline] = []
        for step in steps {
            let pipeline = try pipeline(step.input, needed: step.plan.neededColumns(step.needed)[0])
            if pipeline.isInMemory {
                let plan = step.plan.of(try pipeline.collected())
                shared.keep(try collected(plan, needed: step.needed), of: step)
            } else {
                consumers.append(try RowConsumer(step))
                rows.append(pipeline)
            }
        }
        let parts = consumers.map(\.part)
        try Pipeline.run(rows) { frames in
            zip(parts, frames).map { part, rows in Result { try part(rows) } }
        } consume: { results in
            for (index, result) in results.enumerated() where !consumers[index].isDone {
                consumers[index].add(try result.get())
            }
            dropLargest(of: &consumers)
            return !consumers.allSatisfy(\.isDone)
        }
        for index in consumers.indices {
            if let table = try consumers[index].finish(self) { shared.keep(table, of: consumers[index].step) }
        }
    }

    /// Drops the largest consumers if all together hold too much: their steps run on their own when their turns come, so that
    /// what they need is not in memory at the same time.
    private func dropLargest(of consumers: inout [RowConsumer]) {
        while consumers.count(where: { $0.size > 0 }) > 1,
            consumers.reduce(0, { $0 + $1.size }) > largestPassSize,
            let largest = consumers.indices.max(by: { consumers[$0].size < consumers[$1].size })
        {
            consumers[largest].drop()
        }
    }
}

/// A step that takes its rows chunk by chunk.
private struct RowConsumer {
    /// A part of the step's table: the groups of a chunk, or its rows.
    enum Part: Sendable {
        case groups(StreamingGroups.Partial)
        case rows(DataFrame)
    }

    let step: SharedTables.Step
    private let aggregation: AggregationPass?
    /// The number of rows that are enough.
    private let limit: Int
    private var groups = StreamingGroups()
    private var rows: [DataFrame] = []
    private var rowCount = 0
    private var isDropped = false

    init(_ step: SharedTables.Step) throws {
        self.step = step
        let pass = try AggregationPass(step.plan, needed: step.needed)
        aggregation = pass?.needsWholeTable == false ? pass : nil
        limit = if case .first(_, let count) = step.plan.step { count } else { .max }
    }

    /// Makes a part of the rows of a chunk.
    var part: @Sendable (DataFrame) throws -> Part {
        { [aggregation, limit] frame in
            if let aggregation { return .groups(try aggregation.partial(frame)) }
            return .rows(frame.rowCount > limit ? frame.first(limit) : frame)
        }
    }

    /// Whether no more rows are needed.
    var isDone: Bool { isDropped || rowCount >= limit }

    /// About the number of values that are held.
    var size: Int {
        aggregation == nil ? rowCount * (rows.first?.columns.count ?? 0) : groups.valueCount
    }

    mutating func add(_ part: Part) {
        switch part {
        case .groups(let partial): groups.add(partial)
        case .rows(let frame):
            if frame.rowCount > 0 || rows.isEmpty { rows.append(frame) }
            rowCount += frame.rowCount
        }
    }

    mutating func drop() {
        (isDropped, groups, rows, rowCount) = (true, StreamingGroups(), [], 0)
    }

    /// Returns the table of the step; `nil` if it was dropped.
    mutating func finish(_ engine: LocalEngine) throws -> DataFrame? {
        defer { drop() }
        if isDropped { return nil }
        if let aggregation { return try aggregation.table(of: &groups) }
        // The first part may be there for its columns alone.
        if rows.count > 1, rows[0].rowCount == 0 { rows.removeFirst() }
        let all = rows
        rows = []
        let plan = step.plan.of(try DataFrame.stacking(consume all))
        return try engine.collected(plan, needed: step.needed)
    }
}

extension Plan {
    /// Whether the step keeps groups, or a few rows. Others keep all rows, so they run when their turns come.
    fileprivate var keepsFewRows: Bool {
        switch step {
        case .aggregate, .first: true
        case .distinct(_, let names): names.isEmpty
        default: false
        }
    }

    /// The digests that tell apart the files whose rows the plan passes on chunk by chunk; `nil` if it needs a whole table.
    fileprivate func streamedFiles() throws -> [Digest]? {
        switch step {
        case .scan: return [try identity().checksum]
        case .filter(let input, let condition):
            return condition.needsWholeTable ? nil : try input.streamedFiles()
        case .with(let input, let columns), .select(let input, let columns):
            return columns.contains(where: \.node.needsWholeTable) ? nil : try input.streamedFiles()
        case .drop(let input, _), .rename(let input, _), .dropMissing(let input, _), .explode(let input, _):
            return try input.streamedFiles()
        case .join(let left, _, let join):
            return join.asOf != nil || join.kind == .outer ? nil : try left.streamedFiles()
        case .union(let first, let second):
            guard let files = try first.streamedFiles(), let others = try second.streamedFiles() else {
                return nil
            }
            return files + others
        case .frame, .aggregate, .sort, .first, .distinct, .unpivot, .fillPeriods: return nil
        }
    }
}
