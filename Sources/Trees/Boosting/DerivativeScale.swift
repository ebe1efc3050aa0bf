/// The scale at which derivatives are rounded to integers.
struct DerivativeScale: Sendable {
    /// The number of units in a gradient of 1.
    private(set) var gradient = 1.0
    /// The number of units in a hessian of 1.
    private(set) var hessian = 1.0
    /// The number of bits below the hessian that count rows; 0 if rows are not counted.
    let countBits: Int64

    init(isFine: Bool) {
        countBits = isFine ? 17 : 0
    }

    /// Chooses the smallest units that the number of bits allows.
    ///
    /// - Parameters:
    ///   - largestGradient: an upper bound of the absolute gradients.
    ///   - largestHessian: an upper bound of the hessians.
    mutating func fit(gradient largestGradient: Double, hessian largestHessian: Double) {
        let isFine = countBits > 0
        // Derivatives below are zero for all purposes, and the units stay numbers that `Float` has.
        let smallest = 1e-30
        gradient = (isFine ? 0x1p46 : 32_767) / max(largestGradient, smallest)
        hessian = (isFine ? 0x1p29 : 65_535) / max(largestHessian, smallest)
    }

    /// Writes two 64-bit numbers per row: the gradient; the hessian, with a count of 1 below it.
    func storeFine(
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

    /// Writes a 32-bit number per row: the gradient in the upper half, the hessian in the lower.
    func storeCoarse(
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

/// Rounds a number below 2²² to an integer in two's complement: adding 1.5 · 2²³ leaves it in the low bits.
@inline(__always)
private func wholeNumber(_ x: Float) -> UInt32 {
    (x + 12_582_912).bitPattern &- (12_582_912 as Float).bitPattern
}
