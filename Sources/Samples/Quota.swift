import Numerics

/// Picks exactly so many items from a row of them, each as likely, one look at each: selection sampling
/// (Fan, Muller & Rezucha 1962; Knuth, The Art of Computer Programming 2, 3.4.2, algorithm S).
///
/// A share planted this way is met to the row, whatever the seed and the scale.
struct Quota {
    private var picks: Int
    private var items: Int

    /// A quota of `share` of the items, rounded to the nearest whole.
    init(share: Double, of items: Int) {
        self.items = items
        picks = Int((share * Double(items)).rounded())
    }

    /// Whether the next item is one of those picked.
    mutating func picksNext(using random: inout RandomState) -> Bool {
        let isPicked = random.random() * Double(items) < Double(picks)
        items -= 1
        if isPicked { picks -= 1 }
        return isPicked
    }
}
