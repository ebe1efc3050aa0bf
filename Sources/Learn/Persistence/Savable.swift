import FoundationEssentials

/// A fitted model or transformer that can be saved to a file and read back.
///
///     try model.save(to: URL(filePath: "ratings.model"))
///     let again = try PipelineModel<StandardScaler.Fitted, LogisticRegression.Fitted>(contentsOf: url)
///
/// What is read back predicts the same, bit for bit. The format is described in `docs/model-files.md`. A type of your
/// own needs a `kind`, and arrays of many numbers marked as ``Packed``.
public protocol Savable: Codable, Sendable {
    /// What the file says it holds, such as “LogisticRegression”. It must not change, or old files are not found again.
    static var kind: String { get }
}

extension Savable {
    /// Saves the model to a file. What was there is replaced only once the new file is complete.
    ///
    /// - Throws: ``ModelFileError`` if the file cannot be written, or a part of the model is not ``Savable``.
    public func save(to url: URL) throws {
        try ModelFile.write(self, to: url)
    }

    /// Reads a model from a file.
    ///
    /// - Throws: ``ModelFileError`` if the file cannot be read, is none of a model or of another kind of model, was
    ///   written in another version of the format, or is damaged.
    public init(contentsOf url: URL) throws {
        self = try ModelFile.read(Self.self, from: url)
    }
}

extension Classifier where Fitted: Savable {
    /// Reads a model that this classifier, or one made like it, has been fitted to and that was saved.
    ///
    ///     let model = try Pipeline(StandardScaler(), LogisticRegression()).model(contentsOf: url)
    ///
    /// - Throws: what reading the model throws.
    public func model(contentsOf url: URL) throws -> Fitted {
        try Fitted(contentsOf: url)
    }
}

extension StandardScaler.Fitted: Savable {
    /// What its file says it holds.
    public static var kind: String { "StandardScaler" }
}

extension MinMaxScaler.Fitted: Savable {
    /// What its file says it holds.
    public static var kind: String { "MinMaxScaler" }
}

extension RobustScaler.Fitted: Savable {
    /// What its file says it holds.
    public static var kind: String { "RobustScaler" }
}

extension SimpleImputer.Fitted: Savable {
    /// What its file says it holds.
    public static var kind: String { "SimpleImputer" }
}

extension OneHotEncoder.Fitted: Savable {
    /// What its file says it holds.
    public static var kind: String { "OneHotEncoder" }
}

extension OrdinalEncoder.Fitted: Savable {
    /// What its file says it holds.
    public static var kind: String { "OrdinalEncoder" }
}

extension ColumnTransformer.Fitted: Savable {
    /// What its file says it holds.
    public static var kind: String { "ColumnTransformer" }
}

extension FittedTransformerChain: Savable where First: Savable, Second: Savable {
    /// What its file says it holds: the kinds of the two.
    public static var kind: String { "TransformerChain(\(First.kind), \(Second.kind))" }
}

extension PipelineModel: Savable where Steps: Savable, Final: Savable {
    /// What its file says it holds: the kinds of its steps.
    public static var kind: String { "Pipeline(\(Steps.kind), \(Final.kind))" }
}

extension LogisticRegression.Fitted: Savable {
    /// What its file says it holds.
    public static var kind: String { "LogisticRegression" }
}

extension DummyClassifier.Fitted: Savable {
    /// What its file says it holds.
    public static var kind: String { "DummyClassifier" }
}

extension KMeans.Fitted: Savable {
    /// What its file says it holds.
    public static var kind: String { "KMeans" }
}

extension PCA.Fitted: Savable {
    /// What its file says it holds.
    public static var kind: String { "PCA" }
}
