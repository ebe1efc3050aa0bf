import Numerics

/// Returns how many of `draws` go to each class so that the proportions stay as close as whole numbers allow:
/// the approximate mode of the multivariate hypergeometric distribution, as scikit-learn computes it.
///
/// Each class gets its quota rounded down. The rest goes to the largest remainders; among equal ones the
/// generator decides, and it is called even if all of them get one.
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
        for index in random.permutation(tied.count).prefix(taken) { result[tied[index]] += 1 }
        needed -= taken
        if needed == 0 { break }
    }
    return result
}
