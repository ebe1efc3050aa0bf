import Foundation
import TestSupport
import Testing
import Trees

@testable import Learn

/// Model files with a right checksum whose content nobody's fit has led to: each number, array and flag of a model of each
/// kind is changed in turn. Reading and using such a file gives an error or finite numbers. (It never traps, or the tests
/// would end here.)
@Suite struct HostileModelFileTests {
    private let x = SmallSample.x
    private let y = SmallSample.y
    private let y3 = SmallSample.y3
    private let numbers = SmallSample.numbers
    /// Rows to predict, some of whose values are missing.
    private let gaps: Matrix
    private let categories: Matrix

    init() throws {
        var gaps = try SmallSample.x.rows(Array(0..<12))
        gaps[3, 0] = .nan
        gaps[4, 2] = .nan
        self.gaps = gaps
        categories = try Matrix(categories: [
            "s": (0..<60).map { row in row % 7 == 0 ? nil : ["a", "b", "c"][row % 3] },
            "t": (0..<60).map { row in ["x", "y"][row / 2 % 2] },
        ])
    }

    /// The parts of a model's file.
    private struct Parts {
        let kind: String
        let json: JSONTree
        let numbers: Data

        init(_ model: some Savable) throws {
            let data = try ModelFile.contents(model, path: "a.model")
            let end = try #require(data.firstIndex(of: UInt8(ascii: "\n")))
            let header = try JSONDecoder().decode([String: JSONTree].self, from: data[..<end])
            guard case .text(let kind) = header["kind"], case .number(let length) = header["json"] else {
                throw CocoaError(.coderReadCorrupt)
            }
            self.kind = kind
            json = try JSONDecoder().decode(
                JSONTree.self, from: data[(end + 1)...].prefix(Int(length)))
            numbers = Data(data[(end + 1)...].dropFirst(Int(length)))
        }

        /// The file of other parts, with their checksum.
        func file(_ json: JSONTree? = nil, _ numbers: Data? = nil) throws -> Data {
            let json = try JSONEncoder().encode(json ?? self.json)
            let numbers = numbers ?? self.numbers
            let checksum = (json + numbers).withUnsafeBytes { CRC32.checksum($0) }
            let hex = String(checksum, radix: 16)
            let header =
                #"{"crc32":"\#(String(repeating: "0", count: 8 - hex.count) + hex)","format":"weft-model","#
                + #""json":\#(json.count),"kind":"\#(kind)","numbers":\#(numbers.count),"version":1}"#
            return Data(header.utf8) + [UInt8(ascii: "\n")] + json + numbers
        }

        /// The raw numbers with one of them changed, whatever its type.
        var changedNumbers: [Data] {
            func changed<Number: BitwiseCopyable>(_ others: [Number]) -> [Data] {
                stride(from: 0, to: numbers.count, by: MemoryLayout<Number>.size).flatMap { offset in
                    others.map { other in
                        var data = numbers
                        withUnsafeBytes(of: other) {
                            data.replaceSubrange(offset..<offset + $0.count, with: $0)
                        }
                        return data
                    }
                }
            }
            return changed([0, 1, 3, 7, .max] as [UInt16]) + changed([0, 1, 2, -1, .min, .max] as [Int32])
                + changed([Float.nan, -1])
                + changed([0, -1, 1, 0.5, 2_147_483_648, 4_294_967_296, .nan, .infinity] as [Double])
        }
    }

    /// Changes the file of a model in all ways, and reads and uses each.
    ///
    /// - Parameter use: uses a model in all ways there are, and returns what it predicts.
    private func attack<Model: Savable>(
        _ model: Model, mayBeMissing: Bool = false, location: SourceLocation = #_sourceLocation,
        use: (Model) throws -> [Double]
    ) throws {
        let parts = try Parts(model)
        let whole = try ModelFile.model(Model.self, in: parts.file(), path: "a.model")
        // NaN, where a value is missing, equals nothing.
        let (read, known) = try (use(whole), use(model))
        #expect(read.map(\.bitPattern) == known.map(\.bitPattern), sourceLocation: location)
        var files = try parts.json.mutations.map { try parts.file($0) }
        files += try parts.changedNumbers.map { try parts.file(nil, $0) }
        files += try [parts.numbers.dropLast(8), parts.numbers + parts.numbers, Data()].map {
            try parts.file(nil, $0)
        }
        var refused = 0
        for file in files {
            do {
                let predictions = try use(ModelFile.model(Model.self, in: file, path: "a.model"))
                let areNumbers = predictions.allSatisfy { $0.isFinite || mayBeMissing && $0.isNaN }
                #expect(areNumbers, "\(String(decoding: file, as: UTF8.self))", sourceLocation: location)
            } catch let error as ModelFileError {
                refused += 1
                #expect(!error.description.contains("\n"), sourceLocation: location)
            } catch is LearnError {
                refused += 1
            }
        }
        #expect(refused > 0 && files.count > 30, sourceLocation: location)
    }

    @Test func linearModels() throws {
        try attack(LogisticRegression(classWeight: .explicit(["yes": 2])).fit(x, y)) { model in
            _ = try? model.coefficient("a")
            return try model.predictProbabilities(x).values + model.decisionFunction(x)
        }
        try attack(LogisticRegression().fit(x, y3)) { try $0.predictProbabilities(x).values }
        try attack(Ridge().fit(x, numbers)) { model in
            _ = model.namedCoefficients
            _ = try? model.coefficient("c")
            return try model.predict(x)
        }
        try attack(Pipeline(StandardScaler(), Ridge()).fit(x, numbers)) { model in
            _ = try? model.inOriginalUnits()
            return try model.predict(x)
        }
        try attack(Pipeline(SimpleImputer(), StandardScaler(), LogisticRegression()).fit(x, y)) {
            try $0.predictProbabilities(gaps).values
        }
        try attack(DummyClassifier().fit(x, y3)) { try $0.predictProbabilities(x).values }
        try attack(DummyRegressor().fit(x, numbers)) { try $0.predict(x) }
    }

    @Test func boosting() throws {
        for labels in [y, y3] {
            try attack(GradientBoosting(nEstimators: 3, minSamplesLeaf: 8).fit(x, labels)) { model in
                _ = (model.importances, model.iterationCount, model.prefix(1))
                _ = try? model.attributions(gaps, of: labels.classNames[1])
                return try model.predictProbabilities(gaps).values + model.decisionFunction(gaps).values
            }
        }
        // Few trees are traversed one by one, many small ones in a batch.
        try attack(GradientBoostingRegressor(nEstimators: 5, maxLeaves: 3).fit(x, numbers)) { model in
            _ = model.importances
            _ = try? model.attributions(gaps)
            return try model.predict(gaps)
        }
        let labels = Labels((0..<60).map { $0 % 3 == 1 && $0 % 7 != 0 })
        try attack(GradientBoosting(nEstimators: 2, minSamplesLeaf: 5).fit(categories, labels)) { model in
            _ = try? model.attributions(categories)
            return try model.predictProbabilities(categories).values
        }
    }

    @Test func forestsAndTrees() throws {
        for labels in [y, y3] {
            try attack(RandomForest(nEstimators: 2, maxDepth: 2).fit(x, labels)) { model in
                _ = model.importances
                _ = try? model.attributions(gaps, of: labels.classNames[0])
                return try model.predictProbabilities(gaps).values
            }
            try attack(DecisionTree(maxDepth: 2).fit(x, labels)) { model in
                _ = (model.description, model.depth, model.leafCount, model.importances)
                return try model.predictProbabilities(gaps).values
            }
        }
        try attack(RandomForestRegressor(nEstimators: 2, maxDepth: 2).fit(x, numbers)) { model in
            _ = try? model.attributions(gaps)
            return try model.predict(gaps)
        }
        try attack(DecisionTreeRegressor(maxDepth: 3).fit(x, numbers)) { model in
            _ = (model.description, model.depth, model.leafCount)
            return try model.predict(gaps)
        }
        try attack(RandomForest(nEstimators: 2, maxDepth: 3).fit(categories, y)) {
            try $0.predictProbabilities(categories).values
        }
    }

    @Test func scalers() throws {
        try attack(StandardScaler().fit(x), mayBeMissing: true) { scaler in
            _ = try? scaler.inverseTransform(x)
            return try scaler.transform(x).values
        }
        try attack(MinMaxScaler(range: -1...1).fit(x), mayBeMissing: true) { scaler in
            _ = scaler.range
            return try scaler.transform(x).values
        }
        try attack(RobustScaler().fit(x), mayBeMissing: true) { try $0.transform(x).values }
    }

    @Test func encodersAndImputers() throws {
        try attack(OneHotEncoder(unknown: .infrequent, minFrequency: 20).fit(categories)) { encoder in
            _ = encoder.outputColumnNames
            return try encoder.transform(categories).values
        }
        try attack(OneHotEncoder(drop: .first).fit(categories)) { try $0.transform(categories).values }
        try attack(OrdinalEncoder(unknown: .value(-1)).fit(categories), mayBeMissing: true) {
            try $0.transform(categories).values
        }
        // A fill value is a parameter, and may be an infinity.
        try attack(SimpleImputer(strategy: .median, addIndicator: true).fit(gaps)) { imputer in
            _ = imputer.outputColumnNames
            return try imputer.transform(gaps).values.filter { !$0.isInfinite && !$0.isNaN }
        }
        try attack(SimpleImputer(strategy: .mostFrequent).fit(categories)) {
            try $0.transform(categories).values
        }
    }

    @Test func clusteringAndDecomposition() throws {
        let few = try x.rows(Array(0..<10))
        try attack(KMeans(clusters: 3).fit(few)) { model in
            _ = (model.clusterSizes, model.centerMatrix, model.outputColumnNames)
            return try model.transform(x).values + model.predict(x).map(Double.init)
        }
        try attack(PCA(components: 2, whiten: true).fit(x)) { model in
            let scores = try model.transform(x)
            return try scores.values + model.inverseTransform(scores).values
        }
    }

    @Test func modelsOfSeveralParts() throws {
        let mixed = try Matrix.stackingColumns([x, categories])
        let features = ColumnTransformer(
            .columns(["a", "b"], TransformerChain(SimpleImputer(), StandardScaler()), name: "numbers"),
            .columns(["s", "t"], OneHotEncoder(unknown: .ignore), name: "categories"), remainder: .passthrough
        )
        try attack(Pipeline(features, LogisticRegression()).fit(mixed, y)) {
            try $0.predictProbabilities(mixed).values
        }
        let model = try GradientBoosting(nEstimators: 2, minSamplesLeaf: 15).fit(x, y)
        let probability = try model.predictProbability(x)
        for method in ProbabilityCalibrator.Method.allCases {
            let scoring = ScoringModel(
                version: "1", target: "t", features: x.columnNames.map { FeatureDefinition($0, $0) },
                model: model, calibration: try ProbabilityCalibrator(method).fit(y, probability: probability))
            try attack(scoring) { try $0.predictProbability(x) }
        }
    }

    @Test("Chains of transformers are read to a depth, beyond which they are refused")
    func nestedChains() throws {
        let fitted = try ColumnTransformer(
            .columns(["a"], TransformerChain(StandardScaler(), StandardScaler()), name: "a")
        ).fit(x)
        let parts = try Parts(fitted)
        func nested(_ depth: Int) throws -> Data {
            guard case .object(var model) = parts.json, case .list(let list) = model["parts"],
                case .object(var part) = list.first, case .object(let chain) = part["transformer"],
                let leaf = chain["first"]
            else { throw CocoaError(.coderReadCorrupt) }
            var transformer = leaf
            for _ in 0..<depth {
                transformer = .object([
                    "kind": .text("TransformerChain"), "first": transformer, "second": leaf,
                ])
            }
            part["transformer"] = transformer
            model["parts"] = .list([.object(part)])
            return try parts.file(.object(model))
        }
        let deep = try ModelFile.model(ColumnTransformer.Fitted.self, in: nested(20), path: "a.model")
        #expect(try deep.transform(x).rowCount == 60)
        for depth in [40, 400] {
            let file = try nested(depth)
            #expect(throws: ModelFileError.self) {
                try ModelFile.model(ColumnTransformer.Fitted.self, in: file, path: "a.model")
            }
        }
    }
}
