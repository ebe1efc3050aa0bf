import Base

/// The ratings of each user, or of each item, one after the other: the rows or the columns of a sparse matrix.
struct RatingLists: Sendable {
    /// The place of the first rating of each owner; after them the number of ratings.
    let starts: [Int]
    /// The other side of each rating: the item of a user's, the user of an item's.
    let partners: [Int32]
    /// The ratings minus their mean.
    let deviations: [Double]

    /// The number of owners.
    var count: Int { starts.count - 1 }

    /// Sorts ratings by their owner; those of one owner stay in order.
    init(owners: [Int32], count: Int, partners: [Int32], values: [Double], mean: Double) {
        var starts = [Int](repeating: 0, count: count + 1)
        for owner in owners { starts[Int(owner) + 1] += 1 }
        for owner in 0..<count { starts[owner + 1] += starts[owner] }
        var next = starts
        var sortedPartners = [Int32](repeating: 0, count: owners.count)
        var deviations = [Double](repeating: 0, count: owners.count)
        for row in owners.indices {
            let place = next[Int(owners[row])]
            next[Int(owners[row])] += 1
            sortedPartners[place] = partners[row]
            deviations[place] = values[row] - mean
        }
        self.starts = starts
        self.partners = sortedPartners
        self.deviations = deviations
    }

    /// Calls a function with the ratings of each owner, many owners at a time, and returns the numbers that it writes for each
    /// into a slot of its own.
    ///
    /// - Parameters:
    ///   - width: the number of numbers of an owner.
    ///   - body: receives the places of the owner's ratings and the slot, which holds zeros.
    func map(
        width: Int, threadCount: Int?, _ body: @Sendable (Range<Int>, UnsafeMutablePointer<Double>) -> Void
    ) -> [Double] {
        [Double](unsafeUninitializedCapacity: count * width) { buffer, filled in
            buffer.initialize(repeating: 0)
            filled = count * width
            guard let base = buffer.baseAddress else { return }
            let slots = SharedMutablePointer(pointer: base)
            _ = Chunks(count: count, size: 64).map(threadCount: threadCount) { owners in
                for owner in owners where starts[owner] < starts[owner + 1] {
                    body(starts[owner]..<starts[owner + 1], slots.pointer + owner * width)
                }
            }
        }
    }
}

extension Ratings {
    /// The mean of the ratings.
    var mean: Double { values.reduce(0, +) / Double(count) }

    /// The smallest and the largest rating.
    var range: ClosedRange<Double> {
        let lowest = values.reduce(.infinity, Swift.min)
        return lowest...Swift.max(lowest, values.reduce(-.infinity, Swift.max))
    }

    /// The ratings by user.
    func byUser(mean: Double) -> RatingLists {
        RatingLists(owners: users, count: userNames.count, partners: items, values: values, mean: mean)
    }

    /// The ratings by item.
    func byItem(mean: Double) -> RatingLists {
        RatingLists(owners: items, count: itemNames.count, partners: users, values: values, mean: mean)
    }
}

/// Checks the parameters that models of ratings share.
func requireRatingParameters(penalties: [(name: String, value: Double)], counts: [(name: String, value: Int)])
    throws
{
    for (name, value) in penalties where !(value > 0 && value.isFinite) {
        throw LearnError.invalidParameter(name: name, value: "\(value)", expected: "above zero and finite")
    }
    for (name, value) in counts where value < 1 {
        throw LearnError.invalidParameter(name: name, value: String(value), expected: "at least 1")
    }
}
