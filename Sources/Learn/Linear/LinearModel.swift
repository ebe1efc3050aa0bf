import Base
import Numerics

/// A fitted linear model: its prediction is the intercept plus the sum of the columns times their coefficients.
///
/// ``LinearRegression``, ``Ridge``, ``Lasso`` and ``ElasticNet`` differ in how they find the coefficients.
public struct LinearModel: FittedRegressor, Equatable, Codable {
    /// The columns it was fitted on.
    public let columnNames: [String]
    /// The change of the prediction per unit of each column, in the order of the columns.
    public let coefficients: [Double]
    /// The prediction where all columns are zero; 0 if no intercept was fitted.
    public let intercept: Double
    /// The number of sweeps over the coefficients; 0 for a solution without iterations.
    public let iterations: Int
    /// An upper bound of the distance of the objective from its minimum, as a fraction of the sum of the squared (and
    /// centred) targets; 0 for a solution without iterations.
    public let dualityGap: Double
    /// Whether the fit reached its tolerance.
    public let converged: Bool

    init(_ rows: LeastSquaresRows, _ coefficients: [Double], descent: CoordinateDescent.Result? = nil) {
        self.init(
            columnNames: rows.x.columnNames, coefficients: coefficients,
            intercept: rows.intercept(for: coefficients), iterations: descent?.iterations ?? 0,
            dualityGap: descent?.gap ?? 0, converged: descent?.converged ?? true)
    }

    private init(
        columnNames: [String], coefficients: [Double], intercept: Double, iterations: Int, dualityGap: Double,
        converged: Bool
    ) {
        self.columnNames = columnNames
        self.coefficients = coefficients
        self.intercept = intercept
        self.iterations = iterations
        self.dualityGap = dualityGap
        self.converged = converged
    }

    /// Returns the coefficient of a column: the change of the prediction per unit of the column.
    ///
    /// - Throws: `LearnError.unknownColumn`, with the nearest name.
    public func coefficient(_ column: String) throws -> Double {
        guard let index = columnNames.firstIndex(of: column) else {
            throw LearnError.unknownColumn(column, nearest: nearestName(to: column, among: columnNames))
        }
        return coefficients[index]
    }

    /// The columns with their coefficients, in the order of the columns.
    public var namedCoefficients: [(name: String, coefficient: Double)] {
        zip(columnNames, coefficients).map { (name: $0, coefficient: $1) }
    }

    /// Returns the prediction for each row.
    ///
    /// - Throws: `LearnError.columnMismatch`, `LearnError.notFinite`.
    public func predict(_ x: Matrix) throws -> [Double] {
        try x.requireColumns(columnNames, of: "the linear model")
        try x.requireNumbers(for: "the linear model")
        try x.requireFinite()
        return x.linearPredictor(coefficients, intercept: intercept)
    }

    /// Returns the model that makes the same predictions from columns before scaling: each coefficient is per unit of the
    /// original column.
    ///
    /// - Throws: `LearnError.columnMismatch` unless the scaler was fitted on the columns of this model.
    public func inOriginalUnits(of scaler: StandardScaler.Fitted) throws -> LinearModel {
        try requireColumns(scaler.columnNames, columnNames, of: "the linear model")
        let original = zip(coefficients, scaler.scales).map(/)
        return LinearModel(
            columnNames: columnNames, coefficients: original,
            intercept: intercept - dot(original, scaler.centers), iterations: iterations,
            dualityGap: dualityGap, converged: converged)
    }
}
