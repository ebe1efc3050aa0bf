import Numerics

/// Rows of two classes in descending order of their scores: sorted once, after which every curve, area and
/// threshold is one pass.
///
/// Twelve bytes a row: the score, and in one number the row and its class.
struct RankedScores: Sendable {
    /// The scores, as sorting keys that ascend as the scores fall.
    private let keys: [UInt64]
    /// For each score, twice the index of its row, plus one if the row is positive.
    private let entries: [UInt32]

    /// The number of rows.
    var count: Int { keys.count }

    /// Sorts the rows by score.
    ///
    /// - Throws: `LearnError.notBinary`, `LearnError.lengthMismatch`, `LearnError.noRows`, `LearnError.notFinite`.
    init(_ truth: Labels, scores: ArraySlice<Double>) throws {
        try requireScores(truth, scores)
        self.init(uncheckedCodes: truth.codes, scores: scores)
    }

    /// Sorts scores without checking that they are finite and that the codes are 0 and 1.
    init(uncheckedCodes codes: [Int32], scores: ArraySlice<Double>) {
        var keys = scores.map { ~$0.sortingKey }
        var entries = [UInt32](unsafeUninitializedCapacity: codes.count) { buffer, filled in
            for (row, code) in codes.enumerated() {
                buffer[row] = UInt32(truncatingIfNeeded: row << 1 | Int(code))
            }
            filled = codes.count
        }
        radixSort(&keys, carrying: &entries)
        self.keys = keys
        self.entries = entries
    }

    /// Calls `body` for each distinct score, the highest first, with the score and the weights of the
    /// positive and of the negative rows that score at least as much. Scores of rows without weight are
    /// skipped.
    ///
    /// - Parameter sampleWeight: the weight of each row; 1 if nil.
    @inline(__always)
    func forEachThreshold(
        sampleWeight: [Double]?,
        _ body: (_ score: Double, _ truePositives: Double, _ falsePositives: Double) -> Void
    ) {
        keys.withUnsafeBufferPointer { keys in
            entries.withUnsafeBufferPointer { entries in
                if let sampleWeight {
                    sampleWeight.withUnsafeBufferPointer { weights in
                        var sums = (0.0, 0.0)
                        var reported = (0.0, 0.0)
                        for index in 0..<keys.count {
                            let entry = entries[index]
                            let weight = weights[Int(entry >> 1)]
                            if entry & 1 == 1 { sums.0 += weight } else { sums.1 += weight }
                            guard index + 1 == keys.count || keys[index + 1] != keys[index],
                                sums != reported
                            else { continue }
                            reported = sums
                            body(Double(sortingKey: ~keys[index]), sums.0, sums.1)
                        }
                    }
                } else {
                    var positives = 0
                    for index in 0..<keys.count {
                        positives += Int(entries[index] & 1)
                        guard index + 1 == keys.count || keys[index + 1] != keys[index] else { continue }
                        body(
                            Double(sortingKey: ~keys[index]), Double(positives),
                            Double(index + 1 - positives))
                    }
                }
            }
        }
    }
}

extension RankedScores {
    /// Returns the area under the ROC curve; NaN if one of the classes has no rows.
    func rocAUC(sampleWeight: [Double]?) -> Double {
        var twiceArea = 0.0
        var last = (positives: 0.0, negatives: 0.0)
        forEachScore(sampleWeight: sampleWeight) { positives, negatives in
            twiceArea += (negatives - last.negatives) * (positives + last.positives)
            last = (positives, negatives)
        }
        let pairs = last.positives * last.negatives
        return pairs > 0 ? twiceArea / 2 / pairs : .nan
    }

    /// Calls `body` for each distinct score, the highest first, with the weights of the positive and of the
    /// negative rows that score at least as much. Scores of rows without weight are not skipped: in a
    /// resample many rows have none, and branching on the weight would mispredict.
    @inline(__always)
    private func forEachScore(
        sampleWeight: [Double]?, _ body: (_ truePositives: Double, _ falsePositives: Double) -> Void
    ) {
        guard let sampleWeight else {
            return forEachThreshold(sampleWeight: nil) { _, positives, negatives in body(positives, negatives)
            }
        }
        keys.withUnsafeBufferPointer { keys in
            entries.withUnsafeBufferPointer { entries in
                sampleWeight.withUnsafeBufferPointer { weights in
                    var sums = SIMD2<Double>.zero
                    for index in 0..<keys.count {
                        let entry = entries[index]
                        // The weight is added to the side of the row's class, zero to the other.
                        let isPositive = Double(entry & 1)
                        sums += SIMD2(isPositive, 1 - isPositive) * weights[Int(entry >> 1)]
                        guard index + 1 == keys.count || keys[index + 1] != keys[index] else { continue }
                        body(sums[0], sums[1])
                    }
                }
            }
        }
    }

    /// Returns the sum of the precisions, each times the increase of recall; 0 if there are no positive rows.
    func averagePrecision(sampleWeight: [Double]?) -> Double {
        var sum = 0.0
        var reached = 0.0
        forEachThreshold(sampleWeight: sampleWeight) { _, positives, negatives in
            guard positives > reached else { return }
            sum += (positives - reached) * (positives / (positives + negatives))
            reached = positives
        }
        return reached > 0 ? sum / reached : 0
    }
}

/// Checks the scores of a binary metric: two classes, a finite number for each label.
func requireScores(_ truth: Labels, _ scores: ArraySlice<Double>) throws {
    try truth.requireBinary()
    guard scores.count == truth.count else {
        throw LearnError.lengthMismatch(what: "scores", count: scores.count, expected: truth.count)
    }
    guard truth.count > 0 else { throw LearnError.noRows(in: "the rows to score") }
    guard truth.count < 1 << 31 else {
        throw LearnError.unsupported(
            "\(truth.count) rows are too many to rank; the maximum is \(1 << 31 - 1)")
    }
    // x − x is zero for a finite number and NaN for any other.
    guard scores.reduce(0, { $0 + ($1 - $1) }) == 0 else {
        let index = scores.firstIndex { !$0.isFinite } ?? scores.startIndex
        throw LearnError.notFinite(row: index - scores.startIndex, column: "score", value: scores[index])
    }
}
