/// An error of generating sample data.
public enum SampleDataError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The scale is not above 0, or it is above the largest one that the generator supports.
    case scale(Double, largest: Double)
    /// A file cannot be written.
    case unwritable(file: String)

    /// The error in one line, with the remedy.
    public var description: String {
        switch self {
        case .scale(let scale, let largest):
            "the scale is \(scale), but must be above 0 and at most \(largest)"
        case .unwritable(let file):
            "\(file) cannot be written; check the folder and the space that is left on the disk"
        }
    }

    /// Checks that a scale is above 0 and at most the largest one.
    ///
    /// - Throws: ``scale(_:largest:)``.
    static func requireScale(_ scale: Double, upTo largest: Double) throws {
        guard scale > 0, scale <= largest else { throw SampleDataError.scale(scale, largest: largest) }
    }
}
