/// Sums the weights of any number of classes. Sums of whole weights are exact; the last digits of others depend on the
/// order of the rows.
///
/// The elements of a vector of sums are the number of rows, their weight, and the weight of each class.
struct WeightedClassAccumulator: ImpurityAccumulator {
    let criterion: ImpurityCriterion
    let classCount: Int
    /// Whether weights are whole numbers.
    let isExact: Bool

    var width: Int { classCount + 2 }
    var payloadSize: Int { 12 }
    var perfectScore: Double { 0 }

    @inline(__always)
    func write(_ code: Int32, weight: Double, to payload: UnsafeMutablePointer<UInt8>) {
        let place = UnsafeMutableRawPointer(payload)
        place.storeBytes(of: weight, as: Double.self)
        place.storeBytes(of: UInt32(code), toByteOffset: 8, as: UInt32.self)
    }

    @inline(__always)
    func add(_ payload: UnsafePointer<UInt8>, to sums: UnsafeMutablePointer<Double>) {
        let place = UnsafeRawPointer(payload)
        let weight = place.loadUnaligned(as: Double.self)
        sums[0] += 1
        sums[1] += weight
        sums[2 + Int(place.loadUnaligned(fromByteOffset: 8, as: UInt32.self))] += weight
    }

    @inline(__always)
    func isEmpty(_ sums: UnsafePointer<Double>) -> Bool { sums[0] == 0 }

    @inline(__always)
    func weight(_ sums: UnsafePointer<Double>) -> Double { sums[1] }

    func impurity(_ sums: UnsafePointer<Double>) -> Double {
        let weight = sums[1]
        switch criterion {
        case .gini:
            var squares = 0.0
            for code in 0..<classCount { squares += sums[2 + code] * sums[2 + code] }
            return 1 - squares / (weight * weight)
        case .entropy:
            var entropy = 0.0
            for code in 0..<classCount { entropy += entropyTerm(sums[2 + code], of: weight) }
            return entropy
        }
    }

    /// A leaf predicts the fraction of each class; with two classes, only that of the positive one.
    var outputCount: Int { classCount == 2 ? 1 : classCount }

    func output(_ index: Int, _ sums: UnsafePointer<Double>) -> Double {
        sums[classCount == 2 ? 3 : 2 + index] / sums[1]
    }

    /// The fraction of the positive class of two, otherwise of the node's most frequent class.
    func categoryRank(_ sums: UnsafePointer<Double>, total: UnsafePointer<Double>) -> Double {
        var leading = classCount == 2 ? 1 : 0
        if classCount > 2 {
            for code in 1..<classCount where total[2 + code] > total[2 + leading] { leading = code }
        }
        return sums[2 + leading] / sums[1]
    }

    func bestCut(
        of bins: UnsafePointer<Double>, count: Int, before: UnsafePointer<Double>,
        total: UnsafePointer<Double>,
        minRows: Int, left: UnsafeMutablePointer<Double>, scores: UnsafeMutablePointer<Double>,
        best: inout Double
    ) -> Int? {
        var cut: Int?
        withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * width) { sides in
            guard let sums = sides.baseAddress else { return }
            let rest = sums + width
            for index in 0..<width { sums[index] = before[index] }
            for index in 0..<count {
                add(bins + index * width, to: sums)
                subtract(sums, from: total, into: rest)
                guard sums[0] >= Double(minRows), rest[0] >= Double(minRows) else { continue }
                let score = -(rest[1] * impurity(rest)) - sums[1] * impurity(sums)
                guard score > best else { continue }
                best = score
                cut = index
                for place in 0..<width { left[place] = sums[place] }
            }
        }
        return cut
    }
}
