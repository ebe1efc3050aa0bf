import Learn
import Numerics
import TestSupport
import Testing

@testable import Trees

/// Categorical columns are split into two sets.
@Suite struct CategorySplitTests {
    private static let names = ["u", "v", "w", "x", "y", "z"]

    private func matrix(_ codes: [Double], names: [String] = names) -> Matrix {
        Matrix(uncheckedRowCount: codes.count, columnNames: ["k"], categories: [names], values: codes)
    }

    private func gini(_ rows: [Int]) -> Double {
        let fraction = Double(rows.reduce(0, +)) / Double(rows.count)
        return Double(rows.count) * 2 * fraction * (1 - fraction)
    }

    @Test(arguments: [1, 2, 3]) func theBestSetIsChosen(seed: Int) throws {
        var random = RandomState(seed: UInt32(seed))
        let codes = random.randint(0..<6, count: 90)
        let target = codes.map { random.random() < [0.5, 0.1, 0.9, 0.3, 0.7, 0.45][$0] ? 1 : 0 }
        let model = try DecisionTree(maxDepth: 1).fit(
            matrix(codes.map(Double.init)), Labels(codes: target.map(Int32.init), classNames: ["no", "yes"]))
        func cost(_ set: UInt64) -> Double {
            let left = (0..<90).filter { set >> UInt64(codes[$0]) & 1 == 1 }.map { target[$0] }
            let right = (0..<90).filter { set >> UInt64(codes[$0]) & 1 == 0 }.map { target[$0] }
            return left.isEmpty || right.isEmpty ? .infinity : gini(left) + gini(right)
        }
        let best = (UInt64(1)..<63).map(cost).min() ?? 0
        #expect(isClose(cost(model.ensemble.trees[0].categorySets[0]), best))
    }

    @Test func predictionsFollowTheSets() throws {
        let codes = (0..<60).map { Double($0 % 6) }
        let y = Labels(
            codes: (0..<60).map { [0, 1, 0, 1, 1, 0][$0 % 6] }, uncheckedClassNames: ["no", "yes"])
        let model = try DecisionTree().fit(matrix(codes), y)
        #expect(model.leafCount == 2)
        #expect(try model.predict(matrix(codes)) == y)
        #expect(model.description.contains("k in {u, w, z}"))
        // The order of the list of categories does not matter.
        let reversed = matrix(codes.map { 5 - $0 }, names: Self.names.reversed())
        #expect(try model.predict(reversed) == y)
    }

    @Test func severalClasses() throws {
        let codes = (0..<60).map { Double($0 % 6) }
        let y = Labels(codes: (0..<60).map { $0 % 3 }, uncheckedClassNames: ["p", "q", "r"])
        #expect(try DecisionTree().fit(matrix(codes), y).predict(matrix(codes)) == y)
        #expect(try RandomForest(nEstimators: 5).fit(matrix(codes), y).predict(matrix(codes)) == y)
    }

    @Test func missingAndUnknownCategories() throws {
        var codes = (0..<60).map { Double($0 % 6) }
        for row in 0..<20 { codes[row] = .nan }
        let y = Labels(codes: (0..<60).map { $0 < 20 ? 1 : 0 }, uncheckedClassNames: ["no", "yes"])
        let model = try DecisionTree().fit(matrix(codes), y)
        #expect(try model.predict(matrix([.nan, 0])).names == ["yes", "no"])
        #expect(try model.predict(matrix([0], names: ["new"])).names == ["yes"])
    }

    @Test func moreCategoriesThanAByteCanRepresent() throws {
        let names = (0..<400).map { "c\($0)" }
        let codes = (0..<800).map { Double($0 % 400) }
        let y = Labels(
            codes: (0..<800).map { $0 % 400 % 3 == 0 ? 1 : 0 }, uncheckedClassNames: ["no", "yes"])
        let model = try DecisionTree().fit(matrix(codes, names: names), y)
        #expect(model.leafCount == 2)
        #expect(try model.predict(matrix(codes, names: names)) == y)
    }
}
