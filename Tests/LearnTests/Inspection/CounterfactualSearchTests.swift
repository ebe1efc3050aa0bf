import Learn
import Testing

@Suite struct CounterfactualSearchTests {
    private let row = try? Matrix(["a": [1.0], "b": [2.0], "fixed": [5.0], "total": [10.0]])
    private let levers: [CounterfactualSearch.Lever] = [
        .init("a", in: 0...8, step: 0.5), .init("b", in: -3...12, step: 1),
    ]

    /// A hill with its top where a is 6 and b is 7.
    private func hill(_ x: Matrix) throws -> [Double] {
        try zip(x.column("a"), x.column("b")).map { a, b in
            -(a - 6) * (a - 6) - (b - 7) * (b - 7) - (a - b) * (a - b)
        }
    }

    private let methods: [CounterfactualSearch.Method] = [.genetic(), .greedy, .random]

    @Test func searchesStayWithinBoundsStepsAndBudget() throws {
        let row = try #require(row)
        let start = try hill(row)[0]
        for method in methods {
            var seen = 0
            let found = try CounterfactualSearch(levers, budget: 90, seed: 3).run(method, from: row) { x in
                seen += x.rowCount
                for (a, b) in try zip(x.column("a"), x.column("b")) {
                    #expect((0...8).contains(a) && (a * 2).rounded() == a * 2)
                    #expect((-3...12).contains(b) && b.rounded() == b)
                }
                #expect(try x.column("fixed").allSatisfy { $0 == 5 })
                return try hill(x)
            }
            #expect(found.evaluations == seen && seen <= 90)
            #expect(found.gain >= 0 && found.before == start)
            let again = try hill(Matrix(rows: [found.row], columnNames: row.columnNames))
            #expect(found.prediction == again[0])
        }
    }

    @Test func theSameSeedFindsTheSame() throws {
        let row = try #require(row)
        for method in methods {
            let runs = try [7, 7, 8].map { seed in
                try CounterfactualSearch(levers, budget: 60, seed: seed).run(method, from: row, predict: hill)
            }
            #expect(runs[0] == runs[1])
        }
    }

    @Test func theGeneticSearchFindsTheTop() throws {
        let row = try #require(row)
        let found = try CounterfactualSearch(levers, budget: 2000, seed: 1).run(
            .genetic(), from: row, predict: hill)
        // The best of all values by trying them.
        var best = -Double.infinity
        for a in 0...16 {
            for b in -3...12 {
                let x = try Matrix(["a": [Double(a) / 2], "b": [Double(b)]])
                best = max(best, try hill(x)[0])
            }
        }
        #expect(found.prediction == best)
    }

    @Test func relationsAreKept() throws {
        let row = try #require(row)
        for method in methods {
            let found = try CounterfactualSearch(levers, budget: 100).run(
                method, from: row, repair: { [$0[0], min($0[1], $0[3] - $0[0]), $0[2], $0[3]] }
            ) { x in
                #expect(try zip(x.column("a"), x.column("b")).allSatisfy { $0 + $1 <= 10 })
                return try zip(x.column("a"), x.column("b")).map { $0 * $1 }
            }
            #expect(found.row[0] + found.row[1] <= 10)
        }
    }

    @Test func whatCannotBeSearchedIsRefused() throws {
        let row = try #require(row)
        #expect(throws: LearnError.self) { try CounterfactualSearch([]) }
        #expect(throws: LearnError.duplicateColumn("a")) { try CounterfactualSearch([levers[0], levers[0]]) }
        #expect(throws: LearnError.self) { try CounterfactualSearch([.init("a", in: 0...1, step: 0)]) }
        #expect(throws: LearnError.self) {
            try CounterfactualSearch([.init("a", in: 0...(.infinity), step: 1)])
        }
        #expect(throws: LearnError.self) { try CounterfactualSearch(levers, budget: 1) }
        let search = try CounterfactualSearch([.init("c", in: 0...1, step: 1)])
        #expect(throws: LearnError.self) { try search.run(.greedy, from: row, predict: hill) }
        let small = try CounterfactualSearch(levers)
        #expect(throws: LearnError.self) { try small.run(.genetic(population: 2), from: row, predict: hill) }
        #expect(throws: LearnError.self) {
            try small.run(.greedy, from: row.rows([0, 0]), predict: hill)
        }
    }
}
