import Base
import Testing

@testable import Frames

@Suite("What occurs in several expressions is computed once")
struct ExpressionListTests {
    private let table: DataFrame

    init() throws {
        table = try DataFrame([
            Column("a", [1, 2, nil, .max]), Column("b", [4, 0, 3, 2]), Column("t", ["x1", "y2", "x3", nil]),
        ])
    }

    /// The values of each expression computed together, and alone.
    private func values(_ expressions: [Expr], of table: DataFrame? = nil) throws -> (
        [[Value?]], [[Value?]]
    ) {
        let table = table ?? self.table
        let nodes = expressions.map(\.node)
        let together = try ExpressionList(nodes, schema: table.schema).columns(of: table)
        let alone = try nodes.map { node in
            try Evaluator(frame: table).column(node, name: "", type: node.type(in: table.schema))
        }
        #expect(together.map(\.type) == alone.map(\.type))
        return (together.map(\.values), alone.map(\.values))
    }

    @Test func valuesAreThoseOfEachAlone() throws {
        let half = col("b") / 2
        let isX = col("t").starts(with: "x")
        let (together, alone) = try values([
            half, half + 1, when(isX, then: half * half), when(isX && half > 1, then: col("t")), col("b"),
            isX, (half + 1).as("c"), half == half,
        ])
        #expect(together == alone)
    }

    @Test func onlyWhatOccursAgainIsShared() {
        let half = col("b") / 2
        let expressions: [Expr] = [half, half + 1, when(half > 1, then: half + 1), col("a") + 2]
        let list = ExpressionList(expressions.map(\.node), schema: table.schema)
        // The half, and the half plus one, which is made of it.
        #expect(list.shared.count == 2)
        #expect(list.shared.first.map { "\($0.node)" } == #"col("b") / 2"#)
        #expect(list.shared.last?.node.columnNames == ["\u{0}0"])
    }

    @Test func numbersOfTwoTypesAreToldApart() throws {
        let (together, alone) = try values([
            col("b") + 1, col("b") + 1.0, (col("b") + 1) * 2, (col("b") + 1.0) * 2,
        ])
        #expect(together == alone)
    }

    @Test func aConditionStillGuards() throws {
        // The largest integer plus one overflows, in a row that the conditions leave out.
        let next = col("a") + 1
        let isSmall = col("a") < 100
        let (together, alone) = try values([
            when(isSmall, then: next, otherwise: 0), when(isSmall, then: next * 2, otherwise: 1),
        ])
        #expect(together == alone)
    }

    @Test func anErrorNamesTheExpressionAsWritten() {
        let next = col("a") + 1
        let error = #expect(throws: ExprError.self) { try values([next, next * 2]) }
        #expect(error.map { "\($0)" }?.hasPrefix("col(\"a\") + 1: the result is beyond") == true)
    }

    @Test func rangesOfALargeTable() throws {
        let count = 1 << 18
        let large = try DataFrame([Column("a", (0..<count).map { $0 % 1000 }), Column("b", Array(0..<count))])
        let sum = col("a") + col("b")
        let (together, alone) = try values([sum % 7, col("b"), sum % 7 == 3, sum], of: large)
        #expect(together == alone)
    }
}
