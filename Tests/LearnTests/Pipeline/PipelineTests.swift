import TestSupport
import Testing

@testable import Learn

@Suite struct PipelineTests {
    private let x = SmallSample.x
    private let y = SmallSample.y

    @Test func aPipelineIsItsStepsOneAfterTheOther() throws {
        let model = try Pipeline(StandardScaler(), LogisticRegression()).fit(x, y)
        let scaler = try StandardScaler().fit(x)
        let classifier = try LogisticRegression().fit(scaler.transform(x), y)
        #expect(model.transformer == scaler && model.classifier == classifier)
        #expect(try model.predict(x) == classifier.predict(scaler.transform(x)))
    }

    @Test func severalTransformers() throws {
        var values = x.values
        values[5] = .nan
        let gaps = try Matrix(rowCount: 60, columnNames: x.columnNames, values: values)
        let model = try Pipeline(SimpleImputer(strategy: .median), StandardScaler(), LogisticRegression())
            .fit(gaps, y)
        #expect(try model.predict(gaps).count == 60)
        let original = try model.inOriginalUnits()
        let filled = try SimpleImputer(strategy: .median).fitTransform(gaps)
        #expect(isClose(try original.predictProbability(filled), try model.predictProbability(gaps)))
    }

    @Test func stepsAreFittedOnTheTrainingRowsOnly() throws {
        let split = try trainTestSplit(count: 60, testSize: 0.5, stratify: y, seed: 1)
        let model = try Pipeline(StandardScaler(), LogisticRegression()).fit(
            x.rows(split.train), y.rows(split.train))
        #expect(model.transformer.counts == [30, 30, 30])
    }

    @Test func dummiesPredictFrequencies() throws {
        let labels = try Labels(["b", "a", "b", "c"])
        let four = try x.rows([0, 1, 2, 3])
        let prior = try DummyClassifier().fit(four, labels)
        #expect(prior.probabilities == [0.25, 0.5, 0.25])
        #expect(try prior.predict(four).names == ["b", "b", "b", "b"])
        let frequent = try DummyClassifier(strategy: .mostFrequent).fit(four, labels)
        #expect(try frequent.predictProbabilities(four).row(at: 0) == [0, 1, 0])
        let weighted = try DummyClassifier().fit(four, labels, sampleWeight: [1, 6, 0, 1])
        #expect(weighted.probabilities == [0.75, 0.125, 0.125])
        let tie = try DummyClassifier(strategy: .mostFrequent).fit(four, Labels(["z", "a", "z", "a"]))
        #expect(tie.probabilities == [1, 0])
    }
}
