import Datasets
import TestSupport
import Testing

@testable import Learn

/// Cross-validation and searches of regressors, with reference values of scikit-learn.
@Suite struct RegressionSelectionTests {
    private let x = SmallSample.x
    private let y = SmallSample.numbers
    private let folds = KFold(splits: 4, shuffle: true, seed: 3)

    @Test func crossValidation() throws {
        let result = try crossValidate(
            Pipeline(StandardScaler(), Ridge()), x, y, folds: folds,
            scoring: [.r2, .meanAbsoluteError, .medianAbsoluteError], trainScores: true)
        let r2 = [0.35359433178389665, -0.09580086271198507, -0.009001119662124024, 0.13918482850040748]
        #expect(isClose(result.score.values, r2, 1e-10))
        let absolute = [0.9984506584695515, 1.2864506567843983, 1.0004282919451137, 0.983445401465211]
        #expect(isClose(try result.scores(RegressionScorer.meanAbsoluteError).values, absolute, 1e-10))
        let median = [0.8510821101007371, 0.6630340825273329, 0.8741194305944409, 0.735447602905401]
        #expect(isClose(result.trainScores[2].values, median, 1e-10))
    }

    @Test func theDefaultIsFiveFoldsAndR2() throws {
        let result = try crossValidate(Ridge(), x, y)
        #expect(result.scorers == ["R²"] && result.score.values.count == 5)
    }

    @Test func aSearchMinimisesALoss() throws {
        let search = GridSearch(
            Pipeline(StandardScaler(), Ridge()), over: .init(\.regressor.alpha, [0.1, 1, 10, 100]),
            folds: folds, scoring: [.meanAbsoluteError])
        let result = try search.fit(x, y)
        #expect(search.candidates.map(\.name) == ["alpha: 0.1", "alpha: 1.0", "alpha: 10.0", "alpha: 100.0"])
        let means = [1.0710410452859274, 1.0671937521660686, 1.0933648500433595, 1.1585158945867016]
        #expect(isClose(result.candidates.map(\.score.mean), means, 1e-10))
        #expect(result.candidates.map(\.rank) == [2, 1, 3, 4])
        #expect(try result.predict(x) == Pipeline(StandardScaler(), Ridge(alpha: 1)).fit(x, y).predict(x))
        #expect(try result.table().columnNames.last == "standard deviation of mean absolute error")
        let nested = try crossValidate(search, x, y, folds: folds)
        #expect(nested.score.values.count == 4)
    }

    @Test func randomCombinations() throws {
        let search = RandomizedSearch(
            Ridge(), over: .init(\.alpha) { $0.logUniform(0.01, 100) }, iterations: 4, scoring: [.r2], seed: 1
        )
        #expect(try search.fit(x, y).candidates.count == 4)
    }

    @Test func crossValidatedPredictions() throws {
        let scores = try crossValPredict(Ridge(), x, y, folds: folds)
        let expected = [1.3890063792826175, 1.5211696642656485, 0.2699479952617394, -0.6225467812685913]
        #expect(isClose(Array(scores.predicted.prefix(4)), expected, 1e-10))
        #expect(throws: LearnError.self) {
            try crossValPredict(Ridge(), x, y, folds: TimeSeriesSplit(splits: 3))
        }
    }

    @Test func badInput() {
        #expect(throws: LearnError.lengthMismatch(what: "targets", count: 1, expected: 60)) {
            try crossValidate(Ridge(), x, [1])
        }
        #expect(throws: LearnError.self) { try crossValidate(Ridge(), x, y, scoring: []) }
    }

    @Test func importanceByPermutation() throws {
        let model = try Ridge().fit(x, y)
        let importance = try PermutationImportance(of: model, x, y, repeats: 3, score: .meanAbsoluteError)
        #expect(importance.ranked.first?.name == "a" && importance.baseline > 0)
        #expect(try isClose(importance.baseline, model.evaluate(x, y).meanAbsoluteError))
    }
}
