/// A matching of the items before with those after.
struct Matching {
    /// The indices of items that belong together, in the order after.
    private(set) var pairs: [(before: Int, after: Int)] = []
    /// The indices of items that have no counterpart.
    private(set) var gone: [Int] = []
    private(set) var new: [Int] = []

    /// Whether the items that belong together are in the same order.
    var keepsOrder: Bool { zip(pairs, pairs.dropFirst()).allSatisfy { $0.before < $1.before } }

    /// Matches items with the same key; the n-th of equal ones with the n-th.
    init<Key: Hashable>(_ before: [Key], _ after: [Key]) {
        var places: [Key: [Int]] = [:]
        for (index, key) in before.enumerated().reversed() { places[key, default: []].append(index) }
        for (index, key) in after.enumerated() {
            if let place = places[key]?.popLast() {
                pairs.append((place, index))
            } else {
                new.append(index)
            }
        }
        gone = places.values.flatMap { $0 }.sorted()
    }

    /// Matches what is left in its order, as far as it goes.
    mutating func pairInOrder() {
        let count = min(gone.count, new.count)
        pairs += zip(gone, new).map { (before: $0, after: $1) }
        pairs.sort { $0.after < $1.after }
        gone.removeFirst(count)
        new.removeFirst(count)
    }

    /// Matches what is left: the most similar first, in the order before where several are equally similar.
    ///
    /// - Parameters:
    ///   - minimum: the similarity from which two items belong together.
    ///   - similarity: the similarity of an item before and one after.
    mutating func pair(from minimum: Double, by similarity: (_ before: Int, _ after: Int) -> Double) {
        var candidates: [(similarity: Double, before: Int, after: Int)] = []
        for before in gone {
            for after in new {
                let value = similarity(before, after)
                if value >= minimum { candidates.append((value, before, after)) }
            }
        }
        candidates.sort { ($1.similarity, $0.before, $0.after) < ($0.similarity, $1.before, $1.after) }
        for candidate in candidates where gone.contains(candidate.before) && new.contains(candidate.after) {
            pairs.append((candidate.before, candidate.after))
            gone.removeAll { $0 == candidate.before }
            new.removeAll { $0 == candidate.after }
        }
        pairs.sort { $0.after < $1.after }
    }
}

extension String {
    /// The similarity of two sentences: the share of pairs of neighbouring words that they have in common, of those that
    /// either has. Numbers, punctuation and capitals do not count, as they change from one render to another.
    func similarity(to other: String) -> Double {
        let (first, second) = (neighbouringWords, other.neighbouringWords)
        let all = first.union(second).count
        return all == 0 ? 0 : Double(first.intersection(second).count) / Double(all)
    }

    private var neighbouringWords: Set<[String]> {
        let words = lowercased().split { !$0.isLetter }.map(String.init)
        return words.count == 1 ? [words] : Set(zip(words, words.dropFirst()).map { [$0, $1] })
    }
}
