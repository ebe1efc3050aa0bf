import Base
import Testing

@testable import Learn

@Suite struct LabelsTests {
    @Test func classesAreSorted() throws {
        #expect(try Labels(["b", "a", "c", "a"]).classNames == ["a", "b", "c"])
        #expect(try Labels(["b", "a", "c", "a"]).codes == [1, 0, 2, 0])
        #expect(try Labels([10, 9, 10]).classNames == ["9", "10"])
        #expect(Labels([true, true]).classNames == ["false", "true"])
        // By code point, as Python sorts: capitals first, accents after z.
        #expect(try Labels(["é", "z", "Z"]).classNames == ["Z", "z", "é"])
    }

    @Test func thePositiveClassComesLast() throws {
        let labels = try Labels(["claim", "opinion", "claim"], positive: "claim")
        #expect(labels.classNames == ["opinion", "claim"])
        #expect(labels.codes == [1, 0, 1])
        #expect(labels.positiveClass == "claim")
        #expect(throws: LearnError.unknownClass("clam", nearest: "claim")) {
            try Labels(["claim", "opinion"], positive: "clam")
        }
    }

    @Test func missingLabelsAreRejectedWithTheirRow() {
        #expect(throws: LearnError.missingLabel(row: 1)) { try Labels(["a", nil, "b"] as [String?]) }
    }

    @Test func concatenatedLabelsHaveTheClassesOfTheFirst() throws {
        let parts = try [Labels(["a", "b"], positive: "a"), Labels(["b", "a"])]
        #expect(try Labels.concatenating(parts).codes == [1, 0, 0, 1])
        #expect(throws: LearnError.self) { try Labels.concatenating(parts + [Labels(["z"])]) }
    }

    @Test func selectedRowsKeepTheClasses() throws {
        let labels = try Labels(["a", "b", "c"]).rows([0, 0])
        #expect(labels.names == ["a", "a"])
        #expect(labels.classNames == ["a", "b", "c"])
        #expect(labels.classCounts == [2, 0, 0])
    }

    @Test func recodingMatchesClassesByName() throws {
        let labels = try Labels(["a", "b"])
        #expect(try labels.recoded(to: ["b", "x", "a"]).codes == [2, 0])
        #expect(throws: LearnError.unknownClass("b", nearest: nil)) {
            try labels.recoded(to: ["a", "long name"])
        }
    }

    @Test func codesWithoutAClassAreRejected() {
        #expect(throws: LearnError.self) { try Labels(codes: [0, 2], classNames: ["a", "b"]) }
        #expect(throws: LearnError.self) { try Labels(codes: [0], classNames: ["a", "a"]) }
    }
}
