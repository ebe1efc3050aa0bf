import Base
import FoundationEssentials
import Frames
import Learn
import TestSupport
import Testing

@testable import Datasets

@Suite("Texts are equal by their code points, wherever they are compared")
struct TextEqualityTests {
    /// The same word in both of Unicode's notations, which Swift's texts take for equal.
    private let composed = "caf\u{e9}"
    private let decomposed = "cafe\u{301}"
    private var words: [String] { [composed, decomposed, composed] }

    private func table() throws -> DataFrame {
        try DataFrame([Column("t", words), Column("n", [1, 2, 3])])
    }

    @Test func inTables() throws {
        let table = try table()
        #expect(try table["t"].valueCounts()["count"].integers == [2, 1])
        #expect(try table["t"].unique().count == 2)
        #expect(try table.grouped(by: "t").aggregated(["n": .count])["n"].integers == [2, 1])
        #expect(try table.distinct(by: "t").rowCount == 2)
        #expect(try table.filter(col("t") == composed).rowCount == 2)
        #expect(try table.filter(col("t").isIn([decomposed])).rowCount == 1)
        #expect(try table.filter(col("t") != composed).rowCount == 1)
        let names = try DataFrame([Column("t", [composed]), Column("name", ["x"])])
        #expect(try table.joined(names, on: "t").rowCount == 2)
        #expect(try table["t"].map([.text(composed): 1]).missingCount == 1)
        #expect(try table.aggregated(["d": .uniqueCount("t")])["d"].integers == [2])
    }

    @Test func inLabelsGroupsAndCategories() throws {
        let column = try table()["t"]
        for labels in [try Labels(column), try Labels(words)] {
            #expect(labels.classNames.map(\.unicodeScalars.count) == [5, 4])
            #expect(labels.classCounts == [1, 2])
        }
        #expect(try Labels(codes: [0, 1], classNames: [composed, decomposed]).classCount == 2)
        #expect(try Labels(words).recoded(to: [composed, decomposed]).codes == [0, 1, 0])
        #expect(Groups(column).groupCount == 2 && Groups(words.map(Optional.some)).groupCount == 2)
        #expect(try Matrix(categories: ["t": words.map(Optional.some)]).categories[0]?.count == 2)
    }

    @Test func inEncodersAndModels() throws {
        let x = try Matrix(try table(), columns: ["t"])
        let oneHot = try OneHotEncoder().fit(x)
        #expect(oneHot.outputColumnNames.count == 2)
        let ones = try oneHot.transform(x)
        #expect((0..<3).map { ones.row(at: $0) } == [[0, 1], [1, 0], [0, 1]])
        #expect(try OrdinalEncoder().fit(x).transform(x).column("t") == [1, 0, 1])
        let known = try Matrix(categories: ["t": [composed]])
        let other = try Matrix(categories: ["t": [decomposed]])
        #expect(throws: LearnError.self) { try OneHotEncoder().fit(known).transform(other) }
        #expect(throws: LearnError.self) { try OrdinalEncoder().fit(known).transform(other) }
        // What a model does not know is missing, although the lists of categories seem equal.
        let conformed = try InputColumns(known).conform(other, for: "a model")
        #expect(conformed.values[0].isNaN)
        #expect(try Matrix.stackingRows([known, other]).categories[0]?.count == 2)
        let overlap = try SplitOverlap(train: known, test: other)
        #expect(overlap.repeated.isEmpty)
    }

    @Test func inModelFiles() throws {
        let folder = TemporaryFolder()
        let file = URL(filePath: folder.path("a.model"))
        let x = try Matrix(try table(), columns: ["t"])
        let model = try Pipeline(OneHotEncoder(), LogisticRegression()).fit(x, try Labels(words))
        try model.save(to: file)
        let read = try type(of: model).init(contentsOf: file)
        #expect(try read.predict(x).classNames.map(\.unicodeScalars.count) == [5, 4])
        #expect(try read.predict(x) == model.predict(x))
        // A column and an indicator of each notation.
        let named = try Matrix([composed: [1, .nan], decomposed: [.nan, 2]])
        let imputer = try SimpleImputer(addIndicator: true).fit(named)
        try imputer.save(to: file)
        #expect(try SimpleImputer.Fitted(contentsOf: file).indicatorColumns.count == 2)
    }

    @Test func inScores() throws {
        let confusion = try ConfusionMatrix(Labels([composed, "x"]), Labels([decomposed, "x"]))
        #expect(confusion.classNames.count == 3 && confusion.accuracy == 0.5)
    }
}
