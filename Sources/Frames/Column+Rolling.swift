import Numerics

extension Column {
    /// Windows that slide over the numbers of a column, one a row, as pandas' `rolling`.
    public struct Rolling: Sendable {
        private let name: String
        private let values: [Double]
        private let window: Int
        private let minimumCount: Int
        private let isCentered: Bool

        fileprivate init(
            _ name: String, _ values: [Double], _ window: Int, _ minimumCount: Int, _ isCentered: Bool
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

        /// The standard deviations of the windows, as samples.
        public func std() -> Column { reduced { Descriptive.standardDeviation($0) } }

        /// The medians of the windows.
        public func median() -> Column { reduced(Descriptive.median) }

        /// The smallest values of the windows.
        public func min() -> Column { reduced(Descriptive.min) }

        /// The largest values of the windows.
        public func max() -> Column { reduced(Descriptive.max) }

        /// Every window is reckoned anew: what leaves it leaves no rounding behind.
        private func reduced(_ reduce: ([Double]) -> Double) -> Column {
            let lead = isCentered ? (window - 1) / 2 : 0
            var present: [Double] = []
            let results = values.indices.map { row in
                let end = row + lead + 1
                let rows = Swift.max(end - window, 0)..<Swift.min(end, values.count)
                present.removeAll(keepingCapacity: true)
                for row in rows where !values[row].isNaN { present.append(values[row]) }
                return present.count < minimumCount ? .nan : reduce(present)
            }
            return Column(name, results)
        }
    }

    /// Windows over the numbers: each row's own value and those of the rows before it, or, centred, as many before
    /// as after it. An even window that is centred has one more before.
    ///
    /// - Parameters:
    ///   - window: the number of rows, at least 1.
    ///   - minimumCount: how many of them must have a value; all, unless told otherwise.
    ///   - isCentered: whether the row is in the middle of its window rather than its end.
    /// - Throws: `FrameError.wrongType` for text and dates.
    public func rolling(
        _ window: Int, minimumCount: Int? = nil, isCentered: Bool = false
    ) throws(FrameError) -> Rolling {
        let values = try doubles(for: "a rolling window needs numbers")
        return Rolling(name, values, window, minimumCount ?? window, isCentered)
    }
}
