import Numerics

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

extension Ticks {
    /// Creates the ticks of a logarithmic axis: powers of ten, with 2 and 5 between them if there is space. A range of less
    /// than a decade has evenly spaced round numbers.
    ///
    /// - Parameters:
    ///   - range: the range to label, which must be positive.
    ///   - count: the maximum number of labels.
    init(logarithmicallyCovering range: ClosedRange<Double>, count: Int) {
        let (low, high) = (range.lowerBound, range.upperBound)
        guard low > 0, high.isFinite, high > low else {
            self.init(values: low > 0 && low.isFinite ? [low] : [], step: 0)
            return
        }
        let decades = Int(log10(low).rounded(.down))...Int(log10(high).rounded(.up))
        func values(_ mantissas: [Double]) -> [Double] {
            let (floor, ceiling) = (low * (1 - 1e-9), high * (1 + 1e-9))
            return decades.flatMap { decade -> [Double] in
                let power = pow(10, Double(decade))
                guard power.isNormal else { return [] }
                return mantissas.map { $0 * power }.filter { $0 >= floor && $0 <= ceiling }
            }
        }
        let candidates: [[Double]] = [[1, 2, 5], [1, 3], [1]]
        for mantissas in candidates {
            let ticks = values(mantissas)
            if ticks.count >= 3, ticks.count <= max(3, count) {
                self.init(values: ticks, step: 0)
                return
            }
        }
        let powers = values([1])
        if powers.count > max(3, count) {
            let stride = (powers.count + count - 1) / max(1, count)
            // Counts from 10⁰, so that 1 is kept if it is in the range.
            let kept = powers.filter { Int(log10($0).rounded()).isMultiple(of: max(1, stride)) }
            self.init(values: kept.isEmpty ? [powers[0]] : kept, step: 0)
            return
        }
        let even = Ticks(covering: range, count: count)
        self.init(values: even.values.filter { range.contains($0) }, step: even.step)
    }
}
