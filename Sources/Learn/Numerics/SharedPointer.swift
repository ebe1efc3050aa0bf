/// Numbers that several threads read while their owner keeps them alive and unchanged.
struct SharedPointer: @unchecked Sendable {
    /// The first of the numbers.
    let pointer: UnsafePointer<Double>

    /// The numbers of a buffer. An empty one has no first number, and an address that is never read stands for it.
    init(_ buffer: UnsafeBufferPointer<Double>) {
        pointer = buffer.baseAddress ?? Self.nothing.pointer
    }

    private init(_ pointer: UnsafePointer<Double>) { self.pointer = pointer }

    private static let nothing = SharedPointer(
        UnsafePointer(UnsafeMutablePointer<Double>.allocate(capacity: 1)))
}

/// Shares two arrays, and a third if there is one, for the time of `body`.
func withShared<Result>(
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
