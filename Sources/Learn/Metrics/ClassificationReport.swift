import Base

/// Precision, recall and F1 of each class and their means: scikit-learn's `classification_report`, as values and as
/// its text.
public struct ClassificationReport: Equatable, Sendable, Codable {
    /// The figures of a class, or the means over the classes.
    public struct Row: Equatable, Sendable, Codable {
        /// The class, or “macro avg” or “weighted avg”.
        public let name: String
        /// Of the rows taken for the class, the share that is of it.
        public let precision: Double
        /// Of the rows of the class, the share that was taken for it.
        public let recall: Double
        /// The harmonic mean of the two.
        public let f1: Double
        /// The number (or weight) of the rows of the class.
        public let support: Double
    }

    /// The figures of each class.
    public let classes: [Row]
    /// The share of rows that were taken for what they are.
    public let accuracy: Double
    /// The figures of all reported classes' rows together, where some classes are left out; nil where none is, since
    /// all three are the accuracy then.
    public let microAverage: Row?
    /// The plain means over the classes.
    public let macroAverage: Row
    /// The means over the classes, each counting by its support.
    public let weightedAverage: Row

    private let writesSupportsAsFractions: Bool

    /// The report on a confusion matrix.
    ///
    /// - Parameter zeroDivision: what a share of nothing is. One that is NaN is left out of the means.
    public init(_ confusion: ConfusionMatrix, zeroDivision: Double = 0) {
        self.init(confusion, positions: Array(confusion.classNames.indices), zeroDivision: zeroDivision)
    }

    /// The report on some classes of a confusion matrix, in the order given.
    ///
    /// - Throws: `LearnError.unknownClass`.
    public init(_ confusion: ConfusionMatrix, classes: [String], zeroDivision: Double = 0) throws {
        let positions = try classes.map { name in
            guard let position = confusion.classNames.firstIndex(of: name) else {
                throw LearnError.unknownClass(
                    name, nearest: nearestName(to: name, among: confusion.classNames))
            }
            return position
        }
        self.init(confusion, positions: positions, zeroDivision: zeroDivision)
    }

    private init(_ confusion: ConfusionMatrix, positions: [Int], zeroDivision: Double) {
        func reported(_ values: [Double]) -> [Double] { positions.map { values[$0] } }
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
        classes = positions.indices.map {
            Row(
                name: confusion.classNames[positions[$0]], precision: precisions[$0], recall: recalls[$0],
                f1: f1Scores[$0], support: support[$0])
        }
        accuracy = confusion.accuracy
        macroAverage = mean("macro avg", weights: nil)
        weightedAverage = mean("weighted avg", weights: support)
        let hits = reported(confusion.hits).reduce(0, +)
        let predicted = reported(confusion.predictedSupport).reduce(0, +)
        let isWhole = Set(positions).count == confusion.classNames.count
        microAverage =
            isWhole
            ? nil
            : Row(
                name: "micro avg", precision: share(hits, of: predicted, zeroDivision),
                recall: share(hits, of: support.reduce(0, +), zeroDivision),
                f1: share(2 * hits, of: support.reduce(0, +) + predicted, zeroDivision),
                support: support.reduce(0, +))
        // scikit-learn counts in floating point where rows have weights, and where no row at all is right.
        writesSupportsAsFractions = confusion.isWeighted || confusion.accuracy == 0
    }

    /// The report as scikit-learn prints it.
    ///
    /// - Parameters:
    ///   - digits: digits after the point.
    ///   - names: what to call the classes, in their order; their own names where there is none.
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
    /// The report as scikit-learn prints it, with two digits.
    public var description: String { text() }
}

extension String {
    /// The text with blanks before it, up to a width.
    fileprivate func paddedLeft(to width: Int) -> String {
        String(repeating: " ", count: Swift.max(0, width - count)) + self
    }
}
