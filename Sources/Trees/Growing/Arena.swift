/// Owns blocks of memory, which are freed with it.
final class Arena {
    private var blocks: [UnsafeMutableRawPointer] = []

    /// Allocates elements that all have the same value.
    func allocate<Element: BitwiseCopyable>(_ count: Int, repeating element: Element) -> UnsafeMutablePointer<
        Element
    > {
        let place: UnsafeMutablePointer<Element> = allocate(count)
        place.initialize(repeating: element, count: count)
        return place
    }

    /// Allocates a copy of some elements.
    func copy<Element: BitwiseCopyable>(_ elements: [Element]) -> UnsafeMutablePointer<Element> {
        let place: UnsafeMutablePointer<Element> = allocate(elements.count)
        for (index, element) in elements.enumerated() { (place + index).initialize(to: element) }
        return place
    }

    /// Allocates uninitialized elements, to be written before they are read.
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
