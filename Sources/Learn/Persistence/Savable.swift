import FoundationEssentials

/// A fitted model or transformer that can be saved to a file and read back.
///
///     try model.save(to: URL(filePath: "ratings.model"))
///     let again = try Pipeline<StandardScaler, LogisticRegression>.Fitted(contentsOf: url)
///
/// A model that is read back predicts the same, bit for bit. The format is described in
/// `docs/model-files.md`. A type of your own needs a `kind`, and long arrays of numbers should be marked as
/// ``Packed``.
public protocol Savable: Codable, Sendable {
    /// The kind of model in the header of the file, such as “LogisticRegression”. It must not change, or old
    /// files can no longer be read.
    static var kind: String { get }
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

extension StandardScaler.Fitted: Savable {
    /// The kind of model in its file.
    public static var kind: String { "StandardScaler" }
}

extension MinMaxScaler.Fitted: Savable {
    /// The kind of model in its file.
    public static var kind: String { "MinMaxScaler" }
}

extension RobustScaler.Fitted: Savable {
    /// The kind of model in its file.
    public static var kind: String { "RobustScaler" }
}

extension SimpleImputer.Fitted: Savable {
    /// The kind of model in its file.
    public static var kind: String { "SimpleImputer" }
}

extension OneHotEncoder.Fitted: Savable {
    /// The kind of model in its file.
    public static var kind: String { "OneHotEncoder" }
}

extension OrdinalEncoder.Fitted: Savable {
    /// The kind of model in its file.
    public static var kind: String { "OrdinalEncoder" }
}

extension ColumnTransformer.Fitted: Savable {
    /// The kind of model in its file.
    public static var kind: String { "ColumnTransformer" }
}

extension TransformerChain.Fitted: Savable where First.Fitted: Savable, Second.Fitted: Savable {
    /// The kind of model in its file, with the kinds of the two transformers.
    public static var kind: String { "TransformerChain(\(First.Fitted.kind), \(Second.Fitted.kind))" }
}

extension Pipeline.Fitted: Savable where Steps.Fitted: Savable, Final.Fitted: Savable {
    /// The kind of model in its file, with the kinds of its steps.
    public static var kind: String { "Pipeline(\(Steps.Fitted.kind), \(Final.Fitted.kind))" }
}

extension LogisticRegression.Fitted: Savable {
    /// The kind of model in its file.
    public static var kind: String { "LogisticRegression" }
}

extension DummyClassifier.Fitted: Savable {
    /// The kind of model in its file.
    public static var kind: String { "DummyClassifier" }
}

extension DummyRegressor.Fitted: Savable {
    /// The kind of model in its file.
    public static var kind: String { "DummyRegressor" }
}

extension KMeans.Fitted: Savable {
    /// The kind of model in its file.
    public static var kind: String { "KMeans" }
}

extension PCA.Fitted: Savable {
    /// The kind of model in its file.
    public static var kind: String { "PCA" }
}

extension LinearModel: Savable {
    /// The kind of model in its file.
    public static var kind: String { "LinearModel" }
}
