import Numerics

/// How many of `draws` fall to each class so that the shares stay as near as whole numbers allow: the approximate
/// mode of the multivariate hypergeometric distribution, as scikit-learn computes it.
///
/// Each class gets its share rounded down. What is left goes to the largest remainders; among equal ones the
/// generator decides, and it is asked even where all of them get one.
func approximateMode(_ counts: [Int], draws: Int, random: inout RandomState) -> [Int] {
    let total = Double(counts.reduce(0, +))
    let shares = counts.map { Double($0) / total * Double(draws) }
    var result = shares.map { Int($0.rounded(.down)) }
    var needed = draws - result.reduce(0, +)
    guard needed > 0 else { return result }
    let remainders = shares.map { $0 - $0.rounded(.down) }
    for remainder in Set(remainders).sorted(by: >) {
        let tied = remainders.indices.filter { remainders[$0] == remainder }
        let taken = min(tied.count, needed)
        for position in random.permutation(tied.count).prefix(taken) { result[tied[position]] += 1 }
        needed -= taken
        if needed == 0 { break }
    }
    return result
}
