import Base
import FoundationEssentials

/// A feature and how it is computed, such as the text of its expression.
public struct FeatureDefinition: Codable, Equatable, Sendable {
    /// The name of the column.
    public let name: String
    /// The definition.
    public let definition: String

    /// Creates a definition.
    public init(_ name: String, _ definition: String) {
        self.name = name
        self.definition = definition
    }
}

/// A model that is ready for use: with its version, the definition of its features, and the calibration of its probabilities.
///
///     let model = ScoringModel(version: "2", target: "buys", features: definitions, model: fitted, calibration: calibration)
///     try model.save(to: url)
///     let again = try ScoringModel<GradientBoosting.Fitted>(contentsOf: url, target: "buys", features: definitions)
///
/// It is read back only by a program that computes the same features in the same way.
public struct ScoringModel<Model: FittedClassifier & Savable>: Savable {
    /// The kind of model in its file.
    public static var kind: String { "ScoringModel(\(Model.kind))" }

    /// The version of the model.
    public let version: String
    /// The name of the target.
    public let target: String
    /// The features in the order of the model's columns.
    public let features: [FeatureDefinition]
    /// The classifier.
    public let model: Model
    /// The calibration of its probabilities.
    public let calibration: ProbabilityCalibrator.Fitted

    /// Creates a model that is ready for use.
    public init(
        version: String, target: String, features: [FeatureDefinition], model: Model,
        calibration: ProbabilityCalibrator.Fitted
    ) {
        self.version = version
        self.target = target
        self.features = features
        self.model = model
        self.calibration = calibration
    }

    /// Reads a model, and checks that it predicts the target, and that all of its features are computed as they were.
    ///
    /// - Parameters:
    ///   - target: the name of the target.
    ///   - features: the features as they are computed here, in any order; there may be more than the model needs.
    /// - Throws: the errors of `init(contentsOf:)`, ``ScoringModelError``.
    public init(contentsOf url: URL, target: String, features: [FeatureDefinition]) throws {
        try self.init(contentsOf: url)
        try requireTarget(target, features, path: url.path)
    }

    /// Returns the calibrated probability of the positive class for each row of a matrix, which may have other columns as well.
    ///
    /// - Throws: `LearnError.unknownColumn`, and the errors of `predictProbability`.
    public func predictProbability(_ x: Matrix) throws -> [Double] {
        calibration.calibrated(try model.predictProbability(x.selecting(features.map(\.name))))
    }

    /// Checks the classifier, the calibration and the names of the features.
    public func requireConsistent() throws {
        try model.requireConsistent()
        try calibration.requireConsistent()
        try Consistency.requireNames(features.map(\.name), "features")
    }

    private func requireTarget(
        _ target: String, _ features: [FeatureDefinition], path: String
    ) throws(ScoringModelError) {
        guard target == self.target else {
            throw .otherTarget(path: path, found: self.target, expected: target)
        }
        for feature in self.features {
            guard let given = features.first(where: { $0.name == feature.name }) else {
                throw .missingFeature(
                    path: path, name: feature.name,
                    nearest: nearestName(to: feature.name, among: features.map(\.name)))
            }
            guard feature.definition == given.definition else {
                throw .otherDefinition(
                    path: path, name: feature.name, found: feature.definition, expected: given.definition)
            }
        }
    }
}

/// A saved model that does not fit the program that reads it. Each case names the file.
public enum ScoringModelError: Error, Equatable, CustomStringConvertible {
    /// The model predicts something else.
    case otherTarget(path: String, found: String, expected: String)
    /// The model needs a feature that is not computed.
    case missingFeature(path: String, name: String, nearest: String?)
    /// A feature is computed in another way.
    case otherDefinition(path: String, name: String, found: String, expected: String)

    /// The file and the problem, in one line.
    public var description: String { text.inOneLine }

    private var text: String {
        switch self {
        case .otherTarget(let path, let found, let expected):
            "\(path) predicts \(found), not \(expected)"
        case .missingFeature(let path, let name, let nearest):
            "\(path) needs the feature \(name), which is not computed here"
                + (nearest.map { "; the nearest is \($0)" } ?? "")
        case .otherDefinition(let path, let name, let found, let expected):
            "\(path) was fitted with another definition of \(name): \(found), here \(expected)"
        }
    }
}
