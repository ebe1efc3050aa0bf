import Base
import Synchronization

/// Tables of aggregations that several steps of some plans need, or that are made from the same files: each is computed once,
/// and those of the same files in one pass over them.
///
/// Aggregations are in levels: those of the first have no other aggregation below them, those of the second wait for the first
/// and so on. Those of one level that read the same files, each chunk by chunk, share the chunks.
final class SharedPasses: Sendable {
    /// A table, and how many steps have still to take it.
    private struct Entry {
        var table: DataFrame?
        var uses: Int
    }

    /// The tables, and which of them is that of a step.
    private struct Tables {
        var entries: [Entry] = []
        var indices: [ObjectIdentifier: Int] = [:]
    }

    private let tables = Mutex(Tables())

    /// Returns the table of an aggregation with at least the columns that are needed of it; `nil` if it has no shared one.
    func table(of plan: Plan) -> DataFrame? {
        tables.withLock { tables in
            guard let index = tables.indices[ObjectIdentifier(plan)] else { return nil }
            let table = tables.entries[index].table
            tables.entries[index].uses -= 1
            // Nobody takes it any more.
            if tables.entries[index].uses == 0 { tables.entries[index].table = nil }
            return table
        }
    }

    /// Adds the table of an aggregation.
    fileprivate func add(_ table: DataFrame, of aggregation: SharedAggregation) {
        tables.withLock { tables in
            for plan in aggregation.plans { tables.indices[ObjectIdentifier(plan)] = tables.entries.count }
            tables.entries.append(Entry(table: table, uses: aggregation.uses))
        }
    }
}

/// An aggregation of rows that pass by in chunks.
private struct SharedAggregation {
    let input: Plan
    let keys: [NamedNode]
    let aggregations: [NamedAggregation]
    /// The steps that mean this aggregation.
    var plans: [Plan]
    /// The columns of the result that are needed; `nil` for all.
    var needed: Set<String>?
    var uses = 1

    /// The aggregation as it runs.
    var pass: AggregationPass {
        get throws {
            try AggregationPass(plans[0], of: input, keys: keys, aggregations, needed: needed)
        }
    }

    mutating func merge(_ other: SharedAggregation) {
        if let needed, let more = other.needed { self.needed = needed.union(more) } else { needed = nil }
        for plan in other.plans where !plans.contains(where: { $0 === plan }) { plans.append(plan) }
        uses += other.uses
    }
}

/// Finds the aggregations of plans, level by level.
private struct AggregationFinder {
    /// Aggregations that read the same files.
    struct Group {
        var files: [Digest]
        var aggregations: [SharedAggregation]
    }

    /// The groups of each level.
    private(set) var levels: [[Group]] = []

    /// Adds the aggregations of a plan, and returns the number of their levels.
    @discardableResult mutating func add(_ plan: Plan, needed: Set<String>?) throws -> Int {
        switch plan.step {
        case .drop(let input, _), .rename(let input, _), .dropMissing(let input, _):
            let expanded = try plan.expanded(input.schema()) ?? input
            return try add(expanded, needed: needed)
        case .frame, .scan: return 0
        default:
            var level = 0
            for (input, columns) in zip(plan.inputs, try plan.neededColumns(needed)) {
                level = max(level, try add(input, needed: columns))
            }
            guard case .aggregate(let input, let keys, let aggregations) = plan.step else { return level }
            if let files = try input.streamedFiles() {
                let aggregation = SharedAggregation(
                    input: input, keys: keys, aggregations: aggregations, plans: [plan], needed: needed)
                add(aggregation, of: files, level: level)
            }
            return level + 1
        }
    }

    private mutating func add(_ aggregation: SharedAggregation, of files: [Digest], level: Int) {
        while levels.count <= level { levels.append([]) }
        guard let index = levels[level].firstIndex(where: { $0.files == files }) else {
            levels[level].append(Group(files: files, aggregations: [aggregation]))
            return
        }
        levels[level][index].aggregations.append(aggregation)
    }
}

extension Plan {
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

extension LocalEngine {
    /// Returns the tables that plans yield. Aggregations that read the same files read them once, as far as one does not wait
    /// for another.
    func run(_ plans: [Plan]) throws -> [DataFrame] {
        var finder = AggregationFinder()
        for plan in plans { try finder.add(plan, needed: nil) }
        var engine = self
        engine.shared = SharedPasses()
        for group in finder.levels.joined() {
            let merged = try Self.merged(group.aggregations)
            // An aggregation that one step needs runs when its turn comes.
            guard merged.count > 1 || merged[0].uses > 1 else { continue }
            try engine.runTogether(merged)
        }
        return try plans.map { try engine.collected($0, needed: nil) }
    }

    /// The aggregations, of which those that mean the same are one.
    private static func merged(_ aggregations: [SharedAggregation]) throws -> [SharedAggregation] {
        guard aggregations.count > 1 else { return aggregations }
        var merged: [SharedAggregation] = []
        var indices: [Digest: Int] = [:]
        for aggregation in aggregations {
            let digest = try aggregation.plans[0].identity().checksum
            if let index = indices[digest] {
                merged[index].merge(aggregation)
            } else {
                indices[digest] = merged.count
                merged.append(aggregation)
            }
        }
        return merged
    }

    /// Computes the tables of aggregations that read the same files, in one pass.
    private func runTogether(_ aggregations: [SharedAggregation]) throws {
        var streams: [(aggregation: SharedAggregation, pass: AggregationPass, rows: Pipeline)] = []
        for aggregation in aggregations {
            let pass = try aggregation.pass
            let rows = try pipeline(pass.input, needed: pass.columns)
            if rows.isInMemory || pass.needsWholeTable {
                shared?.add(try pass.table(of: rows), of: aggregation)
            } else {
                streams.append((aggregation, pass, rows))
            }
        }
        let (passes, rows) = (streams.map(\.pass), streams.map(\.rows))
        var groups = passes.map { _ in StreamingGroups() }
        try Pipeline.run(rows) { frames in
            try zip(passes, frames).map { try $0.partial($1) }
        } consume: { partials in
            for (index, partial) in partials.enumerated() { groups[index].add(partial) }
            return true
        }
        for (index, stream) in streams.enumerated() {
            shared?.add(try passes[index].table(of: &groups[index]), of: stream.aggregation)
            groups[index] = StreamingGroups()
        }
    }
}
