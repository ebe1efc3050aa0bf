import Foundation
import Learn
import TestSupport
import Testing
import Trees

@Suite struct ScoringModelTests {
    private typealias Model = ScoringModel<GradientBoosting.Fitted>
    private let features = [
        FeatureDefinition("a", "col(\"a\")"), FeatureDefinition("b", "col(\"n\") / col(\"m\")"),
    ]
    private let folder = TemporaryFolder()
    private let x: Matrix
    private let y: Labels

    init() throws {
        let values = (0..<80).map { Double(($0 * 37) % 80) }
        x = try Matrix(["a": values, "b": values.map { ($0 * 7).truncatingRemainder(dividingBy: 11) }])
        y = Labels(values.map { $0 > 40 })
    }

    private func saved() throws -> (model: Model, url: URL) {
        let fitted = try GradientBoosting(nEstimators: 5, minSamplesLeaf: 5).fit(x, y)
        let calibration = try ProbabilityCalibrator().fit(y, probability: fitted.predictProbability(x))
        let model = Model(
            version: "3", target: "buys", features: features, model: fitted, calibration: calibration)
        let url = folder.url.appending(path: "scoring.model")
        try model.save(to: url)
        return (model, url)
    }

    @Test func aSavedModelScoresTheSame() throws {
        let (model, url) = try saved()
        let known = [FeatureDefinition("c", "col(\"c\")")] + features.reversed()
        let again = try Model(contentsOf: url, target: "buys", features: known)
        #expect(try again.predictProbability(x) == model.predictProbability(x))
        #expect(again.version == "3" && again.features == features)
        // Columns may stand in another order, beside others.
        let wide = try Matrix(["c": x.column("a"), "b": x.column("b"), "a": x.column("a")])
        #expect(try again.predictProbability(wide) == model.predictProbability(x))
        let bytes = try Data(contentsOf: url)
        try again.save(to: url)
        #expect(try Data(contentsOf: url) == bytes)
    }

    @Test func aModelThatDoesNotFitIsRefused() throws {
        let (_, url) = try saved()
        let path = url.path
        func refusal(_ target: String, _ features: [FeatureDefinition]) -> ScoringModelError? {
            #expect(throws: ScoringModelError.self) {
                try Model(contentsOf: url, target: target, features: features)
            }
        }
        #expect(refusal("leaves", features) == .otherTarget(path: path, found: "buys", expected: "leaves"))
        #expect(
            refusal("buys", [features[0], FeatureDefinition("share", "")])
                == .missingFeature(path: path, name: "b", nearest: nil))
        #expect(refusal("buys", []) == .missingFeature(path: path, name: "a", nearest: nil))
        let changed = refusal("buys", [features[0], FeatureDefinition("b", "col(\"n\")")])
        #expect(
            changed
                == .otherDefinition(
                    path: path, name: "b", found: "col(\"n\") / col(\"m\")", expected: "col(\"n\")"))
        #expect(changed?.description.contains("another definition of b") == true)
    }

    @Test func aDamagedFileIsRefused() throws {
        let (model, url) = try saved()
        let bytes = try Data(contentsOf: url)
        let header = try #require(bytes.firstIndex(of: UInt8(ascii: "\n")))
        func refuse(_ name: String, _ data: Data) throws {
            let other = folder.url.appending(path: name)
            try data.write(to: other)
            let error = #expect(throws: ModelFileError.self, "\(name)") {
                try Model(contentsOf: other, target: "buys", features: features)
            }
            #expect(error?.description.contains(name) == true && error?.description.contains("\n") == false)
        }
        func replaced(_ text: String, _ other: String) -> Data {
            let line = String(decoding: bytes[...header], as: UTF8.self)
            #expect(line.contains(text))
            return Data(line.replacingOccurrences(of: text, with: other).utf8) + bytes[(header + 1)...]
        }
        try refuse("empty", Data())
        try refuse("text", Data("a,b\n1,2\n".utf8))
        try refuse("header-alone", Data(bytes[...header]))
        try refuse("cut", Data(bytes.dropLast()))
        try refuse("longer", bytes + Data([0]))
        var flipped = bytes
        flipped[header + 20] ^= 1
        try refuse("flipped", flipped)
        flipped = bytes
        flipped[bytes.count - 1] ^= 0x80
        try refuse("flipped-number", flipped)
        try refuse("version", replaced("\"version\":1", "\"version\":2"))
        try refuse("format", replaced("weft-model", "left-model"))
        try refuse("kind", replaced("ScoringModel(", "ScoringTable("))
        let bare = folder.url.appending(path: "bare")
        try model.model.save(to: bare)
        try refuse("bare", Data(contentsOf: bare))
        #expect(throws: ModelFileError.self) {
            try Model(contentsOf: folder.url.appending(path: "none"), target: "buys", features: features)
        }
    }
}
