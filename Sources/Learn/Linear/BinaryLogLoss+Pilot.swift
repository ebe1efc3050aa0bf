extension BinaryLogLoss {
    /// The same loss over a sample of the rows; nil where there are too few for that to pay.
    ///
    /// Its minimum is close to that of the whole (as 1/√sample), so the whole starts from it, and its curvature
    /// stands for that of the whole. Both only shorten the way: where it ends does not depend on them. The sample
    /// is runs of neighbouring rows at even distances, for memory is read in runs.
    ///
    /// - Parameters:
    ///   - run: how many neighbouring rows.
    ///   - runs: how many such runs.
    func pilot(run: Int = 64, runs: Int = 1024) -> BinaryLogLoss? {
        guard x.rowCount >= 2 * run * runs else { return nil }
        let rows = (0..<runs).flatMap { index in
            let start = index * (x.rowCount - run) / (runs - 1)
            return start..<start + run
        }
        guard let sample = try? x.rows(rows) else { return nil }
        let labels = Labels(codes: rows.map { y.codes[$0] }, uncheckedClassNames: y.classNames)
        let weights = self.weights.rows(rows)
        guard weights.totals(labels).allSatisfy({ $0 > 0 }) else { return nil }
        return BinaryLogLoss(
            x: sample, y: labels, weights: weights, penalty: penalty, fitsIntercept: fitsIntercept,
            threadCount: threadCount)
    }
}
