import Base

extension BoostingRows {
    /// Works out the derivatives of all rows for one output, and their histogram in the same pass.
    ///
    /// - Parameters:
    ///   - loss: what they are the derivatives of.
    ///   - scores: see `BoostingLoss`.
    ///   - countsAsHessian: whether hessians are to be the weights of the rows alone.
    ///   - prepare: brings the scores of a run of rows up to date.
    mutating func updateDerivatives(
        ofOutput output: Int, of loss: some BoostingLoss, at scores: SharedMutablePointer<Double>,
        bounds: (gradient: Double, hessian: Double), countsAsHessian: Bool, threadCount: Int?,
        prepare: @Sendable (Range<Int>) -> Void
    ) -> GradientHistogram {
        let largestWeight = loss.weights?.max() ?? 1
        scales[output].fit(
            gradient: bounds.gradient * largestWeight,
            hessian: (countsAsHessian ? 1 : bounds.hessian) * largestWeight)
        let builder = HistogramBuilder(self, output: output, threadCount: threadCount)
        let (scale, isFine, stride, rowCount) = (scales[output], isFine, stride, rowCount)
        let offset = offset(ofOutput: output)
        return records.withUnsafeMutableBytes { buffer in
            guard let base = buffer.baseAddress else { return GradientHistogram(sums: []) }
            let records = SharedRecords(base: base)
            return builder.histogram(ofAll: rowCount, in: base) { rows in
                prepare(rows)
                let place = records.base + rows.lowerBound * stride + offset
                // A multiple of eight numbers, which vectors of rough derivatives need.
                let room = (rows.count + 7) / 8 * 8
                if isFine {
                    withScratch(count: 2 * room) { scratch in
                        loss.derivatives(
                            rows, output: output, at: scores.pointer, gradients: scratch,
                            hessians: scratch + room)
                        loss.weigh(rows, scratch, scratch + room, countsAsHessian)
                        scale.storeFine(scratch, scratch + room, rows.count, at: place, stride)
                    }
                } else {
                    withUnsafeTemporaryAllocation(of: Float.self, capacity: 2 * room) { buffer in
                        guard let scratch = buffer.baseAddress else { return }
                        loss.roughDerivatives(
                            rows, output: output, at: scores.pointer, gradients: scratch,
                            hessians: scratch + room)
                        loss.weigh(rows, scratch, scratch + room, countsAsHessian)
                        scale.storeCoarse(scratch, scratch + room, rows.count, at: place, stride)
                    }
                }
            }
        }
    }

    /// Records that each thread writes some of.
    private struct SharedRecords: @unchecked Sendable {
        let base: UnsafeMutableRawPointer
    }
}

/// How derivatives are kept as whole numbers.
struct DerivativeScale: Sendable {
    /// A gradient of one is so many units.
    private(set) var gradient = 1.0
    /// A hessian of one is so many units.
    private(set) var hessian = 1.0
    /// How many bits below the hessians count rows; 0 where rows are not counted.
    let countBits: Int64

    init(isFine: Bool) {
        countBits = isFine ? 17 : 0
    }

    /// Chooses units as small as the bits allow.
    ///
    /// - Parameters:
    ///   - largestGradient: the largest absolute gradient there can be.
    ///   - largestHessian: the largest hessian there can be.
    mutating func fit(gradient largestGradient: Double, hessian largestHessian: Double) {
        let isFine = countBits > 0
        gradient = (isFine ? 0x1p46 : 32_767) / max(largestGradient, .leastNormalMagnitude)
        hessian = (isFine ? 0x1p29 : 65_535) / max(largestHessian, .leastNormalMagnitude)
    }

    /// Writes two numbers of 64 bits a row: the gradient; the hessian, and below it a count of one.
    fileprivate func storeFine(
        _ gradients: UnsafePointer<Double>, _ hessians: UnsafePointer<Double>, _ count: Int,
        at place: UnsafeMutableRawPointer, _ stride: Int
    ) {
        for index in 0..<count {
            let place = place + index * stride
            let units = Int64((hessians[index] * hessian).rounded(.toNearestOrEven))
            place.storeBytes(
                of: Int64((gradients[index] * gradient).rounded(.toNearestOrEven)), as: Int64.self)
            place.storeBytes(of: units << countBits + 1, toByteOffset: 8, as: Int64.self)
        }
    }

    /// Writes one number of 32 bits a row: the gradient in the upper half, the hessian in the lower.
    fileprivate func storeCoarse(
        _ gradients: UnsafePointer<Float>, _ hessians: UnsafePointer<Float>, _ count: Int,
        at place: UnsafeMutableRawPointer, _ stride: Int
    ) {
        let gradientUnits = Float(gradient)
        let hessianUnits = Float(hessian)
        for index in 0..<count {
            let gradient = wholeNumber(gradients[index] * gradientUnits)
            let hessian = wholeNumber(hessians[index] * hessianUnits)
            (place + index * stride).storeBytes(of: gradient << 16 | hessian & 0xFFFF, as: UInt32.self)
        }
    }
}

/// A number below 2²² rounded to a whole one, in two's complement: adding 1.5 · 2²³ leaves it in the low bits.
@inline(__always)
private func wholeNumber(_ x: Float) -> UInt32 {
    (x + 12_582_912).bitPattern &- (12_582_912 as Float).bitPattern
}
