import Numerics

extension Column {
    /// Sliding windows over the numbers of a column, one for each row, as pandas' `rolling`.
    public struct Rolling: Sendable {
        private let name: String
        private let values: Nullable<Double>
        private let window: Int
        private let minimumCount: Int
        private let isCentered: Bool

        fileprivate init(
            _ name: String, _ values: Nullable<Double>, _ window: Int, _ minimumCount: Int, _ isCentered: Bool
        ) {
            self.name = name
            self.values = values
            self.window = Swift.max(1, window)
            self.minimumCount = Swift.max(1, minimumCount)
            self.isCentered = isCentered
        }

        /// The sums of the windows.
        public func sum() -> Column { reduced(Descriptive.sum) }

        /// The arithmetic means of the windows.
        public func mean() -> Column { reduced(Descriptive.mean) }

        /// The sample standard deviations of the windows.
        public func std() -> Column { reduced { Descriptive.standardDeviation($0) } }

        /// The medians of the windows.
        public func median() -> Column { reduced(Descriptive.median) }

        /// The smallest values of the windows.
        public func min() -> Column { reduced(Descriptive.min) }

        /// The largest values of the windows.
        public func max() -> Column { reduced(Descriptive.max) }

        /// Every window is computed from its values, so that values that have left it leave no rounding error.
        private func reduced(_ reduce: ([Double]) -> Double) -> Column {
            let lead = isCentered ? (window - 1) / 2 : 0
            var present: [Double] = []
            let results = (0..<values.count).map { row -> Double? in
                let end = row + lead + 1
                let rows = Swift.max(end - window, 0)..<Swift.min(end, values.count)
                present.removeAll(keepingCapacity: true)
                for row in rows where !values.isMissing(row) { present.append(values.values[row]) }
                return present.count < minimumCount ? nil : reduce(present)
            }
            return Column(name, results)
        }
    }

    /// Returns sliding windows over the numbers: the value of each row and those of the rows before it or, if centred, of as
    /// many rows before as after it. An even centred window has one more row before.
    ///
    /// - Parameters:
    ///   - window: the number of rows, at least 1.
    ///   - minimumCount: the number of rows that must have a value for the result not to be missing; all by default.
    ///   - isCentered: whether the row is in the middle of its window rather than at the end.
    /// - Throws: `FrameError.wrongType` for text and dates.
    public func rolling(
        _ window: Int, minimumCount: Int? = nil, isCentered: Bool = false
    ) throws(FrameError) -> Rolling {
        let values = try numbers(for: "a rolling window needs numbers")
        return Rolling(name, values, window, minimumCount ?? window, isCentered)
    }
}
