import Numerics
import TestSupport
import Testing

@testable import Learn

/// Reference values of scikit-learn's `ColumnTransformer`.
@Suite struct ColumnTransformerTests {
    private let x: Matrix
    private let parts: [ColumnTransformer.Part] = [
        .columns(
            ["n2", "n1"], TransformerChain(SimpleImputer(strategy: .median), StandardScaler()), name: "num"),
        .columns(
            ["c1", "c2"],
            TransformerChain(SimpleImputer(strategy: .mostFrequent), OneHotEncoder(unknown: .ignore)),
            name: "cat"),
    ]

    init() throws {
        x = try Matrix.stackingColumns([
            Matrix(["n1": [1, .nan, 3, 4, 10]]), Matrix(categories: ["c1": [1, 12, 3, 1, 12]]),
            Matrix(["n2": [5, 5, 5, 7, .nan]]), Matrix(categories: ["c2": ["u", "v", nil, "u", "u"]]),
            Matrix(["other": [9, 8, 7, 6, 5]]),
        ])
    }

    @Test func partsInTheirOrder() throws {
        let fitted = try ColumnTransformer(parts, verboseFeatureNames: true).fit(x)
        #expect(
            fitted.outputColumnNames == [
                "num__n2", "num__n1", "cat__c1_1", "cat__c1_3", "cat__c1_12", "cat__c2_u", "cat__c2_v",
            ])
        let result = try fitted.transform(x)
        #expect(isClose(result.row(at: 0), [-0.5, -1.0903506907508982, 1, 0, 0, 1, 0]))
        #expect(isClose(result.row(at: 4), [-0.5, 1.883333011297006, 0, 0, 1, 1, 0]))
    }

    @Test func theRemainderComesLast() throws {
        let result = try ColumnTransformer(parts, remainder: .passthrough).fitTransform(x)
        #expect(result.columnNames.last == "other")
        #expect(try result.column("other") == [9, 8, 7, 6, 5])
        let verbose = try ColumnTransformer(parts, remainder: .passthrough, verboseFeatureNames: true).fit(x)
        #expect(verbose.outputColumnNames.last == "remainder__other")
    }

    @Test func aRowWithUnknownCategories() throws {
        let row = try Matrix.stackingColumns([
            Matrix(categories: ["c1": [5]]), Matrix(categories: ["c2": ["zz"]]),
            Matrix(["n1": [.nan], "n2": [6]]),
        ])
        let result = try ColumnTransformer(parts).fit(x).transform(row)
        #expect(isClose(result.values, [0.75, -0.26432744018203586, 0, 0, 0, 0, 0]))
    }

    @Test func passthroughAndDrop() throws {
        let transformer = ColumnTransformer(
            .passthrough(["c2", "n1"]), .drop(["other"]), remainder: .passthrough)
        let result = try transformer.fitTransform(x)
        #expect(result.columnNames == ["c2", "n1", "c1", "n2"])
        #expect(result.categories[0] == ["u", "v"] && result.categories[1] == nil)
    }

    @Test func partsAreFoundByName() throws {
        let fitted = try ColumnTransformer(parts).fit(x)
        let chain = try fitted.transformer(
            "num", as: TransformerChain<SimpleImputer, StandardScaler>.Fitted.self)
        #expect(chain.first.fills == [.number(5), .number(3.5)])
        #expect(throws: LearnError.self) { try fitted.transformer("cat", as: StandardScaler.Fitted.self) }
        #expect(throws: LearnError.self) { try fitted.transformer("dog", as: StandardScaler.Fitted.self) }
    }

    @Test func namesThatClash() throws {
        let twice = ColumnTransformer(
            .passthrough(["n1"]), .columns(["n1"], StandardScaler(), name: "scaled"))
        #expect(throws: LearnError.duplicateColumn("n1")) { try twice.fit(x) }
        var verbose = twice
        verbose.verboseFeatureNames = true
        #expect(try verbose.fit(x).outputColumnNames == ["passthrough__n1", "scaled__n1"])
        #expect(throws: LearnError.duplicateColumn("passthrough")) {
            try ColumnTransformer(.passthrough(["n1"]), .passthrough(["n2"])).fit(x)
        }
    }

    @Test func missingColumns() throws {
        #expect(throws: LearnError.unknownColumn("n3", nearest: "n1")) {
            try ColumnTransformer(.passthrough(["n3"])).fit(x)
        }
        #expect(throws: LearnError.noColumns(in: "the output of a column transformer")) {
            try ColumnTransformer().fit(x)
        }
    }

    /// A custom transformer, which works on matrices only.
    private struct Doubler: Transformer, FittedTransformer {
        var outputColumnNames: [String] = []

        func fit(_ x: Matrix) throws -> Doubler { Doubler(outputColumnNames: x.columnNames) }

        func transform(_ x: Matrix) throws -> Matrix {
            try Matrix(rowCount: x.rowCount, columnNames: x.columnNames, values: x.values.map { $0 * 2 })
        }
    }

    @Test func customTransformers() throws {
        let transformer = ColumnTransformer(
            .columns(["n2", "n1"], TransformerChain(SimpleImputer(), Doubler()), name: "first"),
            .columns(["other"], TransformerChain(Doubler(), StandardScaler()), name: "last"))
        let result = try transformer.fitTransform(x)
        #expect(isClose(try result.column("n1"), [2, 9, 6, 8, 20]))
        #expect(isClose(result[0, 2], 2.squareRoot()))
    }

    @Test func inAPipeline() throws {
        let y = try Labels(["a", "b", "a", "b", "b"])
        let model = try Pipeline(ColumnTransformer(parts), LogisticRegression()).fit(x, y)
        #expect(model.classifier.columnNames.count == 7)
        // The order of the columns and those that no part uses do not matter.
        let other = try x.selecting(["c2", "n2", "c1", "n1"])
        #expect(try model.predictProbability(other) == model.predictProbability(x))
    }
}
