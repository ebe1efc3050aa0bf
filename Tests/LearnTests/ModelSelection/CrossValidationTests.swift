import Numerics
import TestSupport
import Testing

@testable import Learn

@Suite struct CrossValidationTests {
    private let x = SmallSample.x
    private let y = SmallSample.y

    /// Reference values of scikit-learn's `cross_validate`.
    @Test func referenceValues() throws {
        let scores = try crossValidate(
            Pipeline(StandardScaler(), LogisticRegression()), x, y,
            folds: StratifiedKFold(splits: 4, shuffle: true, seed: 42),
            scoring: [.accuracy, .rocAUC, .f1, .logLoss])
        #expect(
            isClose(
                scores.testScores[0].values,
                [0.6666666666666666, 0.5333333333333333, 0.8, 0.5333333333333333], 1e-8))
        #expect(
            isClose(
                scores.testScores[1].values,
                [0.7592592592592593, 0.49999999999999994, 0.8518518518518519, 0.7142857142857143], 1e-8))
        #expect(
            isClose(
                scores.testScores[2].values,
                [0.7368421052631579, 0.6666666666666666, 0.8421052631578947, 0.6666666666666666], 1e-8))
        #expect(
            isClose(
                scores.testScores[3].values,
                [0.5435064642933086, 0.8528596655427043, 0.46947935264656715, 0.662023741690231], 1e-8))
    }

    @Test func eachFoldIsFittedAndScoredOnItsOwn() throws {
        let folds = KFold(splits: 3, shuffle: true, seed: 1)
        let scores = try crossValidate(
            LogisticRegression(), x, y, folds: folds, scoring: [.accuracy, .brierScore],
            trainScores: true)
        let split = try folds.split(y)[1]
        let model = try LogisticRegression().fit(x.rows(split.train), y.rows(split.train))
        let test = try model.evaluate(x.rows(split.test), y.rows(split.test))
        #expect(scores.testScores.map { $0.values[1] } == [test.accuracy, test.brierScore])
        #expect(
            scores.trainScores[0].values[1]
                == (try model.evaluate(x.rows(split.train), y.rows(split.train)).accuracy))
        #expect(try scores.scores(.brierScore) == scores.testScores[1])
        #expect(throws: LearnError.self) { try scores.scores(.f1) }
    }

    @Test func meanAndDeviationOverFolds() throws {
        let scores = FoldScores(values: [1, 2, 3, 6])
        #expect(scores.mean == 3)
        #expect(isClose(scores.standardDeviation, 3.5.squareRoot()))
    }

    @Test func customScorers() throws {
        let missed = Scorer("missed", isLoss: true) { $0.confusion.cells[1][0] }
        let dummy = try crossValidate(
            DummyClassifier(strategy: .mostFrequent), x, y, scoring: [missed], trainScores: false)
        #expect(dummy.scorers == ["missed"] && dummy.score.values.allSatisfy { $0 == 0 })
        #expect(dummy.trainScores.isEmpty)
        #expect(throws: LearnError.self) {
            try crossValidate(DummyClassifier(), x, y, scoring: [missed, missed])
        }
        #expect(throws: LearnError.self) { try crossValidate(DummyClassifier(), x, y, scoring: []) }
    }

    @Test func weightsCountInFitting() throws {
        let weights = y.codes.map { $0 == 0 ? 9.0 : 1 }
        let scores = try crossValidate(
            DummyClassifier(strategy: .mostFrequent), x, y, scoring: [.recall], sampleWeight: weights)
        #expect(scores.score.values == [0, 0, 0, 0, 0])
    }

    @Test func aFoldWithoutAClassIsNamed() throws {
        let sorted = try Labels((0..<60).map { $0 / 30 })
        #expect(throws: LearnError.foldWithoutClass(fold: 1, class: "0", rows: "training")) {
            try crossValidate(LogisticRegression(), x, sorted, folds: KFold(splits: 2))
        }
        #expect(throws: LearnError.foldWithoutClass(fold: 1, class: "1", rows: "test")) {
            try crossValidate(LogisticRegression(), x, sorted, folds: KFold(splits: 3), scoring: [.rocAUC])
        }
        let error = #expect(throws: LearnError.self) {
            try crossValPredict(LogisticRegression(), x, sorted, folds: KFold(splits: 2))
        }
        #expect(error?.description.hasPrefix("fold 1 has no training row of class “0”") == true)
    }

    @Test func everyRowIsPredictedByAModelNotFittedOnIt() throws {
        let folds = StratifiedKFold(splits: 4, shuffle: true, seed: 5)
        let scores = try crossValPredict(LogisticRegression(), x, y, folds: folds)
        for split in try folds.split(y) {
            let model = try LogisticRegression().fit(x.rows(split.train), y.rows(split.train))
            #expect(
                try model.predictProbability(x.rows(split.test))
                    == split.test.map { try scores.probability()[$0] })
        }
        #expect(scores.truth == y)
        #expect(throws: LearnError.self) {
            try crossValPredict(LogisticRegression(), x, y, folds: ShuffleSplit(splits: 3))
        }
    }

    @Test func groupsStayWithinFolds() throws {
        let groups = Groups((0..<60).map { $0 / 4 })
        let scores = try crossValidate(LogisticRegression(), x, y, folds: GroupKFold(groups: groups))
        #expect(scores.score.values.count == 5)
    }

    @Test func cancelledBetweenFits() async {
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            _ = try crossValidate(DummyClassifier(), SmallSample.x, SmallSample.y)
        }
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
