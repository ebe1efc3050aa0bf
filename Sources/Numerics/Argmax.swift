extension Collection where Element: Comparable {
    /// Returns the index of the largest element, the first of equal ones; nil if there are no elements.
    ///
    /// A NaN at the first index is returned, any other is skipped, because no comparison with NaN is true.
    @inlinable
    public func argmax() -> Index? {
        indices.max { self[$0] < self[$1] }
    }

    /// Returns the index of the smallest element, the first of equal ones; nil if there are no elements.
    ///
    /// A NaN at the first index is returned, any other is skipped, because no comparison with NaN is true.
    @inlinable
    public func argmin() -> Index? {
        indices.min { self[$0] < self[$1] }
    }
}
