import Base
import Charts
import Datasets
import Learn
import Notebook
import Trees

// Inspections of models as charts. Learn, Trees and Charts do not know each other; only the umbrella knows all of them.

extension SHAPSummaryPlot {
    /// Creates the chart of the contributions of columns to predictions, the largest first.
    ///
    /// - Parameters:
    ///   - attributions: the contributions of each column to the prediction of each row.
    ///   - x: the rows that were explained, whose values colour the dots. Categories have no order, so that theirs are grey.
    ///   - valueLabel: the label of the contributions, with their unit.
    ///   - top: the maximum number of columns.
    ///   - title: the title; `nil` for none.
    /// - Throws: `LearnError.unknownColumn` if a column of the contributions is not in `x`, `ChartError` unless both have the
    ///   same rows.
    public init(
        _ attributions: Attributions, of x: Matrix, valueLabel: String = "SHAP value", top: Int = 10,
        title: String? = nil
    ) throws {
        let contributions = attributions.contributions
        let features = try contributions.columnNames.enumerated().map { index, name in
            let column = try x.index(ofColumn: name)
            return (
                name: name, contributions: Array(contributions.column(at: index)),
                values: x.categories[column] == nil ? Array(x.column(at: column)) : []
            )
        }
        try self.init(features: features, valueLabel: valueLabel, top: top, title: title)
    }

    /// Creates the chart of the contributions of the features of a data set to predictions, the largest first.
    ///
    /// - Throws: as for a matrix.
    public init(
        _ attributions: Attributions, of data: Dataset, valueLabel: String = "SHAP value", top: Int = 10,
        title: String? = nil
    ) throws {
        try self.init(attributions, of: data.x, valueLabel: valueLabel, top: top, title: title)
    }
}

extension PartialDependencePlot {
    /// Creates the chart of the dependence of predictions on a feature.
    ///
    /// - Parameters:
    ///   - dependence: the partial dependence.
    ///   - data: the data set whose values of the feature are shown by their deciles; `nil` for none.
    ///   - valueLabel: the label of the prediction.
    ///   - title: the title; `nil` for none.
    ///   - format: the format of the prediction.
    /// - Throws: `LearnError.unknownColumn` if the data set has no such feature, `ChartError` if a prediction is not finite.
    public init(
        _ dependence: PartialDependence, data: Dataset? = nil, valueLabel: String = "Prediction",
        title: String? = nil, format: TickFormat = .number
    ) throws {
        if let categories = dependence.categories {
            try self.init(
                categories: categories, average: dependence.average, individual: dependence.individual,
                featureLabel: dependence.feature, valueLabel: valueLabel, title: title, format: format)
            return
        }
        try self.init(
            grid: dependence.grid, average: dependence.average, individual: dependence.individual,
            featureValues: try data?.x.column(dependence.feature) ?? [], featureLabel: dependence.feature,
            valueLabel: valueLabel, title: title, format: format)
    }
}

extension PartialDependence: Showable {
    /// A chart of the average prediction by the values of the feature, with the lines of single rows.
    public var shown: Shown {
        get throws { .chart(try PartialDependencePlot(self)) }
    }
}
