import Base

/// Describes what is wrong with the file of a model. Each case names the file.
public enum ModelFileError: Error, Equatable, Sendable {
    /// The file cannot be read.
    case unreadable(path: String, reason: String)
    /// The file cannot be written; its previous content is unchanged.
    case unwritable(path: String, reason: String)
    /// The file is not a model.
    case notAModel(path: String)
    /// The file was written in another version of the format.
    case otherVersion(path: String, found: Int, readable: Int)
    /// The file holds another kind of model.
    case otherKind(path: String, found: String, expected: String)
    /// The file is truncated, or its bytes have changed.
    case damaged(path: String, reason: String)
    /// A part of the model has a type that cannot be saved.
    case notSavable(path: String, type: String)
    /// The file has a transformer of a kind that is not registered.
    case unknownPart(path: String, kind: String)
}

extension ModelFileError: CustomStringConvertible {
    /// The file and what is wrong with it, in one line.
    public var description: String { text.inOneLine }

    private var text: String {
        switch self {
        case .unreadable(let path, let reason):
            "\(path) cannot be read: \(reason)"
        case .unwritable(let path, let reason):
            "\(path) cannot be written: \(reason)"
        case .notAModel(let path):
            "\(path) is not a model file"
        case .otherVersion(let path, let found, let readable):
            "\(path) has version \(found) of the model format, but this program reads version \(readable)"
        case .otherKind(let path, let found, let expected):
            "\(path) holds a model of kind \(found), not \(expected)"
        case .damaged(let path, let reason):
            "\(path) is damaged: \(reason)"
        case .notSavable(let path, let type):
            "\(path) was not written: a part of the model has type \(type), which is not Savable"
        case .unknownPart(let path, let kind):
            "\(path) has a transformer of unknown kind \(kind); register its type first, with SavableTransformers.register"
        }
    }
}
