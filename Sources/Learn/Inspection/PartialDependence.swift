import Base
import Numerics

/// The predictions of a model as one column changes and all others stay as they are: scikit-learn's `partial_dependence`.
///
/// The average over the rows shows the main effect of the column; the curves of single rows (individual conditional
/// expectation) show whether they share it. Where the column depends on others, some of the rows it is computed for do not
/// exist.
///
/// Sources: Friedman, *The Annals of Statistics* 29 (2001); Goldstein et al., “Peeking inside the black box”, Journal of
/// Computational and Graphical Statistics 24 (2015).
public struct PartialDependence: Equatable, Sendable, Codable {
    /// The name of the column.
    public let feature: String
    /// The numbers that the column is set to, ascending; for a column of categories their indices.
    public let grid: [Double]
    /// The categories that the column is set to; nil for a column of numbers.
    public let categories: [String]?
    /// The (weighted) mean prediction over the rows at each point of the grid.
    public let average: [Double]
    /// The predictions for single rows at each point of the grid: a list for each of ``individualRows``.
    public let individual: [[Double]]
    /// The indices of the rows that ``individual`` has the predictions of.
    public let individualRows: [Int]

    /// Predicts the rows with each value of the grid.
    ///
    /// - Parameters:
    ///   - predict: returns the prediction for each row.
    init(
        _ x: Matrix, feature: String, gridSize: Int, percentiles: ClosedRange<Double>, individualCount: Int,
        sampleWeight: [Double]?, _ predict: (Matrix) throws -> [Double]
    ) throws {
        let column = try x.index(ofColumn: feature)
        try x.requireRowsAndColumns(for: "partial dependence")
        try requireWeights(sampleWeight, rowCount: x.rowCount)
        guard gridSize >= 2 else {
            throw LearnError.invalidParameter(
                name: "gridSize", value: String(gridSize), expected: "at least 2")
        }
        guard percentiles.lowerBound >= 0, percentiles.upperBound <= 1,
            percentiles.lowerBound < percentiles.upperBound
        else {
            throw LearnError.invalidParameter(
                name: "percentiles", value: "\(percentiles)", expected: "a range within 0 to 1")
        }
        self.feature = feature
        categories = x.categories[column]
        grid =
            if let categories { categories.indices.map(Double.init) } else {
                try numberGrid(x.column(at: column), size: gridSize, percentiles, feature: feature)
            }
        let step = max(1, x.rowCount / max(1, individualCount))
        let rows =
            individualCount > 0
            ? Array(stride(from: 0, to: x.rowCount, by: step).prefix(individualCount)) : []
        individualRows = rows
        let progress = ProgressReporter("partial dependence", total: grid.count)
        var values = x.values
        var average: [Double] = []
        var individual = rows.map { _ in [Double]() }
        for value in grid {
            try progress.checkCancellation()
            for row in 0..<x.rowCount { values[column * x.rowCount + row] = value }
            let predictions = try predict(
                Matrix(
                    uncheckedRowCount: x.rowCount, columnNames: x.columnNames, categories: x.categories,
                    values: values))
            average.append(
                PredictionErrors(predictions, predictions, sampleWeight).mean { value, _ in value })
            for (index, row) in rows.enumerated() { individual[index].append(predictions[row]) }
            progress.advance()
        }
        self.average = average
        self.individual = individual
    }
}

/// Returns the distinct values of a column if there are fewer than `size`, otherwise equally spaced numbers between two of its
/// quantiles.
private func numberGrid(
    _ values: ArraySlice<Double>, size: Int, _ percentiles: ClosedRange<Double>, feature: String
) throws -> [Double] {
    let sorted = values.filter { !$0.isNaN }.radixSorted()
    guard let first = sorted.first else {
        throw LearnError.unsupported("column “\(feature)” has no values; partial dependence needs some")
    }
    var distinct = [first]
    for value in sorted where value != distinct[distinct.count - 1] { distinct.append(value) }
    guard distinct.count >= size else { return distinct }
    let low = plottingQuantile(sorted, percentiles.lowerBound)
    let high = plottingQuantile(sorted, percentiles.upperBound)
    guard low < high else {
        throw LearnError.invalidParameter(
            name: "percentiles", value: "\(percentiles)", expected: "a wider range: both fall on \(low)")
    }
    let width = (high - low) / Double(size - 1)
    return (0..<size).map { $0 == size - 1 ? high : low + Double($0) * width }
}

/// Returns SciPy's `mquantiles` with its defaults (Cunnane's plotting positions), as scikit-learn's grid has it.
private func plottingQuantile(_ sorted: [Double], _ probability: Double) -> Double {
    let count = Double(sorted.count)
    let place = count * probability + 0.4 + probability * 0.2
    let rank = min(max(place, 1), count - 1).rounded(.down)
    let fraction = min(max(place - rank, 0), 1)
    let index = max(0, Int(rank) - 1)
    return (1 - fraction) * sorted[index] + fraction * sorted[min(index + 1, sorted.count - 1)]
}

/// Returns the partial dependence of the probability of the positive class on a column.
///
/// - Parameters:
///   - model: a fitted classifier, or a whole fitted pipeline.
///   - x: the rows.
///   - feature: the name of the column, of numbers or of categories.
///   - className: the class whose probability is predicted; nil for the positive one of two.
///   - gridSize: the number of points for a column of numbers; its distinct values if there are fewer.
///   - percentiles: the quantiles between which the points lie.
///   - individualCount: the number of rows, spread over all, whose own curves are kept.
///   - sampleWeight: the weight of each row in the average.
/// - Throws: `LearnError.unknownColumn`, `LearnError.notBinary`, `LearnError.unknownClass`, `LearnError.noRows`,
///   `LearnError.invalidParameter` for parameters out of range; the errors of the model; `CancellationError`.
public func partialDependence(
    _ model: some FittedClassifier, _ x: Matrix, feature: String, of className: String? = nil,
    gridSize: Int = 100, percentiles: ClosedRange<Double> = 0.05...0.95, individualCount: Int = 50,
    sampleWeight: [Double]? = nil
) throws -> PartialDependence {
    let name = className ?? model.classNames.last ?? ""
    guard className != nil || model.classNames.count == 2 else {
        throw LearnError.notBinary(classes: model.classNames)
    }
    guard let code = model.classNames.firstIndex(nearestTo: name) else {
        throw LearnError.unknownClass(name, nearest: nearestName(to: name, among: model.classNames))
    }
    return try kept(
        "partialDependence", AnyKeyed(model), x, feature, code, gridSize, percentiles.lowerBound,
        percentiles.upperBound, individualCount, sampleWeight
    ) {
        try PartialDependence(
            x, feature: feature, gridSize: gridSize, percentiles: percentiles,
            individualCount: individualCount, sampleWeight: sampleWeight
        ) { Array(try model.predictProbabilities($0).column(at: code)) }
    }
}

/// Returns the partial dependence of the prediction of a regressor on a column.
///
/// - Parameters:
///   - model: a fitted regressor, or a whole fitted pipeline.
///   - x: the rows.
///   - feature: the name of the column, of numbers or of categories.
///   - gridSize: the number of points for a column of numbers; its distinct values if there are fewer.
///   - percentiles: the quantiles between which the points lie.
///   - individualCount: the number of rows, spread over all, whose own curves are kept.
///   - sampleWeight: the weight of each row in the average.
/// - Throws: `LearnError.unknownColumn`, `LearnError.noRows`, `LearnError.invalidParameter` for parameters out of range; the
///   errors of the model; `CancellationError`.
public func partialDependence(
    _ model: some FittedRegressor, _ x: Matrix, feature: String, gridSize: Int = 100,
    percentiles: ClosedRange<Double> = 0.05...0.95, individualCount: Int = 50,
    sampleWeight: [Double]? = nil
) throws -> PartialDependence {
    try kept(
        "partialDependence", AnyKeyed(model), x, feature, gridSize, percentiles.lowerBound,
        percentiles.upperBound, individualCount, sampleWeight
    ) {
        try PartialDependence(
            x, feature: feature, gridSize: gridSize, percentiles: percentiles,
            individualCount: individualCount, sampleWeight: sampleWeight, model.predict)
    }
}
