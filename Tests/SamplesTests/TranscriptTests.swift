import Numerics
import Testing

@testable import Samples

@Suite struct TranscriptTests {
    @Test func pairsOccurTwiceAndOthersOnce() {
        var random = RandomState(seed: 3)
        let transcripts = Transcript.draw(500, of: .claim, pairs: 20, using: &random)
        let counts = Dictionary(grouping: transcripts.map(\.text), by: \.self).mapValues(\.count)
        #expect(transcripts.count == 500)
        #expect(counts.values.count { $0 == 2 } == 20)
        #expect(counts.values.count { $0 == 1 } == 460)
    }

    @Test func pairsAreNotNeighbours() {
        var random = RandomState(seed: 3)
        let transcripts = Transcript.draw(500, of: .claim, pairs: 20, using: &random)
        #expect(zip(transcripts, transcripts.dropFirst()).count { $0 == $1 } < 3)
    }

    @Test func differentTranscriptsHaveDifferentTexts() {
        var random = RandomState(seed: 5)
        for status in [Video.ClaimStatus.claim, .opinion] {
            let transcripts = (0..<5_000).map { _ in Transcript(status: status, using: &random) }
            #expect(Set(transcripts).count == Set(transcripts.map(\.text)).count)
        }
    }

    @Test func textsAreSpokenLines() {
        var random = RandomState(seed: 5)
        for _ in 0..<2_000 {
            let text = Transcript(status: .claim, using: &random).text
            #expect(text == text.lowercased())
            #expect(text.first != " " && text.last != " ")
            #expect(!text.contains("\n") && !text.contains("#") && !text.contains("   "))
        }
    }

    @Test func aNumberReplacesTheHashOfAFact() {
        let fact: Words.Fact = " own # umbrellas"
        #expect(fact.start == " own ")
        #expect(fact.rest == " umbrellas")
        let plain: Words.Fact = " juggle"
        #expect(plain.start == " juggle")
        #expect(plain.rest == nil)
    }
}
