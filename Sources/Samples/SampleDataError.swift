/// Why sample data is not made.
public enum SampleDataError: Error, Equatable, Sendable, CustomStringConvertible {
    /// A scale that is not above 0, or above the largest that the generator is good for.
    case scale(Double, largest: Double)

    /// The error in one line, with the way out.
    public var description: String {
        switch self {
        case .scale(let scale, let largest):
            "a scale of \(scale) makes no sample data; give a number above 0 and at most \(largest)"
        }
    }
}
