#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

extension Double {
    /// The exponential of the number.
    var exponential: Double { exp(self) }

    /// The natural logarithm of the number.
    var logarithm: Double { log(self) }
}
