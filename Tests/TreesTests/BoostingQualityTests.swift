import Learn
import Numerics
import Testing

@testable import Trees

/// The held-out accuracy over ten splits is at least scikit-learn's mean on the same rows minus one standard
/// deviation.
@Suite struct BoostingQualityTests {
    private static let x: Matrix = {
        var random = RandomState(seed: 11)
        return Matrix(
            uncheckedRowCount: 1500, columnNames: (0..<6).map { "x\($0)" }, values: random.normal(count: 9000)
        )
    }()
    /// The target depends on a product of two columns, a step and a slope: learnable by trees, but not by a linear model.
    private static let y: Labels = {
        var random = RandomState(seed: 11)
        _ = random.normal(count: 9000)
        return Labels(
            (0..<1500).map { row in
                let step = x[row, 2] > 0.5 ? 1.0 : -0.5
                let score = x[row, 0] * x[row, 1] + step + 0.7 * x[row, 3]
                return random.random() < logistic(Lanes(repeating: 1.5 * score)).probability[0]
            })
    }()

    @Test(arguments: [
        (GradientBoosting.exact(), (0.7956233, 0.0160406), (0.7056060, 0.0170097)),
        (GradientBoosting(), (0.7987631, 0.0164191), (0.7212115, 0.0202252)),
    ])
    func heldOutQuality(
        boosting: GradientBoosting, area: (mean: Double, deviation: Double),
        f1: (mean: Double, deviation: Double)
    ) throws {
        let scores = try (0..<10 as Range<UInt32>).map { seed in
            let split = try trainTestSplit(count: 1500, testSize: 0.3, stratify: Self.y, seed: seed)
            return try boosting.fit(Self.x.rows(split.train), Self.y.rows(split.train))
                .evaluate(Self.x.rows(split.test), Self.y.rows(split.test))
        }
        let ourArea = scores.reduce(0) { $0 + $1.rocAUC } / 10
        let ourF1 = scores.reduce(0) { $0 + $1.f1 } / 10
        #expect(ourArea >= area.mean - area.deviation)
        #expect(ourF1 >= f1.mean - f1.deviation)
    }
}
