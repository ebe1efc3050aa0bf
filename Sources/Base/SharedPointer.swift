/// Numbers that several threads read while their owner keeps them alive and unchanged.
@usableFromInline
package struct SharedPointer: @unchecked Sendable {
    /// The first of the numbers.
    package let pointer: UnsafePointer<Double>

    /// Creates a pointer to the numbers of a buffer. If it is empty, the address is one that must not be read.
    package init(_ buffer: UnsafeBufferPointer<Double>) {
        pointer = buffer.baseAddress ?? Self.nothing.pointer
    }

    private init(_ pointer: UnsafePointer<Double>) { self.pointer = pointer }

    private static let nothing = SharedPointer(
        UnsafePointer(UnsafeMutablePointer<Double>.allocate(capacity: 1)))
}

/// Shares two arrays, and a third if there is one, for the duration of `body`.
package func withShared<Result>(
    _ a: [Double], _ b: [Double], _ c: [Double]?,
    _ body: (SharedPointer, SharedPointer, SharedPointer?) -> Result
) -> Result {
    a.withUnsafeBufferPointer { a in
        b.withUnsafeBufferPointer { b in
            guard let c else { return body(SharedPointer(a), SharedPointer(b), nil) }
            return c.withUnsafeBufferPointer { body(SharedPointer(a), SharedPointer(b), SharedPointer($0)) }
        }
    }
}

/// Elements that several threads write, each thread its own ones.
@usableFromInline
package struct SharedMutablePointer<Element>: @unchecked Sendable {
    /// The first of the elements.
    @usableFromInline
    package let pointer: UnsafeMutablePointer<Element>

    /// Creates a shared pointer.
    @inlinable
    package init(pointer: UnsafeMutablePointer<Element>) {
        self.pointer = pointer
    }
}

/// Calls `body` with memory for `count` numbers, all zero, for its duration; on the stack if it fits.
@inlinable
package func withScratch<Result>(count: Int, _ body: (UnsafeMutablePointer<Double>) -> Result) -> Result {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: max(count, 1)) { buffer in
        buffer.initialize(repeating: 0)
        // A buffer of at least one element has a base address.
        return body(buffer.baseAddress.unsafelyUnwrapped)
    }
}
