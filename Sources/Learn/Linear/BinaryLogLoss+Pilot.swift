extension BinaryLogLoss {
    /// Returns the same loss on a sample of the rows; nil if there are too few rows for that to pay off.
    ///
    /// Its minimum is close to that of the whole loss (as 1/√sample), so the whole minimisation starts there,
    /// and its curvature approximates that of the whole. Both only save iterations: the result does not
    /// depend on them. The sample is runs of consecutive rows at equal distances, because memory is read in
    /// runs.
    ///
    /// - Parameters:
    ///   - run: the number of consecutive rows of a run.
    ///   - runs: the number of runs.
    func pilot(run: Int = 64, runs: Int = 1024) -> BinaryLogLoss? {
        guard x.rowCount >= 2 * run * runs else { return nil }
        let sampled = (0..<runs).map { index in
            let start = index * (x.rowCount - run) / (runs - 1)
            return start..<start + run
        }
        guard let sample = try? x.matrix(of: sampled) else { return nil }
        let rows = sampled.flatMap { $0 }
        let labels = Labels(codes: rows.map { y.codes[$0] }, uncheckedClassNames: y.classNames)
        let weights = self.weights.rows(rows)
        guard weights.totals(labels).allSatisfy({ $0 > 0 }) else { return nil }
        return BinaryLogLoss(
            x: LazyColumns(sample), y: labels, weights: weights, penalty: penalty,
            fitsIntercept: fitsIntercept,
            threadCount: threadCount)
    }
}
