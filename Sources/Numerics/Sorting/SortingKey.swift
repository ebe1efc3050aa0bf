// Numbers as unsigned integers in the same order, for sorting by radix and for comparing bits.
//
// The bits of floating-point numbers are ordered as sign and magnitude: below zero they run backwards, so all bits of
// a negative number are flipped, and only the sign bit of the others.

extension Double {
    /// The number as an integer that is ordered as the number is. Both zeros have the same key.
    @inlinable
    package var sortingKey: UInt64 {
        let bits = (self + 0).bitPattern
        return bits ^ (bits >> 63 == 0 ? 1 << 63 : .max)
    }

    /// Creates the number that has a sorting key.
    @inlinable
    package init(sortingKey key: UInt64) {
        self.init(bitPattern: key ^ (key >> 63 == 1 ? 1 << 63 : .max))
    }
}

extension Float {
    /// The number as an integer that is ordered as the number is. Both zeros have the same key.
    @inlinable
    package var sortingKey: UInt32 {
        let bits = (self + 0).bitPattern
        return bits ^ (bits >> 31 == 0 ? 1 << 31 : .max)
    }

    /// Creates the number that has a sorting key.
    @inlinable
    package init(sortingKey key: UInt32) {
        self.init(bitPattern: key ^ (key >> 31 == 1 ? 1 << 31 : .max))
    }
}

extension Int {
    /// The number as an unsigned integer that is ordered as the number is.
    @inlinable
    package var sortingKey: UInt64 { UInt64(bitPattern: Int64(self)) ^ 1 << 63 }
}
