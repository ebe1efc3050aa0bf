import Learn
import Numerics

/// Sixty rows drawn from NumPy's generator (seed 7), small enough for the reference values to be copied: three
/// columns, the second correlated with the first, and labels that depend on the first and the third.
public enum SmallSample {
    /// The rows.
    public static let x: Matrix = {
        var random = RandomState(seed: 7)
        let a = random.normal(count: 60)
        let b = zip(random.normal(count: 60), a).map(+)
        let c = random.normal(count: 60)
        return Matrix(uncheckedRowCount: 60, columnNames: ["a", "b", "c"], values: a + b + c)
    }()

    private static let codes: [Int32] = [
        1, 1, 0, 1, 1, 0, 0, 0, 0, 1, 0, 0, 1, 0, 1, 0, 1, 1, 0, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 1,
        1, 1, 0, 1, 0, 0, 0, 1, 1, 1, 1, 0, 1, 1, 0, 0, 1, 1, 1, 0, 1, 1, 0, 1, 0, 0, 1, 1, 1, 1,
    ]

    /// Two classes of the rows.
    public static let y = Labels(codes: codes, uncheckedClassNames: ["no", "yes"])

    /// A number for each row: a slope, a curve and noise.
    public static let numbers: [Double] = {
        var random = RandomState(seed: 8)
        let noise = random.normal(count: 60)
        return (0..<60).map { row in
            x[row, 0] - 0.5 * x[row, 1] + 0.3 * x[row, 2] * x[row, 2] + noise[row]
        }
    }()

    /// Three classes of the rows.
    public static let y3: Labels = {
        var random = RandomState(seed: 7)
        _ = random.normal(count: 180)
        let draws = random.random(count: 60)
        let codes: [Int32] = (0..<60).map { draws[$0] < 0.3 ? 0 : x[$0, 0] > 0 ? 1 : 2 }
        return Labels(codes: codes, uncheckedClassNames: ["p", "q", "r"])
    }()
}
