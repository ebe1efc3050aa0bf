import TestSupport
import Testing

@testable import Learn

/// Reference values of scikit-learn's `learning_curve`.
@Suite struct LearningCurveTests {
    private let x = SmallSample.x
    private let y = SmallSample.numbers

    @Test func rowsInOrder() throws {
        let curve = try learningCurve(
            Ridge(), x, y, sizes: [0.2, 0.6, .fraction(1)], folds: KFold(splits: 4, shuffle: true, seed: 3))
        #expect(curve.sizes == [9, 27, 45] && curve.scorer == "R²")
        let train = [0.42925868081305196, 0.6005232261862727, 0.44918018658864867, 0.4077249022982724]
        #expect(isClose(curve.trainScores[1].values, train, 1e-9))
        let test = [
            -0.043592383327684336, -0.18859212387081437, -0.6323232011956601, 0.2993415289822866,
        ]
        #expect(isClose(curve.testScores[0].values, test, 1e-9))
    }

    @Test func rowsInRandomOrder() throws {
        let curve = try learningCurve(
            Ridge(), x, y, sizes: [27, 9, 0.2], folds: KFold(splits: 4), scoring: .meanAbsoluteError,
            shuffle: true, seed: 5)
        #expect(curve.sizes == [9, 27])
        let test = [1.2873842588405815, 0.6489872995177832, 0.7803874209585138, 1.226811738231557]
        #expect(isClose(curve.testScores[1].values, test, 1e-9))
    }

    @Test func aClassifier() throws {
        let curve = try learningCurve(LogisticRegression(), x, SmallSample.y, sizes: [0.5, .fraction(1)])
        let whole = try crossValidate(LogisticRegression(), x, SmallSample.y)
        #expect(curve.testScores[1] == whole.score)
    }

    @Test func badSizes() {
        #expect(throws: LearnError.self) { try learningCurve(Ridge(), x, y, sizes: []) }
        #expect(throws: LearnError.self) { try learningCurve(Ridge(), x, y, sizes: [0]) }
        #expect(throws: LearnError.self) { try learningCurve(Ridge(), x, y, sizes: [60]) }
        #expect(throws: LearnError.self) { try learningCurve(Ridge(), x, y, sizes: [1.5]) }
        #expect(throws: LearnError.self) {
            try learningCurve(LogisticRegression(), x, SmallSample.y, sizes: [1])
        }
    }
}
