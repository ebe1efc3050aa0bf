import Numerics

/// Rows of two classes in falling order of their scores: sorted once, and every curve, area and threshold is one
/// pass over it.
///
/// Twelve bytes a row: nothing but the score and, in one number, which row it is of and of which class.
struct RankedScores: Sendable {
    /// The score of each place, as a key that rises as the scores fall.
    private let keys: [UInt64]
    /// For each place, twice the row, and one more if the row is positive.
    private let entries: [UInt32]

    /// The number of rows.
    var count: Int { keys.count }

    /// Sorts the rows.
    ///
    /// - Throws: `LearnError.notBinary`, `LearnError.lengthMismatch`, `LearnError.noRows`, `LearnError.notFinite`.
    init(_ truth: Labels, scores: ArraySlice<Double>) throws {
        try requireScores(truth, scores)
        self.init(uncheckedCodes: truth.codes, scores: scores)
    }

    /// Sorts scores that are known to be finite, of rows whose codes are 0 and 1.
    init(uncheckedCodes codes: [Int], scores: ArraySlice<Double>) {
        var keys = scores.map { ~$0.sortingKey }
        var entries = [UInt32](unsafeUninitializedCapacity: codes.count) { buffer, filled in
            for (row, code) in codes.enumerated() {
                buffer[row] = UInt32(truncatingIfNeeded: row << 1 | code)
            }
            filled = codes.count
        }
        radixSort(&keys, carrying: &entries)
        self.keys = keys
        self.entries = entries
    }

    /// For each score that occurs, the highest first: the score, and the weight of the positive and of the negative
    /// rows that score at least as much. Scores of rows without weight do not occur.
    ///
    /// - Parameter sampleWeight: how much each row counts; once each if nil.
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
                        for place in 0..<keys.count {
                            let entry = entries[place]
                            let weight = weights[Int(entry >> 1)]
                            if entry & 1 == 1 { sums.0 += weight } else { sums.1 += weight }
                            guard place + 1 == keys.count || keys[place + 1] != keys[place],
                                sums != reported
                            else { continue }
                            reported = sums
                            body(Double(sortingKey: ~keys[place]), sums.0, sums.1)
                        }
                    }
                } else {
                    var positives = 0
                    for place in 0..<keys.count {
                        positives += Int(entries[place] & 1)
                        guard place + 1 == keys.count || keys[place + 1] != keys[place] else { continue }
                        body(
                            Double(sortingKey: ~keys[place]), Double(positives),
                            Double(place + 1 - positives))
                    }
                }
            }
        }
    }
}

extension RankedScores {
    /// The area under the ROC curve; NaN where one of the classes has no rows.
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

    /// For each score, the highest first, the weight of the positive and of the negative rows that score at least as
    /// much; those of rows without weight too. For samples of the rows, in which many have no weight: whether a row has
    /// one is not asked, which saves the processor a guess.
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
                    for place in 0..<keys.count {
                        let entry = entries[place]
                        // The weight goes to the side of the row's class, and zero to the other.
                        let isPositive = Double(entry & 1)
                        sums += SIMD2(isPositive, 1 - isPositive) * weights[Int(entry >> 1)]
                        guard place + 1 == keys.count || keys[place + 1] != keys[place] else { continue }
                        body(sums[0], sums[1])
                    }
                }
            }
        }
    }

    /// The sum of the precisions times the step of recall each brings; 0 where there are no positive rows.
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

/// What a measure of the scores of two classes asks for.
func requireScores(_ truth: Labels, _ scores: ArraySlice<Double>) throws {
    try truth.requireBinary()
    guard scores.count == truth.count else {
        throw LearnError.lengthMismatch(what: "scores", count: scores.count, expected: truth.count)
    }
    guard truth.count > 0 else { throw LearnError.noRows(in: "what is to be scored") }
    guard truth.count < 1 << 31 else {
        throw LearnError.unsupported("scores of \(truth.count) rows; at most \(1 << 31 - 1) can be ranked")
    }
    // x − x is zero for a finite number and NaN for any other.
    guard scores.reduce(0, { $0 + ($1 - $1) }) == 0 else {
        let place = scores.firstIndex { !$0.isFinite } ?? scores.startIndex
        throw LearnError.notFinite(row: place - scores.startIndex, column: "score", value: scores[place])
    }
}
