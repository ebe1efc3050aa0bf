/// What can be wrong with the file of a model. Each names the file.
public enum ModelFileError: Error, Equatable, Sendable {
    /// The file cannot be read.
    case unreadable(path: String, reason: String)
    /// The file cannot be written; what was there is still there.
    case unwritable(path: String, reason: String)
    /// The file is none of a model.
    case notAModel(path: String)
    /// The file was written in another version of the format.
    case otherVersion(path: String, found: Int, readable: Int)
    /// The file holds another kind of model.
    case otherKind(path: String, found: String, expected: String)
    /// The file is cut off, or its bytes have changed.
    case damaged(path: String, reason: String)
    /// A part of the model is of a type that cannot be saved.
    case notSavable(path: String, type: String)
    /// The file holds a kind of transformer that is not known here.
    case unknownPart(path: String, kind: String)
}

extension ModelFileError: CustomStringConvertible {
    /// What is wrong, with which file, in one line.
    public var description: String {
        switch self {
        case .unreadable(let path, let reason):
            "\(path) cannot be read: \(reason)"
        case .unwritable(let path, let reason):
            "\(path) cannot be written: \(reason)"
        case .notAModel(let path):
            "\(path) is not the file of a model"
        case .otherVersion(let path, let found, let readable):
            "\(path) is in version \(found) of the format of models, but this program reads version \(readable)"
        case .otherKind(let path, let found, let expected):
            "\(path) holds a model of kind \(found), not \(expected)"
        case .damaged(let path, let reason):
            "\(path) is damaged: \(reason)"
        case .notSavable(let path, let type):
            "\(path) is not written: the model has a part of type \(type), which is not Savable"
        case .unknownPart(let path, let kind):
            "\(path) has a transformer of kind \(kind), which is not known; make its type known first, with SavableTransformers.register"
        }
    }
}
