import Base

extension BoostingRows {
    /// Computes the derivatives of all rows for one output, and their histogram in the same pass.
    ///
    /// - Parameters:
    ///   - loss: the loss whose derivatives are computed.
    ///   - scores: the scores of all rows, laid out as for `BoostingLoss`.
    ///   - bounds: upper bounds of the absolute gradients and of the hessians, without weights.
    ///   - usesUnitHessians: whether the hessian of a row is its weight alone.
    ///   - prepare: updates the scores of consecutive rows before they are read.
    mutating func updateDerivatives(
        ofOutput output: Int, of loss: some BoostingLoss, at scores: SharedMutablePointer<Double>,
        bounds: (gradient: Double, hessian: Double), usesUnitHessians: Bool, threadCount: Int?,
        prepare: @Sendable (Range<Int>) -> Void
    ) -> GradientHistogram {
        let largestWeight = loss.weights?.max() ?? 1
        scales[output].fit(
            gradient: bounds.gradient * largestWeight,
            hessian: (usesUnitHessians ? 1 : bounds.hessian) * largestWeight)
        let builder = HistogramBuilder(self, output: output, threadCount: threadCount)
        let (scale, isFine, stride, rowCount) = (scales[output], isFine, stride, rowCount)
        let offset = offset(ofOutput: output)
        return records.withUnsafeMutableBytes { buffer in
            guard let base = buffer.baseAddress else { return GradientHistogram(sums: []) }
            let records = SharedRecords(base: base)
            return builder.histogram(ofAll: rowCount, in: base) { rows in
                prepare(rows)
                let place = records.base + rows.lowerBound * stride + offset
                // A multiple of eight, as `approximateDerivatives` needs.
                let room = (rows.count + 7) / 8 * 8
                if isFine {
                    withScratch(count: 2 * room) { scratch in
                        loss.derivatives(
                            rows, output: output, at: scores.pointer, gradients: scratch,
                            hessians: scratch + room)
                        loss.applyWeights(rows, scratch, scratch + room, usesUnitHessians)
                        scale.storeFine(scratch, scratch + room, rows.count, at: place, stride)
                    }
                } else {
                    withUnsafeTemporaryAllocation(of: Float.self, capacity: 2 * room) { buffer in
                        guard let scratch = buffer.baseAddress else { return }
                        loss.approximateDerivatives(
                            rows, output: output, at: scores.pointer, gradients: scratch,
                            hessians: scratch + room)
                        loss.applyWeights(rows, scratch, scratch + room, usesUnitHessians)
                        scale.storeCoarse(scratch, scratch + room, rows.count, at: place, stride)
                    }
                }
            }
        }
    }

    /// Records of which each thread writes its own.
    private struct SharedRecords: @unchecked Sendable {
        let base: UnsafeMutableRawPointer
    }
}
