import Numerics

/// Sums targets and their squares, for the squared error of regression trees.
///
/// The elements of a vector of sums are the number of rows, their weight, and the weighted sums of the targets and of
/// their squares.
struct SquaredErrorAccumulator: ImpurityAccumulator {
    var width: Int { 4 }
    var payloadSize: Int { 16 }
    var isExact: Bool { false }
    var perfectScore: Double { .infinity }

    @inline(__always)
    func write(_ target: Double, weight: Double, to payload: UnsafeMutablePointer<UInt8>) {
        let place = UnsafeMutableRawPointer(payload)
        place.storeBytes(of: weight, as: Double.self)
        place.storeBytes(of: target, toByteOffset: 8, as: Double.self)
    }

    @inline(__always)
    func add(_ payload: UnsafePointer<UInt8>, to sums: UnsafeMutablePointer<Double>) {
        let place = UnsafeRawPointer(payload)
        let weight = place.loadUnaligned(as: Double.self)
        let target = place.loadUnaligned(fromByteOffset: 8, as: Double.self)
        sums[0] += 1
        sums[1] += weight
        sums[2] += weight * target
        sums[3] += weight * target * target
    }

    @inline(__always)
    func isEmpty(_ sums: UnsafePointer<Double>) -> Bool { sums[0] == 0 }

    @inline(__always)
    func weight(_ sums: UnsafePointer<Double>) -> Double { sums[1] }

    /// The variance of the targets.
    func impurity(_ sums: UnsafePointer<Double>) -> Double {
        let mean = sums[2] / sums[1]
        return sums[3] / sums[1] - mean * mean
    }

    var outputCount: Int { 1 }

    func output(_ index: Int, _ sums: UnsafePointer<Double>) -> Double { sums[2] / sums[1] }

    func categoryRank(_ sums: UnsafePointer<Double>, total: UnsafePointer<Double>) -> Double {
        sums[2] / sums[1]
    }

    func bestCut(
        of bins: UnsafePointer<Double>, count: Int, before: UnsafePointer<Double>,
        total: UnsafePointer<Double>,
        minRows: Int, left: UnsafeMutablePointer<Double>, scores: UnsafeMutablePointer<Double>,
        best: inout Double
    ) -> Int? {
        var cut: Int?
        var sums = SIMD4(before[0], before[1], before[2], before[3])
        let all = SIMD4(total[0], total[1], total[2], total[3])
        for index in 0..<count {
            sums += load4(bins, index * 4)
            let rest = all - sums
            guard sums[0] >= Double(minRows), rest[0] >= Double(minRows) else { continue }
            let score = sums[2] * sums[2] / sums[1] + rest[2] * rest[2] / rest[1]
            guard score > best else { continue }
            best = score
            cut = index
            store4(sums, left, 0)
        }
        return cut
    }
}
