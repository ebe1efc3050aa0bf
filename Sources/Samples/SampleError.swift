/// Why there is no sample data.
public enum SampleError: Error, Equatable, Sendable, CustomStringConvertible {
    /// An analysis that has no generator, and those that have one.
    case noGenerator(String, known: [String])
    /// A scale that is not a number above 0, or too large for the generator.
    case scale(Double, largest: Double)
    /// A file that could not be written.
    case unwritable(String)

    /// What is wrong, and the way out.
    public var description: String {
        switch self {
        case .noGenerator(let name, let known):
            "there is no sample data for \(name), only for \(known.joined(separator: ", "))"
        case .scale(let scale, let largest):
            "a scale of \(scale) makes no sample data: give a number above 0, at most \(largest)"
        case .unwritable(let path):
            "\(path) can't be written: is there such a folder, may you write to it, and is there room?"
        }
    }
}
