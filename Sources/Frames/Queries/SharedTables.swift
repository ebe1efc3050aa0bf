import Base
import Synchronization

/// The tables of steps that need all rows of theirs, each of which is computed once in a run, however many other steps need it.
///
/// A table is forgotten when the last step has taken it.
final class SharedTables: Sendable {
    /// A step that needs all rows, and others that mean the same.
    struct Step: Sendable {
        let plan: Plan
        /// The plan of its rows.
        let input: Plan
        /// The columns of its table that are needed; `nil` for all.
        var needed: Set<String>?
        /// The number of steps that have still to take its table.
        var uses = 0
        /// The number of such steps below it, one above the other.
        var level = 0
        var table: DataFrame?
    }

    private struct Steps {
        var all: [Step] = []
        var indices: [ObjectIdentifier: Int] = [:]
    }

    private let steps: Mutex<Steps>

    /// Finds the steps of some plans; `nil` if there are fewer than two.
    init?(_ plans: [Plan]) throws {
        guard plans.reduce(0, { $0 + $1.wholeTableCount }) > 1 else { return nil }
        var finder = StepFinder()
        for plan in plans { try finder.add(plan, needed: nil) }
        steps = Mutex(Steps(all: finder.steps, indices: finder.indices))
    }

    /// All steps, in the order in which they were found.
    var all: [Step] { steps.withLock(\.all) }

    /// Returns the table of a step with at least the columns that are needed. If it is not there yet, it is computed.
    ///
    /// - Parameter compute: computes a table with the columns that are given.
    /// - Returns: `nil` if no other step needs the table.
    func table(of plan: Plan, _ compute: (Set<String>?) throws -> DataFrame) throws -> DataFrame? {
        let known = steps.withLock { steps in
            steps.indices[ObjectIdentifier(plan)].map { ($0, steps.all[$0]) }
        }
        guard let (index, step) = known, step.table != nil || step.uses > 1 else { return nil }
        let table = try step.table ?? compute(step.needed)
        steps.withLock { steps in
            steps.all[index].uses -= 1
            steps.all[index].table = steps.all[index].uses > 0 ? table : nil
        }
        return table
    }

    /// Keeps the table of a step.
    func keep(_ table: DataFrame, of step: Step) {
        steps.withLock { steps in
            guard let index = steps.indices[ObjectIdentifier(step.plan)] else { return }
            steps.all[index].table = table
        }
    }
}

/// Finds the steps of plans that need all rows of theirs, and which of them mean the same.
private struct StepFinder {
    private(set) var steps: [SharedTables.Step] = []
    private(set) var indices: [ObjectIdentifier: Int] = [:]
    private var known: [Digest: Int] = [:]

    /// Adds the steps of a plan.
    ///
    /// - Parameters:
    ///   - needed: the columns of the plan's table that are needed; `nil` for all.
    ///   - isUse: whether this is one more step that needs the table.
    /// - Returns: the number of levels of steps.
    @discardableResult
    mutating func add(_ plan: Plan, needed: Set<String>?, isUse: Bool = true) throws -> Int {
        switch plan.step {
        case .frame, .scan: return 0
        case .drop(let input, _), .rename(let input, _), .dropMissing(let input, _):
            let expanded = try plan.expanded(input.schema()) ?? input
            return try add(expanded, needed: needed, isUse: isUse)
        default: break
        }
        guard let input = plan.inputOfWholeTable else {
            return try addInputs(of: plan, needed: needed, isUse: isUse)
        }
        let digest = try plan.identity().checksum
        guard let index = known[digest] else {
            let level = try addInputs(of: plan, needed: needed, isUse: true)
            known[digest] = steps.count
            indices[ObjectIdentifier(plan)] = steps.count
            steps.append(.init(plan: plan, input: input, needed: needed, uses: isUse ? 1 : 0, level: level))
            return level + 1
        }
        indices[ObjectIdentifier(plan)] = index
        if isUse { steps[index].uses += 1 }
        if let columns = steps[index].needed {
            let all = needed.map { $0.union(columns) }
            if all != columns {
                steps[index].needed = all
                _ = try addInputs(of: steps[index].plan, needed: all, isUse: false)
            }
        }
        return steps[index].level + 1
    }

    private mutating func addInputs(of plan: Plan, needed: Set<String>?, isUse: Bool) throws -> Int {
        // The first rows in an order are found without putting all rows into it.
        if case .first(let sort, _) = plan.step, case .sort = sort.step {
            return try addInputs(of: sort, needed: needed, isUse: isUse)
        }
        return try zip(plan.inputs, plan.neededColumns(needed)).reduce(0) { level, input in
            max(level, try add(input.0, needed: input.1, isUse: isUse))
        }
    }
}

extension Plan {
    /// The plan of the rows, where the step needs all of them.
    fileprivate var inputOfWholeTable: Plan? {
        switch step {
        case .aggregate(let input, _, _), .sort(let input, _), .distinct(let input, _): input
        case .first(let input, _): if case .sort = input.step { nil } else { input }
        case .filter(let input, let condition): condition.needsWholeTable ? input : nil
        case .with(let input, let columns), .select(let input, let columns):
            columns.contains(where: \.node.needsWholeTable) ? input : nil
        case .frame, .scan, .drop, .rename, .dropMissing, .join, .union, .explode, .unpivot, .fillPeriods: nil
        }
    }

    /// The number of steps that need all rows of theirs, those that several steps need counted for each.
    fileprivate var wholeTableCount: Int {
        inputs.reduce(inputOfWholeTable == nil ? 0 : 1) { $0 + $1.wholeTableCount }
    }

    /// The same step, of rows that are in memory.
    func of(_ frame: DataFrame) -> Plan {
        let rows = Plan(.frame(frame), place)
        switch step {
        case .aggregate(_, let keys, let aggregations):
            return Plan(.aggregate(rows, keys: keys, aggregations), place)
        case .distinct(_, let names): return Plan(.distinct(rows, names), place)
        case .first(_, let count): return Plan(.first(rows, count), place)
        default: return self
        }
    }
}
