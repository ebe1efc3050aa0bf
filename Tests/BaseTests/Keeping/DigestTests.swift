import Testing

@testable import Base

struct DigestTests {
    /// The examples of FIPS 180-4 and the well-known digest of nothing.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func knownDigests(text: String, digest: String) {
        #expect(Digest(of: text).description == digest)
        #expect(Digest(of: Array(text.utf8)).description == digest)
    }

    @Test func piecesMakeTheSameAsTheWhole() {
        let hash = SHA256()
        hash.update([])
        hash.update("ab")
        hash.update([UInt8(ascii: "c")])
        #expect(hash.finish() == Digest(of: "abc"))
    }
}
