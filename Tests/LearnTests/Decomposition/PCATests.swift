import Foundation
import Numerics
import TestSupport
import Testing

@testable import Learn

@Suite struct PCATests {
    private let x = SmallSample.x

    @Test func reference() throws {
        let pca = try PCA().fit(x)
        #expect(
            isClose(
                pca.components.flatMap { $0 },
                [
                    0.5453226762502077, 0.8378204265107254, -0.026078951065896423, 0.08456335226928632,
                    -0.024034189509708436, 0.9961282031885211, 0.8339497696026369, -0.5454166211768744,
                    -0.08395529241036905,
                ]))
        #expect(
            isClose(pca.explainedVariance, [3.0436036548910623, 0.8573209738878912, 0.3201354937365653]))
        #expect(
            isClose(
                pca.explainedVarianceRatio, [0.7210519553266259, 0.2031056059388643, 0.07584243873450972]))
        #expect(isClose(pca.singularValues, [13.400470724514593, 7.112097964692667, 4.346031998324144]))
        #expect(isClose(pca.mean, [-0.04071717019227726, 0.06167597155244315, -0.1474382537170056]))
        #expect(pca.noiseVariance == 0)
        #expect(
            isClose(
                try pca.transform(x).row(at: 0),
                [2.0061017630788727, -0.12589171063660676, 0.7769243909057841]))
    }

    @Test func whitened() throws {
        let pca = try PCA(components: 1, whiten: true).fit(x)
        let scores = try pca.transform(x)
        #expect(scores.columnNames == ["pc1"])
        #expect(isClose(pca.noiseVariance, 0.5887282338122283))
        #expect(isClose(scores[0, 0], 1.1498969210891783))
        let back = try pca.inverseTransform(scores)
        #expect(back.columnNames == ["a", "b", "c"])
        #expect(
            isClose(back.row(at: 0), [1.0532556120801537, 1.7424290063191024, -0.19975528342954807]))
    }

    @Test func componentsThatExplainAFractionOfTheVariance() throws {
        #expect(try PCA(components: 0.9).fit(x).outputColumnNames == ["pc1", "pc2"])
        #expect(try PCA(components: .varianceFraction(0.5)).fit(x).components.count == 1)
        #expect(try PCA(components: 0.9999).fit(x).components.count == 3)
    }

    @Test func allComponentsAreInvertible() throws {
        let pca = try PCA().fit(x)
        let back = try pca.inverseTransform(pca.transform(x))
        #expect(isClose(back.values, x.values))
    }

    @Test func fewerRowsThanColumns() throws {
        let wide = try Matrix(rows: ["a", "b", "c"].map { Array(try x.column($0).prefix(4)) })
        let pca = try PCA().fit(wide)
        #expect(isClose(pca.singularValues, [2.2196961269214346, 1.468192347726257, 0]))
        #expect(
            isClose(
                pca.components[0],
                [0.45222738985758854, -0.5558896577257402, -0.20309282576495147, 0.6672558582874784]))
        let back = try pca.inverseTransform(pca.transform(wide))
        #expect(isClose(back.values, wide.values))
        // The last component has no variance, but a direction all the same.
        for (i, j) in [(0, 0), (0, 1), (0, 2), (1, 2), (2, 2)] {
            #expect(isClose(dot(pca.components[i], pca.components[j]), i == j ? 1 : 0))
        }
    }

    @Test func smallSingularValuesAreAccurate() throws {
        // The third column is the sum of the others, but for a part in ten million that is orthogonal to them.
        let a = [1.0, -1, 1, -1, 0, 0, 0, 0]
        let b = [1.0, 1, -1, -1, 0, 0, 0, 0]
        let part = [0, 0, 0, 0, 1e-7, -1e-7, 0, 0]
        let x = try Matrix(["a": a, "b": b, "c": zip(zip(a, b).map(+), part).map(+)])
        let values = try PCA().fit(x).singularValues
        #expect(isClose(values[0], 12.0.squareRoot()) && isClose(values[1], 2))
        // det(XᵀX) = 4 · 4 · 2e-14, so the last is the remaining factor.
        #expect(abs(values[2] / (32e-14 / 48).squareRoot() - 1) < 1e-8)
    }

    @Test func theFirstOfEquallyLargeLoadingsIsPositive() throws {
        let pca = try PCA().fit(Matrix(["a": [1, -1, 2, -2], "b": [-1, 1, -2, 2]]))
        let half = 0.5.squareRoot()
        #expect(isClose(pca.components[0], [half, -half]))
        #expect(isClose(pca.components[1], [half, half]))
    }

    @Test func constantRows() throws {
        let pca = try PCA(whiten: true).fit(Matrix(["a": [3, 3, 3], "b": [1, 1, 1]]))
        #expect(pca.explainedVarianceRatio == [0, 0] && pca.singularValues == [0, 0])
        #expect(try pca.transform(Matrix(["a": [3], "b": [1]])).values == [0, 0])
    }

    @Test func farFromTheOrigin() throws {
        let far = Matrix(uncheckedRowCount: 60, columnNames: x.columnNames, values: x.values.map { $0 + 1e6 })
        let pca = try PCA().fit(far)
        #expect(isClose(pca.explainedVariance, try PCA().fit(x).explainedVariance, 1e-9))
    }

    @Test(arguments: [1, 2, 5]) func theNumberOfThreadsDoesNotMatter(threadCount: Int) throws {
        var random = RandomState(seed: 8)
        let many = try Matrix(
            columns: (0..<5).map { (name: "c\($0)", values: random.normal(count: 30_000)) })
        #expect(try PCA(threadCount: threadCount).fit(many) == PCA(threadCount: 3).fit(many))
    }

    @Test func isATransformer() throws {
        let chain = try TransformerChain(StandardScaler(), PCA(components: 2)).fit(x)
        let scores = try chain.transform(x)
        #expect(scores.columnNames == ["pc1", "pc2"] && scores.rowCount == 60)
        #expect(try chain.transform(x.rows([5])) == scores.rows([5]))
        #expect(try chain.transform(x.rows([])).rowCount == 0)
    }

    @Test func roundTripsThroughJSON() throws {
        let pca = try PCA(components: 2, whiten: true).fit(x)
        #expect(try JSONDecoder().decode(PCA.Fitted.self, from: JSONEncoder().encode(pca)) == pca)
    }

    @Test func inconsistentComponentsAreRejected() throws {
        let whole = try #require(
            String(data: JSONEncoder().encode(PCA(components: 1).fit(x)), encoding: .utf8))
        for (part, other) in [
            (#""a","#, ""), (#""noiseVariance""#, #""noise""#), (#""mean":["#, #""mean":[1,"#),
        ] {
            let broken = whole.replacingOccurrences(of: part, with: other)
            #expect(broken != whole)
            #expect(throws: DecodingError.self) {
                try JSONDecoder().decode(PCA.Fitted.self, from: Data(broken.utf8))
            }
        }
    }

    @Test(arguments: [
        PCA(components: 0), PCA(components: 4), PCA(components: .count(-1)), PCA(components: 0.0),
        PCA(components: 1.0), PCA(components: .varianceFraction(.nan)), PCA(threadCount: 0),
    ]) func invalidParameters(pca: PCA) {
        #expect(throws: LearnError.self) { try pca.fit(x) }
    }

    @Test func invalidInput() throws {
        for rows in [[], [0]] {
            let few = try x.rows(rows)
            #expect(throws: LearnError.self) { try PCA().fit(few) }
        }
        var bad = x
        bad[2, 0] = .nan
        #expect(throws: LearnError.self) { try PCA().fit(bad) }
        let large = try Matrix(["a": [1e200, -1e200], "b": [0, 1]])
        #expect(throws: LearnError.overflow(estimator: "principal component analysis")) {
            try PCA().fit(large)
        }
        let tall = try Matrix(["a": (0..<20).map { $0 % 2 == 0 ? 1e200 : -1e200 }])
        #expect(throws: LearnError.overflow(estimator: "principal component analysis")) {
            try PCA().fit(tall)
        }
    }

    @Test func otherColumnsThanFitted() throws {
        let pca = try PCA(components: 2).fit(x)
        #expect(throws: LearnError.self) { try pca.transform(x.selecting(["b", "a", "c"])) }
        #expect(throws: LearnError.self) { try pca.inverseTransform(x) }
    }
}
