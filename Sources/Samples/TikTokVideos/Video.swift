import Numerics

/// A video of the sample data: a row of the file.
struct Video {
    /// What a video says: a checkable statement, or what somebody thinks.
    enum ClaimStatus: String {
        case claim, opinion
    }

    /// Whether the author may post.
    enum BanStatus: String {
        case active
        case underReview = "under review"
        case banned
    }

    /// What an incomplete row lacks.
    struct Content {
        var status: ClaimStatus
        var transcript: Transcript
        var counts: Counts
    }

    /// Unique, of ten digits.
    var id: Int
    /// In seconds.
    var duration: Int
    var isVerified: Bool
    var banStatus: BanStatus
    var content: Content?
}

/// Draws ids, none of them twice.
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
