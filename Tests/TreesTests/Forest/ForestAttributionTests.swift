import Learn
import TestSupport
import Testing

@testable import Trees

@Suite struct ForestAttributionTests {
    private let x = SmallSample.x

    @Test func contributionsAddUpToTheProbability() throws {
        let model = try RandomForest(nEstimators: 7, maxDepth: 4).fit(x, SmallSample.y3)
        for (code, name) in model.classNames.enumerated() {
            let attributions = try model.attributions(x, of: name)
            let probabilities = try model.predictProbabilities(x).column(at: code)
            #expect(isClose((0..<60).map(attributions.prediction(ofRow:)), Array(probabilities), 1e-6))
        }
    }

    @Test func contributionsToTheOtherClassAreNegated() throws {
        let model = try DecisionTree(maxDepth: 4).fit(x, SmallSample.y)
        let (yes, no) = (try model.attributions(x), try model.attributions(x, of: "no"))
        #expect(isClose(no.contributions.values, yes.contributions.values.map { -$0 }))
        #expect(isClose(yes.baseValue + no.baseValue, 1))
        #expect(isClose((0..<60).map(yes.prediction(ofRow:)), try model.predictProbability(x), 1e-6))
        #expect(throws: LearnError.unknownClass("yea", nearest: "yes")) {
            try model.attributions(x, of: "yea")
        }
    }
}
