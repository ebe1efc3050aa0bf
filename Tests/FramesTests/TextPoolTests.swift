import Testing

@testable import Frames

@Suite struct TextPoolTests {
    @Test func equalTextsShareACode() {
        let text = TextStorage(["b", nil, "a", "b", "", "żółć", ""])
        #expect(text.codes == [0, -1, 1, 0, 2, 3, 2])
        #expect(text.pool.strings == ["b", "a", "", "żółć"])
        #expect(text.strings == ["b", nil, "a", "b", "", "żółć", ""])
    }

    @Test func textsAreComparedByTheirBytes() {
        // A precomposed and a decomposed letter are equal as Swift strings but differ in a file.
        #expect(TextStorage(["\u{E9}", "e\u{301}"]).pool.count == 2)
    }

    @Test func thousandsOfTextsKeepTheirCodes() {
        let texts = (0..<5000).map { "text number \($0 * 7919 % 3000)" }
        let storage = TextStorage(texts)
        #expect(storage.pool.count == 3000)
        #expect(storage.strings == texts)
        // Codes are in order of first appearance.
        #expect(storage.codes.prefix(3000).elementsEqual(0..<3000))
    }

    @Test func ordersByCodePoints() {
        let pool = TextStorage(["é", "z", "Z", "", "👍", "za"]).pool
        #expect(pool.ranks() == [4, 2, 1, 0, 5, 3])
    }

    @Test func continuesFromAPool() {
        var builder = TextBuilder(pool: TextStorage(["x", "y"]).pool)
        builder.append("y")
        builder.append("z")
        #expect(builder.storage.codes == [1, 2])
    }
}
