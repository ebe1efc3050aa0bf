import Testing

@testable import Base

@Suite struct NearestNameTests {
    let names = ["video_view_count", "video_like_count", "claim_status"]

    @Test(arguments: [
        ("video_like_cont", "video_like_count"), ("VIDEO_LIKE_COUNT", "video_like_count"),
        ("claimstatus", "claim_status"), ("claim_statsu", "claim_status"),
        // Equally near to two names: the first one.
        ("video_lie_count", "video_like_count"), ("video_vie_count", "video_view_count"),
        ("video_count", "video_view_count"),
    ])
    func suggests(_ wanted: String, _ expected: String) {
        #expect(nearestName(to: wanted, among: names) == expected)
    }

    @Test(arguments: ["", "x", "author"])
    func suggestsNoFarName(_ wanted: String) {
        #expect(nearestName(to: wanted, among: names) == nil)
    }

    @Test func listsTheNamesIfNoneIsNear() {
        #expect(
            hint(for: "x", among: ["alpha", "beta"], calling: "the columns are")
                == "; the columns are \"alpha\", \"beta\"")
        #expect(hint(for: "x", among: [], calling: "the columns are") == "")
    }
}
