/// Numbers that several threads read while their owner keeps them alive and unchanged.
@usableFromInline
package struct SharedPointer: @unchecked Sendable {
    /// The first of the numbers.
    package let pointer: UnsafePointer<Double>

    /// The numbers of a buffer. An empty one has no first number, and an address that is never read stands for it.
    package init(_ buffer: UnsafeBufferPointer<Double>) {
        pointer = buffer.baseAddress ?? Self.nothing.pointer
    }

    private init(_ pointer: UnsafePointer<Double>) { self.pointer = pointer }

    private static let nothing = SharedPointer(
        UnsafePointer(UnsafeMutablePointer<Double>.allocate(capacity: 1)))
}

/// Shares two arrays, and a third if there is one, for the time of `body`.
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

/// Places that several threads write to, each to its own.
@usableFromInline
package struct SharedMutablePointer<Element>: @unchecked Sendable {
    /// The first of the places.
    @usableFromInline
    package let pointer: UnsafeMutablePointer<Element>

    /// Shares places.
    @inlinable
    package init(pointer: UnsafeMutablePointer<Element>) {
        self.pointer = pointer
    }
}
