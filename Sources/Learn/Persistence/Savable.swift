import FoundationEssentials

/// A fitted model or transformer that can be saved to a file and read back.
///
///     try model.save(to: URL(filePath: "ratings.model"))
///     let again = try Pipeline<StandardScaler, LogisticRegression>.Fitted(contentsOf: url)
///
/// A model that is read back predicts the same, bit for bit. The format is described in
/// `docs/model-files.md`. A type of your own needs a `kind`, long arrays of numbers should be marked as
/// ``Packed``, and `requireConsistent` should check all that its predictions rely on.
public protocol Savable: Codable, Sendable {
    /// The kind of model in the header of the file, such as “LogisticRegression”. It must not change, or old
    /// files can no longer be read.
    static var kind: String { get }

    /// Checks that the parts of the model fit together, so that using it cannot fail: that there are as many coefficients as
    /// columns, that indices are in range. It is called when the model is read, as anyone may have written the file. Without
    /// an implementation nothing is checked.
    ///
    /// - Throws: any error; its description is the reason of ``ModelFileError/damaged(path:reason:)``.
    func requireConsistent() throws
}

extension Savable {
    /// Checks nothing.
    public func requireConsistent() throws {}
}

extension Savable {
    /// Saves the model to a file. An existing file is replaced only once the new one is complete.
    ///
    /// - Throws: ``ModelFileError`` if the file cannot be written, or a part of the model is not ``Savable``.
    public func save(to url: URL) throws {
        try ModelFile.write(self, to: url)
    }

    /// Reads a model from a file.
    ///
    /// - Throws: ``ModelFileError`` if the file cannot be read, is not a model, holds another kind of model,
    ///   has another version of the format, or is damaged.
    public init(contentsOf url: URL) throws {
        self = try ModelFile.read(Self.self, from: url)
    }
}

extension Predictor where Fitted: Savable {
    /// Reads a model that was saved after fitting this estimator, or one of the same type.
    ///
    ///     let model = try Pipeline(StandardScaler(), LogisticRegression()).model(contentsOf: url)
    ///
    /// - Throws: the errors of reading the model.
    public func model(contentsOf url: URL) throws -> Fitted {
        try Fitted(contentsOf: url)
    }
}
