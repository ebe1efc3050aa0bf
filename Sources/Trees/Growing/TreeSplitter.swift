import Learn

/// The thresholds that splits may use.
public enum TreeSplitter: Equatable, Sendable, Codable {
    /// Thresholds between any two distinct values: grows scikit-learn's own trees for the same seed.
    case exact
    /// Thresholds between bins: quantiles of columns with more distinct values than bins, otherwise one bin per distinct
    /// value. Faster, and as accurate on all but small data.
    case binned(maxBins: Int = 255)

    /// The maximum number of bins of a column; nil for a bin per distinct value.
    ///
    /// - Throws: `LearnError.invalidParameter` for fewer than two bins, or more than codes of 16 bits can represent.
    func maxBins() throws -> Int? {
        switch self {
        case .exact: return nil
        case .binned(let maxBins):
            guard maxBins >= 2, maxBins <= 65_535 else {
                throw LearnError.invalidParameter(
                    name: "maxBins", value: String(maxBins), expected: "from 2 to 65,535")
            }
            return maxBins
        }
    }
}
