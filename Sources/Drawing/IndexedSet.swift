/// Distinct elements in the order of first appearance, each with its index.
struct IndexedSet<Element: Hashable> {
    /// The elements.
    private(set) var elements: [Element] = []
    private var indices: [Element: Int] = [:]

    /// Returns the index of an element, which is added if it is new.
    mutating func index(of element: Element) -> Int {
        if let index = indices[element] { return index }
        indices[element] = elements.count
        elements.append(element)
        return elements.count - 1
    }
}

extension IndexedSet: Sendable where Element: Sendable {}
