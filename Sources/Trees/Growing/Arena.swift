/// Memory that lives as long as this does.
final class Arena {
    private var blocks: [UnsafeMutableRawPointer] = []

    /// Room for some elements, all the same.
    func allocate<Element: BitwiseCopyable>(_ count: Int, repeating element: Element) -> UnsafeMutablePointer<
        Element
    > {
        let place: UnsafeMutablePointer<Element> = allocate(count)
        place.initialize(repeating: element, count: count)
        return place
    }

    /// A copy of some elements.
    func copy<Element: BitwiseCopyable>(_ elements: [Element]) -> UnsafeMutablePointer<Element> {
        let place: UnsafeMutablePointer<Element> = allocate(elements.count)
        for (index, element) in elements.enumerated() { (place + index).initialize(to: element) }
        return place
    }

    /// Room for some elements, to be written before they are read.
    func allocate<Element: BitwiseCopyable>(_ count: Int) -> UnsafeMutablePointer<Element> {
        let block = UnsafeMutableRawPointer.allocate(
            byteCount: max(count, 1) * MemoryLayout<Element>.stride, alignment: 64)
        blocks.append(block)
        return block.bindMemory(to: Element.self, capacity: count)
    }

    deinit {
        for block in blocks { block.deallocate() }
    }
}
