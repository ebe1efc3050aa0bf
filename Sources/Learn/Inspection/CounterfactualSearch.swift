import Base
import Numerics

/// A search for the change of a row that raises a model's prediction most, among the columns that can be influenced.
///
///     let search = try CounterfactualSearch([.init("price", in: 5...20, step: 1)], budget: 300, seed: 42)
///     let found = try search.run(.genetic(), from: row) { try model.predictProbability($0) }
///
/// The result is what the *model* would say of such a row, not what would happen if the row were changed: a column may go along
/// with the outcome without being its cause.
public struct CounterfactualSearch: Sendable {
    /// A column that can be influenced, and the values that it may take: from the lower bound in steps up to the upper one. The
    /// value that a row has already is always allowed.
    public struct Lever: Equatable, Sendable {
        /// The name of the column.
        public let column: String
        /// The bounds, such as values that occur in the data.
        public let range: ClosedRange<Double>
        /// The distance between two values.
        public let step: Double

        /// Creates a lever.
        public init(_ column: String, in range: ClosedRange<Double>, step: Double) {
            self.column = column
            self.range = range
            self.step = step
        }

        /// The number of values.
        var count: Int {
            1 + Int(((range.upperBound - range.lowerBound) / step * (1 + 1e-12)).rounded(.down))
        }

        func value(_ index: Int) -> Double { min(range.upperBound, range.lowerBound + Double(index) * step) }
    }

    /// The way in which rows are tried.
    public enum Method: Equatable, Sendable {
        /// Rows are bred: the better of two is a parent, children take each lever from one of two parents, and some levers change
        /// at random; the best of both generations survive (Holland, *Adaptation in Natural and Artificial Systems*, 1975).
        case genetic(population: Int = 20)
        /// All values of all levers, one at a time; the best is kept, and so on until none is better.
        case greedy
        /// Rows at random.
        case random
    }

    /// The best row of a search.
    public struct Found: Equatable, Sendable {
        /// The best row, in the order of the columns.
        public let row: [Double]
        /// The prediction for it, and that for the row as it is.
        public let prediction, before: Double
        /// The number of rows that were predicted, the row as it is included.
        public let evaluations: Int

        /// The gain in the prediction.
        public var gain: Double { prediction - before }
    }

    /// The columns that can be influenced.
    public let levers: [Lever]
    /// The number of rows that may be predicted, the row as it is included.
    public let budget: Int
    /// The seed of NumPy's `RandomState`.
    public let seed: UInt32

    /// Creates a search.
    ///
    /// - Throws: `LearnError.invalidParameter` for no levers, two of one column, bounds or steps that are not finite, a step that
    ///   is not positive, more than a million values of a lever, or a budget below two rows.
    public init(_ levers: [Lever], budget: Int = 300, seed: UInt32 = 0) throws {
        guard !levers.isEmpty else {
            throw LearnError.invalidParameter(name: "levers", value: "empty", expected: "at least one")
        }
        try requireDistinct(levers.map(\.column))
        for lever in levers {
            let span = lever.range.upperBound - lever.range.lowerBound
            guard lever.step > 0, span.isFinite, lever.step.isFinite, span / lever.step < 1_000_000 else {
                throw LearnError.invalidParameter(
                    name: "the lever “\(lever.column)”", value: "\(lever.range) by \(lever.step)",
                    expected: "bounds and a positive step, with at most a million values")
            }
        }
        guard budget >= 2 else {
            throw LearnError.invalidParameter(name: "budget", value: "\(budget)", expected: "at least 2")
        }
        self.levers = levers
        self.budget = budget
        self.seed = seed
    }

    /// Searches from a row. Changes that do not raise the prediction are undone at the end, for which as many predictions as
    /// there are levers are reserved.
    ///
    /// - Parameters:
    ///   - method: the way in which rows are tried.
    ///   - row: a matrix of one row.
    ///   - repair: makes a changed row, in the order of the columns, one that can be: counts whole, parts within totals.
    ///   - predict: returns the prediction for each row of a matrix with the columns of `row`.
    /// - Throws: `LearnError.unknownColumn` for a lever that `row` does not have; `LearnError.invalidParameter` unless there is
    ///   one row, or for a population below four; the errors of `predict`.
    public func run(
        _ method: Method, from row: Matrix, repair: ([Double]) -> [Double] = { $0 },
        predict: (Matrix) throws -> [Double]
    ) throws -> Found {
        guard row.rowCount == 1 else {
            throw LearnError.invalidParameter(name: "row", value: "\(row.rowCount) rows", expected: "one row")
        }
        let start = row.row(at: 0)
        let places = try levers.map { try row.index(ofColumn: $0.column) }
        var run = SearchRun(start: start, best: start, value: -.infinity)
        var random = RandomState(seed: seed)

        // At the end, each change is undone once, to see whether it is needed.
        let limit = max(2, budget - levers.count)

        /// Predicts as many of the rows as the budget allows.
        func evaluate(_ changes: [[Int?]]) throws -> [Double] {
            let rows = changes.prefix(limit - run.evaluations).map { change in
                var values = start
                for (lever, index) in change.enumerated() {
                    if let index { values[places[lever]] = levers[lever].value(index) }
                }
                return change.allSatisfy { $0 == nil } ? start : repair(values)
            }
            guard !rows.isEmpty else { return [] }
            let predictions = try predict(Matrix(rows: rows, columnNames: row.columnNames))
            for (values, prediction) in zip(rows, predictions) where prediction > run.value {
                (run.best, run.value) = (values, prediction)
            }
            run.evaluations += rows.count
            return predictions
        }

        let unchanged = [Int?](repeating: nil, count: levers.count)
        let before = try evaluate([unchanged])[0]
        switch method {
        case .random:
            _ = try evaluate((1..<limit).map { _ in randomChange(using: &random) })
        case .greedy: try climb(from: unchanged, before, evaluate)
        case .genetic(let population):
            guard population >= 4 else {
                throw LearnError.invalidParameter(
                    name: "population", value: "\(population)", expected: "at least 4")
            }
            try breed(population, from: (unchanged, before), using: &random) {
                run.evaluations < limit ? try evaluate($0) : []
            }
        }
        for place in places where run.evaluations < budget && run.best[place] != start[place] {
            var values = run.best
            values[place] = start[place]
            values = repair(values)
            run.evaluations += 1
            let prediction = try predict(Matrix(rows: [values], columnNames: row.columnNames))[0]
            if prediction >= run.value { (run.best, run.value) = (values, prediction) }
        }
        return Found(
            row: run.best, prediction: run.value, before: before, evaluations: run.evaluations)
    }

    private struct SearchRun {
        var start: [Double]
        var best: [Double]
        var value: Double
        var evaluations = 0
    }

    /// Returns a change of each lever with a probability of one half.
    private func randomChange(using random: inout RandomState) -> [Int?] {
        levers.map { random.random() < 0.5 ? nil : random.randint(0..<$0.count) }
    }

    private func climb(
        from start: [Int?], _ value: Double, _ evaluate: ([[Int?]]) throws -> [Double]
    ) throws {
        var (current, best) = (start, value)
        while true {
            let moves = levers.indices.flatMap { lever in
                (0..<levers[lever].count).filter { $0 != current[lever] }.map { index in
                    var change = current
                    change[lever] = index
                    return change
                }
            }
            let values = try evaluate(moves)
            guard let place = values.indices.max(by: { values[$0] < values[$1] }), values[place] > best else {
                return
            }
            (current, best) = (moves[place], values[place])
        }
    }

    private func breed(
        _ population: Int, from start: (change: [Int?], value: Double), using random: inout RandomState,
        _ evaluate: ([[Int?]]) throws -> [Double]
    ) throws {
        var members = [start]
        var children = (1..<population).map { _ in randomChange(using: &random) }
        while true {
            let values = try evaluate(children)
            guard !values.isEmpty else { return }
            members += zip(children, values).map { (change: $0, value: $1) }
            // Sorting keeps the order of equally good ones, so that the result does not depend on chance other than the seed.
            let order = members.indices.sorted {
                members[$0].value == members[$1].value ? $0 < $1 : members[$0].value > members[$1].value
            }
            // A change counts once, or soon all members would be copies of the first good one.
            var seen = Set<[Int?]>()
            let distinct = order.filter { seen.insert(members[$0].change).inserted }
            members = distinct.prefix(population).map { members[$0] }
            let count = members.count
            func parent() -> [Int?] {
                members[min(random.randint(0..<count), random.randint(0..<count))].change
            }
            children = (0..<population).map { _ in
                let (mother, father) = (parent(), parent())
                return levers.indices.map { lever in
                    if random.random() < 1 / Double(levers.count + 1) {
                        return mutation(of: mother[lever], levers[lever].count, using: &random)
                    }
                    return random.random() < 0.5 ? mother[lever] : father[lever]
                }
            }
        }
    }
    /// Returns the value before or after another one, any other, or no change.
    private func mutation(of index: Int?, _ count: Int, using random: inout RandomState) -> Int? {
        let kind = random.random()
        if let index, kind < 0.5 { return min(count - 1, max(0, index + (kind < 0.25 ? -1 : 1))) }
        return kind < 0.6 ? nil : random.randint(0..<count)
    }
}
