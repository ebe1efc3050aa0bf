import Numerics

// Statistics of a column. Missing values are left out, as pandas does.

extension Column {
    /// The sum; 0 of nothing. Booleans count as 0 and 1.
    ///
    /// - Throws: `FrameError.wrongType` for text and dates.
    public func sum() throws(FrameError) -> Double {
        Descriptive.sum(try presentDoubles(for: "a sum needs numbers"))
    }

    /// The arithmetic mean; NaN of nothing. Of Booleans it is the share that is true.
    ///
    /// - Throws: `FrameError.wrongType` for text and dates.
    public func mean() throws(FrameError) -> Double {
        Descriptive.mean(try presentDoubles(for: "a mean needs numbers"))
    }

    /// The variance; NaN where there are no more than `ddof` values.
    ///
    /// - Parameter ddof: what is taken off the count in the divisor: 1 for a sample, 0 for a population.
    /// - Throws: `FrameError.wrongType` for text and dates.
    public func variance(ddof: Int = 1) throws(FrameError) -> Double {
        Descriptive.variance(try presentDoubles(for: "a variance needs numbers"), ddof: ddof)
    }

    /// The standard deviation; NaN where there are no more than `ddof` values.
    ///
    /// - Parameter ddof: what is taken off the count in the divisor: 1 for a sample, 0 for a population.
    /// - Throws: `FrameError.wrongType` for text and dates.
    public func std(ddof: Int = 1) throws(FrameError) -> Double {
        Descriptive.standardDeviation(
            try presentDoubles(for: "a standard deviation needs numbers"), ddof: ddof)
    }

    /// The smallest number; NaN of nothing.
    ///
    /// - Throws: `FrameError.wrongType` for text and dates.
    public func min() throws(FrameError) -> Double {
        Descriptive.min(try presentDoubles(for: "a minimum needs numbers"))
    }

    /// The largest number; NaN of nothing.
    ///
    /// - Throws: `FrameError.wrongType` for text and dates.
    public func max() throws(FrameError) -> Double {
        Descriptive.max(try presentDoubles(for: "a maximum needs numbers"))
    }

    /// The median; NaN of nothing.
    ///
    /// - Throws: `FrameError.wrongType` for text and dates.
    public func median() throws(FrameError) -> Double {
        Descriptive.median(try presentDoubles(for: "a median needs numbers"))
    }

    /// The quantile at a probability, as NumPy and pandas compute it; NaN of nothing.
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

    /// The correlation with another column, over the rows where both have a value.
    ///
    /// - Throws: `FrameError.wrongType` for text and dates, `FrameError.differentCounts` where the columns are not
    ///   equally long.
    public func correlation(
        with other: Column, _ method: CorrelationMethod = .pearson
    ) throws(FrameError) -> Double {
        guard count == other.count else { throw .differentCounts(name, count, other.name, other.count) }
        let x = try doubles(for: "a correlation needs numbers")
        let y = try other.doubles(for: "a correlation needs numbers")
        return CorrelationMatrix.coefficient(x, y, method)
    }
}
