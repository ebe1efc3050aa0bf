import Numerics

/// A video: a row of the file.
struct Video {
    /// The kind of statement: a verifiable claim or an opinion.
    enum ClaimStatus: String {
        case claim, opinion
    }

    /// The status of the author.
    enum BanStatus: String {
        case active
        case underReview = "under review"
        case banned
    }

    /// The values that incomplete rows lack.
    struct Content {
        var status: ClaimStatus
        var transcript: Transcript
        var counts: Counts
    }

    /// A unique number of ten digits.
    var id: Int
    /// The duration in seconds.
    var duration: Int
    var isVerified: Bool
    var banStatus: BanStatus
    var content: Content?
}

/// Draws unique ids.
struct VideoIDs {
    static let range = 1_234_567_890..<10_000_000_000
    private var used: Set<Int> = []

    mutating func next(using random: inout RandomState) -> Int {
        while true {
            let id = random.randint(Self.range)
            if used.insert(id).inserted { return id }
        }
    }
}
