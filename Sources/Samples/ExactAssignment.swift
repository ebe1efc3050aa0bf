import Numerics

/// Assigns the items of a sequence to groups of exact sizes, all assignments equally likely: sampling without replacement.
/// It is `SelectionSampler` for more than two groups.
struct ExactAssignment {
    /// The number of items that each group still lacks.
    private var remaining: [Int]
    private var total: Int

    /// Creates an assignment of a number of items.
    ///
    /// - Parameter fractions: the fraction of the items for each group, with a sum of 1.
    init(fractions: [Double], of items: Int) {
        remaining = Self.counts(fractions: fractions, of: items)
        total = items
    }

    /// The sizes of the groups: fractions of the items, rounded so that they add up.
    static func counts(fractions: [Double], of items: Int) -> [Int] {
        var sum = 0.0
        var assigned = 0
        return fractions.map { fraction in
            sum += fraction
            let next = Int((sum * Double(items)).rounded())
            defer { assigned = next }
            return next - assigned
        }
    }

    /// Returns the group of the next item.
    mutating func next(using random: inout RandomState) -> Int {
        var draw = Int(random.random() * Double(total))
        total -= 1
        for group in remaining.indices {
            if draw < remaining[group] {
                remaining[group] -= 1
                return group
            }
            draw -= remaining[group]
        }
        return remaining.count - 1
    }
}
