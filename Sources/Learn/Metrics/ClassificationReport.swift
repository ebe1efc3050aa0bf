import Base

/// Precision, recall and F1 of each class and their averages: scikit-learn's `classification_report`, as
/// values and as its text.
public struct ClassificationReport: Equatable, Sendable, Codable {
    /// The metrics of a class, or their averages over the classes.
    public struct Row: Equatable, Sendable, Codable {
        /// The name of the class, or “macro avg” or “weighted avg”.
        public let name: String
        /// The fraction of the rows predicted as the class that are of it.
        public let precision: Double
        /// The fraction of the rows of the class that were predicted as it.
        public let recall: Double
        /// The harmonic mean of precision and recall.
        public let f1: Double
        /// The number (or weight) of rows of the class.
        public let support: Double
    }

    /// The metrics of each class.
    public let classes: [Row]
    /// The fraction of rows that were predicted correctly.
    public let accuracy: Double
    /// The metrics of all reported classes' rows pooled, if some classes are left out; otherwise nil, since
    /// all three equal the accuracy.
    public let microAverage: Row?
    /// The unweighted means over the classes.
    public let macroAverage: Row
    /// The means over the classes, weighted by support.
    public let weightedAverage: Row

    private let writesSupportsAsFractions: Bool

    /// Creates the report of a confusion matrix.
    ///
    /// - Parameter zeroDivision: the value of an undefined fraction (0 / 0). A NaN is left out of the
    ///   averages.
    public init(_ confusion: ConfusionMatrix, zeroDivision: Double = 0) {
        self.init(confusion, classIndices: Array(confusion.classNames.indices), zeroDivision: zeroDivision)
    }

    /// Creates the report of some classes of a confusion matrix, in the order given.
    ///
    /// - Throws: `LearnError.unknownClass`.
    public init(_ confusion: ConfusionMatrix, classes: [String], zeroDivision: Double = 0) throws {
        let classIndices = try classes.map { name in
            guard let index = confusion.classNames.firstIndex(nearestTo: name) else {
                throw LearnError.unknownClass(
                    name, nearest: nearestName(to: name, among: confusion.classNames))
            }
            return index
        }
        self.init(confusion, classIndices: classIndices, zeroDivision: zeroDivision)
    }

    private init(_ confusion: ConfusionMatrix, classIndices: [Int], zeroDivision: Double) {
        func reported(_ values: [Double]) -> [Double] { classIndices.map { values[$0] } }
        let support = reported(confusion.support)
        let precisions = reported(confusion.precisions(zeroDivision: zeroDivision))
        let recalls = reported(confusion.recalls(zeroDivision: zeroDivision))
        let f1Scores = reported(confusion.f1Scores(zeroDivision: zeroDivision))
        func mean(_ name: String, weights: [Double]?) -> Row {
            Row(
                name: name, precision: meanOfNumbers(precisions, weights: weights),
                recall: meanOfNumbers(recalls, weights: weights),
                f1: meanOfNumbers(f1Scores, weights: weights),
                support: support.reduce(0, +))
        }
        classes = classIndices.indices.map {
            Row(
                name: confusion.classNames[classIndices[$0]], precision: precisions[$0], recall: recalls[$0],
                f1: f1Scores[$0], support: support[$0])
        }
        accuracy = confusion.accuracy
        macroAverage = mean("macro avg", weights: nil)
        weightedAverage = mean("weighted avg", weights: support)
        let hits = reported(confusion.hits).reduce(0, +)
        let predicted = reported(confusion.predictedSupport).reduce(0, +)
        let isWhole = Set(classIndices).count == confusion.classNames.count
        microAverage =
            isWhole
            ? nil
            : Row(
                name: "micro avg", precision: ratio(hits, of: predicted, zeroDivision),
                recall: ratio(hits, of: support.reduce(0, +), zeroDivision),
                f1: ratio(2 * hits, of: support.reduce(0, +) + predicted, zeroDivision),
                support: support.reduce(0, +))
        // scikit-learn counts in floating point if there are sample weights, and if no row at all is right.
        writesSupportsAsFractions = confusion.isWeighted || confusion.accuracy == 0
    }

    /// Returns the report as scikit-learn prints it.
    ///
    /// - Parameters:
    ///   - digits: the number of decimals.
    ///   - names: the names of the classes to print, in their order; their own names by default.
    public func text(digits: Int = 2, names: [String]? = nil) -> String {
        let names = classes.indices.map { index in
            names.flatMap { index < $0.count ? $0[index] : nil } ?? classes[index].name
        }
        let width = max(names.map(\.count).max() ?? 0, "weighted avg".count, digits)
        func line(_ name: String, _ cells: [String]) -> String {
            name.paddedLeft(to: width) + " " + cells.map { " " + $0.paddedLeft(to: 9) }.joined() + "\n"
        }
        func line(_ name: String, _ row: Row) -> String {
            line(
                name,
                [row.precision, row.recall, row.f1].map { $0.fixed(decimals: digits) } + [
                    count(row.support)
                ])
        }
        return line("", ["precision", "recall", "f1-score", "support"]) + "\n"
            + zip(names, classes).map { line($0, $1) }.joined() + "\n"
            + (microAverage.map { line($0.name, $0) }
                ?? line("accuracy", ["", "", accuracy.fixed(decimals: digits), count(macroAverage.support)]))
            + line(macroAverage.name, macroAverage) + line(weightedAverage.name, weightedAverage)
    }

    private func count(_ support: Double) -> String {
        writesSupportsAsFractions ? "\(support)" : support.fixed(decimals: 0)
    }
}

extension ClassificationReport: CustomStringConvertible {
    /// The report as scikit-learn prints it, with two decimals.
    public var description: String { text() }
}

extension String {
    /// Returns the text padded with spaces on the left to a width.
    fileprivate func paddedLeft(to width: Int) -> String {
        String(repeating: " ", count: Swift.max(0, width - count)) + self
    }
}
