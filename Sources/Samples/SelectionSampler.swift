import Numerics

/// Selects an exact number of items from a sequence, all subsets equally likely, looking at each item once: selection
/// sampling (Fan, Muller & Rezucha 1962; Knuth, *The Art of Computer Programming*, volume 2, section 3.4.2, algorithm S).
///
/// A fraction that is planted this way is exact to the row, whatever the seed and the scale.
struct SelectionSampler {
    private var selections: Int
    private var items: Int

    /// Creates a sampler of a fraction of the items, rounded to the nearest integer.
    init(fraction: Double, of items: Int) {
        self.items = items
        selections = Int((fraction * Double(items)).rounded())
    }

    /// Returns whether the next item is selected.
    mutating func selectsNext(using random: inout RandomState) -> Bool {
        let isSelected = random.random() * Double(items) < Double(selections)
        items -= 1
        if isSelected { selections -= 1 }
        return isSelected
    }
}
