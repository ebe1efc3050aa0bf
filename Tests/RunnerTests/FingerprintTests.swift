import Testing

@testable import Runner

@Suite("Fingerprints tell apart what differs")
struct FingerprintTests {
    @Test func isTheSHA256OfItsParts() {
        // printf '1:a2:bc' | sha256sum
        #expect(
            Fingerprint(["a", "bc"]).description
                == "5310a58788781ab25d5ad7c3f85035824b4eb7bdfa394e0ac2186271472b5492")
        // printf 'abc' | sha256sum
        #expect(
            Fingerprint(bytes: Array("abc".utf8)).description
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test(arguments: [
        (["ab"], ["a", "b"]), (["a", "b"], ["b", "a"]), (["a", ""], ["a"]), (["", "a"], ["a", ""]),
        ([], [""]),
        (["1:a"], ["", "a"]),
    ])
    func partsAreKeptApart(one: [String], other: [String]) {
        #expect(Fingerprint(one) != Fingerprint(other))
    }
}
