/// An error in a template.
public enum TemplateError: Error, CustomStringConvertible {
    /// The file can't be read or is not a valid template.
    case unreadable(file: String, reason: String)

    /// The file and the reason.
    public var description: String {
        switch self {
        case .unreadable(let file, let reason):
            "templates/\(file) can't be used: \(reason); correct it, or restore it with `git checkout templates/\(file)`"
        }
    }
}
