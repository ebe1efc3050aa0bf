import Learn
import Testing

@Suite struct ProbabilityCalibratorTests {
    private let probability = [0.05, 0.1, 0.1, 0.2, 0.3, 0.35, 0.4, 0.6, 0.7, 0.9]
    private let truth = Labels([false, false, true, false, false, true, false, true, false, true])

    @Test func theSigmoidIsPlatts() throws {
        // scikit-learn's _SigmoidCalibration on the log-odds stops near the minimum; this is the minimum.
        guard
            case .sigmoid(let slope, let intercept) = try ProbabilityCalibrator().fit(
                truth, probability: probability)
        else { return #expect(Bool(false)) }
        #expect(abs(slope - 0.36381098) < 1e-6 && abs(intercept - -0.1326933) < 1e-6)
    }

    @Test func theIsotonicFunctionIsScikitLearns() throws {
        let fitted = try ProbabilityCalibrator(.isotonic).fit(truth, probability: probability)
        let values = fitted.calibrated([0, 0.05, 0.1, 0.15, 0.3, 0.5, 0.65, 0.9, 1])
        let expected = [0, 0, 0.25, 0.25, 0.25, 0.5, 0.5, 1, 1]
        for (value, other) in zip(values, expected) { #expect(abs(value - other) < 1e-12) }
        let grid = (0...100).map { Double($0) / 100 }
        #expect(zip(fitted.calibrated(grid), fitted.calibrated(grid).dropFirst()).allSatisfy { $0 <= $1 })
    }

    @Test(arguments: ProbabilityCalibrator.Method.allCases)
    func theOrderOfRowsDoesNotMatter(_ method: ProbabilityCalibrator.Method) throws {
        let rows = Array(probability.indices.reversed())
        let (a, b) = try (
            ProbabilityCalibrator(method).fit(truth, probability: probability),
            ProbabilityCalibrator(method).fit(truth.rows(rows), probability: rows.map { probability[$0] })
        )
        for (one, other) in zip(a.calibrated(probability), b.calibrated(probability)) {
            #expect(abs(one - other) < 1e-9)
        }
    }

    @Test func equalProbabilitiesBecomeTheSmoothedShare() throws {
        let fitted = try ProbabilityCalibrator().fit(truth, probability: [Double](repeating: 0.3, count: 10))
        // Platt's targets: 4 rows of 5/6, and 6 of 1/8.
        #expect(abs(fitted.calibrated([0.9])[0] - (4 * 5.0 / 6 + 6.0 / 8) / 10) < 1e-12)
    }

    @Test func unusableInputIsRefused() {
        let calibrator = ProbabilityCalibrator()
        #expect(throws: LearnError.self) { try calibrator.fit(truth, probability: [0.5]) }
        #expect(throws: LearnError.self) {
            try calibrator.fit(truth, probability: [Double](repeating: 1.5, count: 10))
        }
        #expect(throws: LearnError.oneClass("false")) {
            try calibrator.fit(Labels([false, false]), probability: [0.5, 0.4])
        }
    }
}
