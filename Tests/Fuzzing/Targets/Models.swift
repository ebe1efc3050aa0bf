import Foundation
import Learn
import TestSupport
import Trees

@testable import Learn

extension FuzzTarget {
    /// A model's file: either the whole file, or its kind in one line, its JSON in the next and its numbers, which get a header
    /// with the right checksum.
    static let model = FuzzTarget("model") { input in
        var file = Data(input)
        if input.first != UInt8(ascii: "{") {
            let parts = input.split(
                separator: UInt8(ascii: "\n"), maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count == 3 else { return }
            file = SeedModels.file(
                kind: String(decoding: parts[0], as: UTF8.self), json: parts[1], numbers: parts[2])
        }
        let head = String(decoding: file.prefix(400), as: UTF8.self)
        for model in try SeedModels.all() where head.contains("\"kind\":\"\(model.kind)\"") {
            try model.read(file)
        }
        if !head.contains("\"kind\":") { try SeedModels.all()[0].read(file) }
    }

    /// The inputs of ``model`` that fitted models make, by name.
    public static func modelSeeds() throws -> [(name: String, input: Data)] {
        try SeedModels.all().map { ($0.name, $0.input) }
    }
}

/// Fitted models of all kinds that are saved.
private struct SeedModels {
    struct Model: Sendable {
        let name: String
        let kind: String
        let input: Data
        /// Reads a file as a model of this kind, and uses it.
        let read: @Sendable (Data) throws -> Void
    }

    private static let made: Result<[Model], any Error> = Result { try make() }

    static func all() throws -> [Model] { try made.get() }

    /// Returns the file of a model with a right header.
    static func file(kind: String, json: ArraySlice<UInt8>, numbers: ArraySlice<UInt8>) -> Data {
        let body = Array(json) + numbers
        let digits = String(body.withUnsafeBytes { CRC32.checksum($0) }, radix: 16)
        let header =
            #"{"crc32":"\#(String(repeating: "0", count: 8 - digits.count) + digits)","format":"weft-model","#
            + #""json":\#(json.count),"kind":"\#(kind)","numbers":\#(numbers.count),"version":1}"#
        return Data(header.utf8) + [UInt8(ascii: "\n")] + body
    }

    private static func entry<Fitted: Savable>(
        _ name: String, _ fitted: Fitted, _ use: @escaping @Sendable (Fitted) throws -> [Double]
    ) throws -> Model {
        let path = "a.model"
        let file = try ModelFile.contents(fitted, path: path)
        let body = file.drop { $0 != UInt8(ascii: "\n") }.dropFirst()
        let length =
            try JSONSerialization.jsonObject(with: file.prefix { $0 != UInt8(ascii: "\n") }) as? [String: Any]
        let json = body.prefix(length?["json"] as? Int ?? 0)
        let input = Data("\(Fitted.kind)\n".utf8) + json + [UInt8(ascii: "\n")] + body.dropFirst(json.count)
        return Model(name: name, kind: Fitted.kind, input: input) { file in
            do {
                let model = try ModelFile.model(Fitted.self, in: file, path: path)
                let predictions = try use(model)
                let again = try ModelFile.model(
                    Fitted.self, in: ModelFile.contents(model, path: path), path: path)
                // A NaN may come out with another sign.
                let isSame = try zip(predictions, use(again)).allSatisfy { $0 == $1 || $0.isNaN && $1.isNaN }
                try require(isSame, "a model that is written and read predicts something else")
            } catch let error as ModelFileError {
                try requireOneLine(error, naming: path)
            } catch is LearnError {
            }
        }
    }

    private static func make() throws -> [Model] {
        let (x, y, y3, numbers) = (SmallSample.x, SmallSample.y, SmallSample.y3, SmallSample.numbers)
        var holes = try x.rows(Array(0..<12))
        holes[3, 0] = .nan
        holes[4, 2] = .nan
        let gaps = holes
        let categories = try Matrix(categories: [
            "s": (0..<60).map { row in row % 7 == 0 ? nil : ["a", "b", "c"][row % 3] },
            "t": (0..<60).map { row in ["x", "y"][row / 2 % 2] },
        ])
        let mixed = try Matrix.stackingColumns([x, categories])
        let features = ColumnTransformer(
            .columns(["a", "b"], TransformerChain(SimpleImputer(), StandardScaler()), name: "numbers"),
            .columns(["s", "t"], OneHotEncoder(unknown: .ignore), name: "categories"), remainder: .passthrough
        )
        let small = try GradientBoosting(nEstimators: 2, minSamplesLeaf: 15).fit(x, y)
        let scoring = ScoringModel(
            version: "1", target: "t", features: x.columnNames.map { FeatureDefinition($0, $0) },
            model: small,
            calibration: try ProbabilityCalibrator(.isotonic).fit(y, probability: small.predictProbability(x))
        )
        return [
            try entry("logistic", LogisticRegression().fit(x, y3)) {
                try $0.predictProbabilities(x).values
            },
            try entry("ridge", Ridge().fit(x, numbers)) { try $0.predict(x) },
            try entry("pipeline", Pipeline(StandardScaler(), LogisticRegression()).fit(x, y)) {
                try $0.predictProbabilities(x).values
            },
            try entry("boosting", GradientBoosting(nEstimators: 3, minSamplesLeaf: 8).fit(x, y3)) { model in
                _ = (model.importances, model.iterationCount)
                _ = try? model.attributions(gaps, of: "p")
                return try model.predictProbabilities(gaps).values
            },
            try entry("regressor", GradientBoostingRegressor(nEstimators: 5, maxLeaves: 3).fit(x, numbers)) {
                model in
                _ = try? model.attributions(gaps)
                return try model.predict(gaps)
            },
            try entry("forest", RandomForest(nEstimators: 2, maxDepth: 3).fit(categories, y)) { model in
                _ = model.importances
                _ = try? model.attributions(categories, of: "yes")
                return try model.predictProbabilities(categories).values
            },
            try entry("tree", DecisionTree(maxDepth: 2).fit(x, y3)) { model in
                _ = (model.description, model.depth, model.leafCount, model.importances)
                return try model.predictProbabilities(gaps).values
            },
            try entry("scaler", MinMaxScaler(range: -1...1).fit(x)) { try $0.transform(gaps).values },
            try entry("one-hot", OneHotEncoder(unknown: .infrequent, minFrequency: 20).fit(categories)) {
                encoder in
                _ = encoder.outputColumnNames
                return try encoder.transform(categories).values
            },
            try entry("ordinal", OrdinalEncoder(unknown: .value(-1)).fit(categories)) {
                try $0.transform(categories).values
            },
            try entry("imputer", SimpleImputer(strategy: .median, addIndicator: true).fit(gaps)) { imputer in
                _ = imputer.outputColumnNames
                return try imputer.transform(gaps).values
            },
            try entry("clusters", KMeans(clusters: 3).fit(x.rows(Array(0..<10)))) { model in
                _ = (model.clusterSizes, model.centerMatrix)
                return try model.transform(x).values + model.predict(x).map(Double.init)
            },
            try entry("components", PCA(components: 2, whiten: true).fit(x)) { model in
                let scores = try model.transform(x)
                return try scores.values + model.inverseTransform(scores).values
            },
            try entry("columns", Pipeline(features, LogisticRegression()).fit(mixed, y)) {
                try $0.predictProbabilities(mixed).values
            },
            try entry("scoring", scoring) { try $0.predictProbability(x) },
        ]
    }
}
