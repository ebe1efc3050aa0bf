import FoundationEssentials
import TestSupport
import Testing
import Trees

@testable import Learn

@Suite struct ModelFileTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "weft-models-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func file(_ name: String = "a.model") -> URL { folder.appending(path: name) }

    private func roundTrip<Model: Savable>(_ model: Model) throws -> Model {
        try model.save(to: file())
        return try Model(contentsOf: file())
    }

    @Test func everyModelRoundTrips() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let (x, y) = (SmallSample.x, SmallSample.y)
        func check<Model: Savable & Equatable>(_ model: Model) throws {
            #expect(try roundTrip(model) == model)
        }
        try check(LogisticRegression(classWeight: .explicit(["yes": 2])).fit(x, y))
        try check(LogisticRegression(penalty: .none).fit(x, SmallSample.y3))
        try check(DummyClassifier().fit(x, y))
        try check(GradientBoosting(nEstimators: 3, minSamplesLeaf: 5).fit(x, SmallSample.y3))
        try check(GradientBoostingRegressor(nEstimators: 3, minSamplesLeaf: 5).fit(x, x.column("c")))
        try check(RandomForest(nEstimators: 3).fit(x, SmallSample.y3))
        try check(RandomForest(nEstimators: 3, splitter: .binned()).fit(x, y))
        try check(DecisionTree(maxDepth: 4).fit(x, y))
        try check(DecisionTreeRegressor(maxDepth: 4).fit(x, x.column("c")))
        try check(DummyRegressor().fit(x, SmallSample.numbers))
        try check(Lasso(alpha: 0.1).fit(x, SmallSample.numbers))
        try check(RandomForestRegressor(nEstimators: 3).fit(x, SmallSample.numbers))
        try check(Pipeline(StandardScaler(), Ridge()).fit(x, SmallSample.numbers))
        try check(KMeans(clusters: 3).fit(x))
        try check(PCA(components: 2).fit(x))
        try check(StandardScaler().fit(x))
        try check(MinMaxScaler(range: -1...1).fit(x))
        try check(RobustScaler().fit(x))
        try check(SimpleImputer(strategy: .median, addIndicator: true).fit(x))
        try check(Pipeline(SimpleImputer(), StandardScaler(), LogisticRegression()).fit(x, y))
        let categories = try Matrix(categories: ["s": ["a", nil, "b/\"\n"], "t": ["x", "y", "y"]])
        try check(SimpleImputer(strategy: .mostFrequent).fit(categories))
        try check(OneHotEncoder(drop: .first, unknown: .infrequent, minFrequency: 2).fit(categories))
        try check(OrdinalEncoder(unknown: .value(-1)).fit(categories))
    }

    @Test func nonFiniteNumbersRoundTrip() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let scaler = try roundTrip(StandardScaler().fit(Matrix(["a": [.nan, .nan], "b": [1, 2]])))
        #expect(scaler.means[0].isNaN && scaler.means[1] == 1.5)
        let constant = SimpleImputer(strategy: .constant(-.infinity))
        #expect(try roundTrip(constant.fit(Matrix(["a": [.nan, 1]]))).fills == [.number(-.infinity)])
    }

    @Test func aColumnTransformerInAPipelineRoundTrips() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let x = try Matrix.stackingColumns([
            SmallSample.x, Matrix(categories: ["k": (0..<60).map { $0 % 7 == 0 ? nil : $0 % 3 }]),
        ])
        let features = ColumnTransformer(
            .columns(
                ["a", "b"], TransformerChain(SimpleImputer(), StandardScaler(), MinMaxScaler()),
                name: "numbers"),
            .columns(["k"], OneHotEncoder(), name: "categories"), remainder: .passthrough)
        let pipeline = Pipeline(features, LogisticRegression())
        let model = try pipeline.fit(x, SmallSample.y)
        try model.save(to: file())
        let again = try pipeline.model(contentsOf: file())
        #expect(try again.predictProbability(x) == model.predictProbability(x))
        let bytes = try Data(contentsOf: file())
        try again.save(to: file())
        #expect(try Data(contentsOf: file()) == bytes)
        typealias Chain = TransformerChain<TransformerChain<SimpleImputer, StandardScaler>, MinMaxScaler>
            .Fitted
        #expect(
            try again.transformer.transformer("numbers", as: Chain.self)
                == model.transformer.transformer("numbers", as: Chain.self))
    }

    private struct Numbers: Savable, Equatable {
        static let kind = "Numbers"
        @Packed var doubles: [Double]
        @Packed var bytes: [UInt8]
        @Packed var words: [UInt16]
        @Packed var empty: [Float]
        var scalar: Double
    }

    private let numbers = Numbers(
        doubles: [1 / 3, -0.0, .infinity, .leastNonzeroMagnitude], bytes: [1, 2, 255], words: [65_535, 0],
        empty: [],
        scalar: -0.1)

    @Test func packedNumbersAreStoredAsInMemory() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let again = try roundTrip(numbers)
        #expect(again == numbers && again.doubles[1].sign == .minus)
        let bytes = try Data(contentsOf: file())
        // Four doubles, three bytes padded to eight, two words padded to eight.
        #expect(bytes.suffix(48).prefix(8) == Data(withUnsafeBytes(of: 1.0 / 3) { Array($0) }))
        #expect(bytes.suffix(8) == Data([255, 255, 0, 0, 0, 0, 0, 0]))
    }

    @Test func packedNumbersRoundTripThroughOtherCoders() throws {
        let json = try JSONEncoder().encode(numbers)
        #expect(try JSONDecoder().decode(Numbers.self, from: json) == numbers)
    }

    @Test func theHeaderHasTheKind() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try Pipeline(StandardScaler(), LogisticRegression()).fit(SmallSample.x, SmallSample.y).save(
            to: file())
        let line = try Data(contentsOf: file()).prefix { $0 != UInt8(ascii: "\n") }
        let text = String(decoding: line, as: UTF8.self)
        #expect(text.hasPrefix(#"{"crc32":""#))
        #expect(
            text.contains(#""format":"weft-model","json":"#)
                && text.hasSuffix(
                    #""kind":"Pipeline(StandardScaler, LogisticRegression)","numbers":0,"version":1}"#)
        )
    }

    @Test func otherKindsOfFiles() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = file().path
        #expect(throws: ModelFileError.unreadable(path: path, reason: "there is no such file or folder")) {
            try StandardScaler.Fitted(contentsOf: file())
        }
        for text in ["", "a,b\n1,2\n", "{\"format\":\"other\",\"version\":1}\n"] {
            try Data(text.utf8).write(to: file())
            #expect(throws: ModelFileError.notAModel(path: path)) {
                try StandardScaler.Fitted(contentsOf: file())
            }
        }
        try Data("{\"format\":\"weft-model\",\"version\":7}\n".utf8).write(to: file())
        #expect(throws: ModelFileError.otherVersion(path: path, found: 7, readable: 1)) {
            try StandardScaler.Fitted(contentsOf: file())
        }
        try StandardScaler().fit(SmallSample.x).save(to: file())
        #expect(
            throws: ModelFileError.otherKind(path: path, found: "StandardScaler", expected: "MinMaxScaler")
        ) { try MinMaxScaler.Fitted(contentsOf: file()) }
    }

    @Test func damagedFiles() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try numbers.save(to: file())
        let whole = try Data(contentsOf: file())
        func isRejected(_ bytes: Data) throws -> Bool {
            try bytes.write(to: file("b.model"))
            do {
                _ = try Numbers(contentsOf: file("b.model"))
                return false
            } catch let error as ModelFileError {
                return error.description.hasPrefix(file("b.model").path)
            }
        }
        // Truncated anywhere, or with any bit flipped.
        for length in 0..<whole.count { #expect(try isRejected(whole.prefix(length))) }
        #expect(try isRejected(whole + [0]))
        for position in whole.indices {
            var bytes = whole
            bytes[position] ^= 1
            #expect(try isRejected(bytes), "byte \(position)")
        }
    }

    @Test func aFailedSaveLeavesTheOldFile() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        struct Unsavable: Transformer, FittedTransformer {
            var outputColumnNames: [String] { [] }
            func fit(_ x: Matrix) -> Unsavable { self }
            func transform(_ x: Matrix) -> Matrix { x }
        }
        let good = try ColumnTransformer(.columns(["a"], StandardScaler(), name: "a")).fit(SmallSample.x)
        try good.save(to: file())
        let bytes = try Data(contentsOf: file())
        let bad = ColumnTransformer.Fitted(
            parts: good.parts + [.init(name: "b", columns: ["b"], transformer: Unsavable())],
            verboseFeatureNames: false)
        #expect(throws: ModelFileError.notSavable(path: file().path, type: "Unsavable")) {
            try bad.save(to: file())
        }
        #expect(try Data(contentsOf: file()) == bytes)
        #expect(throws: ModelFileError.self) { try good.save(to: file("none/a.model")) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.model"])
    }

    private struct Doubler: Transformer, FittedTransformer, Savable {
        static let kind = "ModelFileTests.Doubler"
        var outputColumnNames = ["a"]
        func fit(_ x: Matrix) -> Doubler { self }
        func transform(_ x: Matrix) throws -> Matrix {
            try Matrix(rowCount: x.rowCount, columnNames: x.columnNames, values: x.values.map { $0 * 2 })
        }
    }

    @Test func customTransformersAreRegistered() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let fitted = try ColumnTransformer(.columns(["a"], Doubler(), name: "a")).fit(SmallSample.x)
        try fitted.save(to: file())
        #expect(throws: ModelFileError.unknownPart(path: file().path, kind: Doubler.kind)) {
            try ColumnTransformer.Fitted(contentsOf: file())
        }
        SavableTransformers.register(Doubler.self)
        let again = try ColumnTransformer.Fitted(contentsOf: file())
        #expect(try again.transform(SmallSample.x) == fitted.transform(SmallSample.x))
    }

    @Test func errorsAreOneLine() {
        let error = ModelFileError.unknownPart(path: "a.model", kind: "a\nb\u{2028}\u{1B}")
        #expect(
            "\(error)"
                == #"a.model has a transformer of unknown kind a\nb\u{2028}\u{1B}; register its type first, with "#
                + "SavableTransformers.register")
        let columns = LearnError.unknownColumn("a\r\nb", nearest: "c\nd")
        #expect("\(columns)".split(whereSeparator: \.isNewline).count == 1)
    }

    @Test func theChecksumIsThatOfGzip() {
        // The check value of CRC-32 (Python: zlib.crc32(b"123456789")).
        #expect(
            "123456789".utf8.withContiguousStorageIfAvailable { CRC32.checksum(UnsafeRawBufferPointer($0)) }
                == 0xCBF4_3926)
        #expect(CRC32.checksum(UnsafeRawBufferPointer(start: nil, count: 0)) == 0)
    }
}
