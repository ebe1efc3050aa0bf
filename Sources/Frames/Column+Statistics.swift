import Numerics

// Statistics of a column. Missing values are left out, as pandas does.

extension Column {
    /// The sum; 0 if there are no values. Booleans count as 0 and 1.
    ///
    /// - Throws: `FrameError.wrongType` for text and dates.
    public func sum() throws(FrameError) -> Double {
        Descriptive.sum(try presentDoubles(for: "a sum needs numbers"))
    }

    /// The arithmetic mean; NaN if there are no values. For Booleans it is the fraction that is true.
    ///
    /// - Throws: `FrameError.wrongType` for text and dates.
    public func mean() throws(FrameError) -> Double {
        Descriptive.mean(try presentDoubles(for: "a mean needs numbers"))
    }

    /// The variance; NaN if there are no more than `ddof` values.
    ///
    /// - Parameter ddof: the number that the count is reduced by in the divisor: 1 for a sample, 0 for a population.
    /// - Throws: `FrameError.wrongType` for text and dates.
    public func variance(ddof: Int = 1) throws(FrameError) -> Double {
        Descriptive.variance(try presentDoubles(for: "a variance needs numbers"), ddof: ddof)
    }

    /// The standard deviation; NaN if there are no more than `ddof` values.
    ///
    /// - Parameter ddof: the number that the count is reduced by in the divisor: 1 for a sample, 0 for a population.
    /// - Throws: `FrameError.wrongType` for text and dates.
    public func std(ddof: Int = 1) throws(FrameError) -> Double {
        Descriptive.standardDeviation(
            try presentDoubles(for: "a standard deviation needs numbers"), ddof: ddof)
    }

    /// The smallest number; NaN if there are no values.
    ///
    /// - Throws: `FrameError.wrongType` for text and dates.
    public func min() throws(FrameError) -> Double {
        Descriptive.min(try presentDoubles(for: "a minimum needs numbers"))
    }

    /// The largest number; NaN if there are no values.
    ///
    /// - Throws: `FrameError.wrongType` for text and dates.
    public func max() throws(FrameError) -> Double {
        Descriptive.max(try presentDoubles(for: "a maximum needs numbers"))
    }

    /// The median; NaN if there are no values.
    ///
    /// - Throws: `FrameError.wrongType` for text and dates.
    public func median() throws(FrameError) -> Double {
        Descriptive.median(try presentDoubles(for: "a median needs numbers"))
    }

    /// The quantile at a probability, as NumPy and pandas compute it; NaN if there are no values.
    ///
    /// - Parameter probability: from 0 (the smallest value) to 1 (the largest).
    /// - Throws: `FrameError.invalidProbability`, and `FrameError.wrongType` for text and dates.
    public func quantile(
        _ probability: Double, interpolation: QuantileInterpolation = .linear
    ) throws(FrameError) -> Double {
        guard 0...1 ~= probability else { throw .invalidProbability(probability) }
        return Descriptive.quantile(
            try presentDoubles(for: "a quantile needs numbers"), probability, interpolation: interpolation)
    }

    /// The correlation with another column, over the rows in which both have a value.
    ///
    /// - Throws: `FrameError.wrongType` for text and dates, `FrameError.differentCounts` for columns of
    ///   different lengths.
    public func correlation(
        with other: Column, _ method: CorrelationMethod = .pearson
    ) throws(FrameError) -> Double {
        guard count == other.count else { throw .differentCounts(name, count, other.name, other.count) }
        let x = try doubles(for: "a correlation needs numbers")
        let y = try other.doubles(for: "a correlation needs numbers")
        return CorrelationMatrix.coefficient(x, y, method)
    }
}
