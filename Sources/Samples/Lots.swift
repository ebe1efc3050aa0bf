import Numerics

/// Deals a row of items to groups so that each group gets exactly its share, every way to deal as likely: a lot for
/// each item, drawn without putting it back. `Quota` for more than two outcomes.
struct Lots {
    /// The lots of each group that are left.
    private var left: [Int]
    private var total: Int

    /// Lots for `items` items. The groups' sizes are their shares of them, rounded so that they add up.
    ///
    /// - Parameter shares: of sum 1.
    init(shares: [Double], of items: Int) {
        left = Self.counts(shares: shares, of: items)
        total = items
    }

    /// The groups' sizes.
    static func counts(shares: [Double], of items: Int) -> [Int] {
        var sum = 0.0
        var dealt = 0
        return shares.map { share in
            sum += share
            let next = Int((sum * Double(items)).rounded())
            defer { dealt = next }
            return next - dealt
        }
    }

    /// The group of the next item.
    mutating func next(using random: inout RandomState) -> Int {
        var lot = Int(random.random() * Double(total))
        total -= 1
        for group in left.indices {
            if lot < left[group] {
                left[group] -= 1
                return group
            }
            lot -= left[group]
        }
        return left.count - 1
    }
}
