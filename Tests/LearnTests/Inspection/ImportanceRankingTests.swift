import Testing
import Trees

@testable import Learn

struct ImportanceRankingTests {
    @Test func theDecisiveColumnComesFirst() throws {
        let rows = (0..<40).map { [Double($0 % 3), Double($0 % 2), 1] }
        let x = try Matrix(rows: rows, columnNames: ["noise", "cause", "constant"])
        let y = Labels(rows.map { $0[1] == 1 })
        let ranked = try DecisionTree().fit(x, y).rankedImportances
        #expect(ranked.map(\.name) == ["cause", "noise", "constant"])
        #expect(ranked[0].importance == 1)
    }
}
