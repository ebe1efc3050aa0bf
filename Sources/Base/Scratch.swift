/// Room for `count` numbers, on the stack where they fit, for the time of `body`.
@inlinable
package func withScratch<Result>(count: Int, _ body: (UnsafeMutablePointer<Double>) -> Result) -> Result {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: max(count, 1)) { buffer in
        buffer.initialize(repeating: 0)
        // A buffer of at least one element has a base address.
        return body(buffer.baseAddress.unsafelyUnwrapped)
    }
}
