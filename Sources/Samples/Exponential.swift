#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

extension Double {
    /// e to the power of the number.
    var exponential: Double { exp(self) }
}
