import Record
import Testing

@testable import Notebook

@Suite("Published values are compared with recorded ones")
struct ReproductionTests {
    @Test func recordedNumbersAreFoundByTheirKeys() {
        record(["reproduction.score": 0.75, "reproduction.rows": 12, "reproduction.best": "forest"])
        #expect(Session.current.number(recordedAs: "reproduction.score") == 0.75)
        #expect(Session.current.number(recordedAs: "reproduction.rows") == 12)
        #expect(Session.current.number(recordedAs: "reproduction.best") == nil)
        #expect(Session.current.number(recordedAs: "reproduction.never") == nil)
    }

    @Test func theLargestDifferenceDecides() {
        let close = reproductionClaim([("rows", 12, 12), ("score", 0.75, 0.7504)], within: 0.001)
        #expect(close.holds && close.sentence.markdown.hasSuffix("of score."))
        #expect(!reproductionClaim([("rows", 12, 12), ("score", 0.75, 0.7504)], within: 0.0001).holds)
    }

    @Test func aValueThatIsNotRecordedRefutes() {
        let claim = reproductionClaim([("score", 0.75, .nan), ("rows", 12, 13)], within: 10)
        #expect(!claim.holds)
    }
}
