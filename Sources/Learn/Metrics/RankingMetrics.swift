import Frames
import Numerics

extension Metrics {
    /// The area under the ROC curve: the probability that a positive row scores above a negative one. NaN where one
    /// of the classes has no rows, as in scikit-learn.
    ///
    /// - Throws: what `ROCCurve` throws.
    public static func rocAUC(
        _ truth: Labels, scores: [Double], sampleWeight: [Double]? = nil
    ) throws -> Double {
        let ranked = try RankedScores(truth, scores: scores[...])
        try requireWeights(sampleWeight, rowCount: truth.count)
        return ranked.rocAUC(sampleWeight: sampleWeight)
    }

    /// The mean precision over the steps of recall; 0 where there are no positive rows, as in scikit-learn.
    ///
    /// - Throws: what `PrecisionRecallCurve` throws.
    public static func averagePrecision(
        _ truth: Labels, scores: [Double], sampleWeight: [Double]? = nil
    ) throws -> Double {
        let ranked = try RankedScores(truth, scores: scores[...])
        try requireWeights(sampleWeight, rowCount: truth.count)
        return ranked.averagePrecision(sampleWeight: sampleWeight)
    }
}

/// How the area under the ROC curve, a measure of two classes, is made one of several.
public enum MulticlassAUC: String, CaseIterable, Codable, Sendable {
    /// The mean over the classes, each against all others together.
    case oneVersusRest
    /// The mean over all pairs of classes, each pair on its own rows only (Hand & Till, Machine Learning 45, 2001):
    /// it does not depend on how frequent the classes are.
    case oneVersusOne
}

extension Metrics {
    /// The area under the ROC curve of several classes. NaN where a class has no rows.
    ///
    /// - Parameters:
    ///   - probabilities: a column a class, in the order of the classes; any scores will do.
    ///   - multiClass: against whom each class is held.
    ///   - average: `.macro` for the plain mean of the classes or pairs; `.weighted` for the mean by the rows of the
    ///     class or pair.
    ///   - sampleWeight: how much each row counts. (scikit-learn has weights for one-versus-rest only.)
    /// - Throws: `LearnError.lengthMismatch`, `LearnError.noRows`, `LearnError.columnMismatch`,
    ///   `LearnError.notFinite`, `LearnError.invalidWeight`; `LearnError.unsupported` for other averages or fewer than
    ///   two classes.
    public static func rocAUC(
        _ truth: Labels, probabilities: Matrix, multiClass: MulticlassAUC = .oneVersusRest,
        average: ClassAverage = .macro, sampleWeight: [Double]? = nil
    ) throws -> Double {
        guard average == .macro || average == .weighted else {
            throw LearnError.unsupported(
                "the area of several classes is a mean over them: .macro or .weighted, not .\(average)")
        }
        guard truth.classCount > 1 else {
            throw LearnError.unsupported("an area under the ROC curve needs two classes or more")
        }
        try requireColumn(ofEachClass: truth, probabilities, sampleWeight)
        try probabilities.requireFinite()
        let areas: [(area: Double, weight: Double)] =
            switch multiClass {
            case .oneVersusRest:
                (0..<truth.classCount).map { code in
                    area(of: code, against: nil, truth, probabilities, sampleWeight)
                }
            case .oneVersusOne:
                (0..<truth.classCount).flatMap { a in
                    ((a + 1)..<truth.classCount).map { b in
                        let first = area(of: a, against: b, truth, probabilities, sampleWeight)
                        let second = area(of: b, against: a, truth, probabilities, sampleWeight)
                        return ((first.area + second.area) / 2, first.weight + second.weight)
                    }
                }
            }
        let weights = areas.map { average == .macro ? 1 : $0.weight }
        return dot(areas.map(\.area), weights) / weights.reduce(0, +)
    }

    /// The area that the column of one class makes of its rows and those of another, or of all others; and the
    /// weight of its rows.
    private static func area(
        of code: Int, against other: Int?, _ truth: Labels, _ probabilities: Matrix, _ sampleWeight: [Double]?
    ) -> (area: Double, weight: Double) {
        let column = probabilities.column(at: code)
        let rows = truth.codes.indices.filter {
            other == nil || truth.codes[$0] == code || truth.codes[$0] == other
        }
        let codes = rows.map { truth.codes[$0] == code ? 1 : 0 }
        let weights = sampleWeight.map { weights in rows.map { weights[$0] } }
        let ranked = RankedScores(
            uncheckedCodes: codes, scores: rows.map { column[column.startIndex + $0] }[...])
        let weight = weights.map { dot($0, codes.map(Double.init)) } ?? Double(codes.reduce(0, +))
        return (ranked.rocAUC(sampleWeight: weights), weight)
    }

    /// The share of rows whose class is among the `k` most probable ones. Of equally probable classes the later
    /// comes first, as in scikit-learn.
    ///
    /// - Parameter probabilities: a column a class, in the order of the classes; any scores will do.
    /// - Throws: `LearnError.invalidParameter` for a `k` below 1, and what `rocAUC(_:probabilities:)` throws.
    public static func topKAccuracy(
        _ truth: Labels, probabilities: Matrix, k: Int = 2, sampleWeight: [Double]? = nil
    ) throws -> Double {
        guard k >= 1 else {
            throw LearnError.invalidParameter(name: "k", value: String(k), expected: "at least 1")
        }
        try requireColumn(ofEachClass: truth, probabilities, sampleWeight)
        try probabilities.requireFinite()
        var hits = 0.0
        var total = 0.0
        for (row, code) in truth.codes.enumerated() {
            let own = probabilities[row, code]
            let before = (0..<truth.classCount).count { other in
                let value = probabilities[row, other]
                return value > own || value == own && other > code
            }
            let weight = sampleWeight?[row] ?? 1
            hits += before < k ? weight : 0
            total += weight
        }
        return hits / total
    }
}
