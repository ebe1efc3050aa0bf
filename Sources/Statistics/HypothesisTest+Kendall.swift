import Numerics

extension HypothesisTest {
    /// Tests for ordinal association of pairs: Kendall's τ-b, which allows for ties.
    ///
    /// The p-value is exact for at most 33 pairs without ties, otherwise from the normal distribution.
    ///
    /// Kendall, Biometrika 33 (1945); discordant pairs are counted by merge sort (Knight, Journal of the
    /// American Statistical Association 61, 1966).
    ///
    /// - Throws: `ArgumentError.lengthMismatch`; `ArgumentError.invalidParameter` for fewer than two pairs;
    ///   `ArgumentError.notFinite`.
    public static func kendall(
        _ a: [Double], _ b: [Double], alternative: Alternative = .twoSided
    ) throws -> HypothesisTest {
        try requirePairs(a, b, atLeast: 2)
        let (first, second) = (Ranking(a), Ranking(b))
        let order = a.indices.sorted {
            (first.ranks[$0], second.ranks[$0]) < (first.ranks[$1], second.ranks[$1])
        }
        let n = Double(a.count)
        let discordant = Double(inversions(order.map { second.ranks[$0] }))
        let all = n * (n - 1) / 2
        let (tiesA, tiesB) = (tiedPairs(first.ties), tiedPairs(second.ties))
        let balance = all - tiesA - tiesB + tiedInBoth(order, first.ranks, second.ranks) - 2 * discordant
        let tau = balance / (all - tiesA).squareRoot() / (all - tiesB).squareRoot()
        let pValue: Double
        if tiesA == 0, tiesB == 0, a.count <= 33 {
            pValue = exactPValue(discordant: Int(discordant), count: a.count, alternative)
        } else {
            let pairs = n * (n - 1)
            func sum(_ ties: [Double], _ term: (Double) -> Double) -> Double {
                ties.reduce(0) { $0 + term($1) }
            }
            let spread =
                pairs * (2 * n + 5) - sum(first.ties) { $0 * ($0 - 1) * (2 * $0 + 5) }
                - sum(second.ties) { $0 * ($0 - 1) * (2 * $0 + 5) }
            let triples =
                sum(first.ties) { $0 * ($0 - 1) * ($0 - 2) } * sum(second.ties) { $0 * ($0 - 1) * ($0 - 2) }
            let variance =
                spread / 18 + 2 * tiesA * tiesB / pairs + (n > 2 ? triples / (9 * pairs * (n - 2)) : 0)
            pValue = alternative.pValue(
                of: balance / variance.squareRoot(),
                upperTail: NormalDistribution.standard.upperTailProbability)
        }
        return HypothesisTest(statistic: tau, pValue: pValue, estimate: tau)
    }
}

private func tiedPairs(_ ties: [Double]) -> Double { ties.reduce(0) { $0 + $1 * ($1 - 1) / 2 } }

/// Returns the number of pairs that are tied in both variables.
private func tiedInBoth(_ order: [Int], _ a: [Double], _ b: [Double]) -> Double {
    var pairs = 0.0
    var run = 0.0
    for (previous, row) in zip(order, order.dropFirst()) {
        run = a[previous] == a[row] && b[previous] == b[row] ? run + 1 : 0
        pairs += run
    }
    return pairs
}

/// Returns the number of inversions, counted by merge sort.
private func inversions(_ values: [Double]) -> Int {
    var values = values
    var merged = values
    var count = 0
    var width = 1
    while width < values.count {
        for start in stride(from: 0, to: values.count, by: 2 * width) {
            let middle = min(start + width, values.count)
            let end = min(start + 2 * width, values.count)
            var (left, right) = (start, middle)
            for target in start..<end {
                if right == end || left < middle && values[left] <= values[right] {
                    merged[target] = values[left]
                    left += 1
                } else {
                    merged[target] = values[right]
                    count += middle - left
                    right += 1
                }
            }
        }
        swap(&values, &merged)
        width *= 2
    }
    return count
}

/// Returns the exact p-value of a number of discordant pairs, all permutations of `count` numbers being
/// equally likely.
private func exactPValue(discordant: Int, count: Int, _ alternative: HypothesisTest.Alternative) -> Double {
    // The probability of each number of inversions: the n-th number adds from 0 to n − 1 inversions.
    let all = count * (count - 1) / 2
    var probabilities = [Double](repeating: 0, count: all + 1)
    probabilities[0] = 1
    for number in 2...count {
        let before = probabilities
        for pairs in 0...all {
            probabilities[pairs] = before[max(0, pairs - number + 1)...pairs].reduce(0, +) / Double(number)
        }
    }
    let many = probabilities[discordant...].reduce(0, +)
    let few = probabilities[...discordant].reduce(0, +)
    return switch alternative {
    case .twoSided: min(1, 2 * min(many, few))
    case .less: many
    case .greater: few
    }
}
