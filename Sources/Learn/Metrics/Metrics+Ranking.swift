import Numerics

extension Metrics {
    /// Returns the area under the ROC curve: the probability that a positive row scores above a negative one.
    /// NaN if one of the classes has no rows, as in scikit-learn.
    ///
    /// - Parameter scores: any numbers that are higher for the positive class; of probabilities,
    ///   ``ClassificationScores`` has the area too.
    /// - Throws: the errors of `ROCCurve`.
    public static func rocAUC(
        _ truth: Labels, scores: [Double], sampleWeight: [Double]? = nil
    ) throws -> Double {
        let ranked = try RankedScores(truth, scores: scores[...])
        try requireWeights(sampleWeight, rowCount: truth.count)
        return ranked.rocAUC(sampleWeight: sampleWeight)
    }
}

/// The way in which the area under the ROC curve, a metric of two classes, is extended to several.
public enum MulticlassAUC: String, CaseIterable, Codable, Sendable {
    /// The mean over the classes, each against all others together.
    case oneVersusRest
    /// The mean over all pairs of classes, each pair on its own rows only (Hand & Till, Machine Learning 45,
    /// 2001): it does not depend on the class frequencies.
    case oneVersusOne
}

extension Metrics {
    /// Returns the area under the ROC curve of several classes. NaN if a class has no rows.
    ///
    /// - Parameters:
    ///   - probabilities: a column for each class, in the order of the classes; any scores will do.
    ///   - multiClass: the pairs of classes that are compared.
    ///   - average: `.macro` for the unweighted mean over the classes or pairs; `.weighted` for the mean
    ///     weighted by the rows of the class or pair.
    ///   - sampleWeight: the weight of each row; 1 if nil. (scikit-learn has weights for one-versus-rest
    ///     only.)
    /// - Throws: `LearnError.lengthMismatch`, `LearnError.noRows`, `LearnError.columnMismatch`,
    ///   `LearnError.notFinite`, `LearnError.invalidWeight`; `LearnError.unsupported` for other averages or
    ///   fewer than two classes.
    public static func rocAUC(
        _ truth: Labels, probabilities: Matrix, multiClass: MulticlassAUC = .oneVersusRest,
        average: ClassAverage = .macro, sampleWeight: [Double]? = nil
    ) throws -> Double {
        guard average == .macro || average == .weighted else {
            throw LearnError.unsupported(
                "the area of several classes is averaged by .macro or .weighted, not by .\(average)")
        }
        guard truth.classCount > 1 else {
            throw LearnError.unsupported("the area under the ROC curve needs at least two classes")
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

    /// Returns the area of the scores of one class on its rows and those of another, or of all others, and
    /// the weight of its rows.
    private static func area(
        of code: Int, against other: Int?, _ truth: Labels, _ probabilities: Matrix, _ sampleWeight: [Double]?
    ) -> (area: Double, weight: Double) {
        let column = probabilities.column(at: code)
        let rows = truth.codes.indices.filter { row in
            let own = Int(truth.codes[row])
            return other == nil || own == code || own == other
        }
        let codes: [Int32] = rows.map { Int(truth.codes[$0]) == code ? 1 : 0 }
        let weights = sampleWeight.map { weights in rows.map { weights[$0] } }
        let ranked = RankedScores(
            uncheckedCodes: codes, scores: rows.map { column[column.startIndex + $0] }[...])
        let weight = weights.map { dot($0, codes.map(Double.init)) } ?? Double(codes.count { $0 == 1 })
        return (ranked.rocAUC(sampleWeight: weights), weight)
    }

    /// Returns the fraction of rows whose class is among the `k` most probable ones. Of equally probable
    /// classes the later comes first, as in scikit-learn.
    ///
    /// - Parameter probabilities: a column for each class, in the order of the classes; any scores will do.
    /// - Throws: `LearnError.invalidParameter` for a `k` below 1, and the errors of
    ///   `rocAUC(_:probabilities:)`.
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
        for (row, code) in truth.codes.lazy.map(Int.init).enumerated() {
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
