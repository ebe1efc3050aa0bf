import Weft

/// A statement of the service, and what the data say of it.
private struct Statement {
    var text: String
    /// Whether the data bear it out; `nil` if they can't say.
    var holds: Bool?
    var evidence: String
}

/// Holds the statements of the service against its data.
func judgeAssumptions(_ quality: QualityReport) throws {
    /*:
     The authors asked the service about its data, and worked on its answers. Some of these can be checked.
    */
    let statements = checkable(quality) + untestable
    let words = { (holds: Bool?) in holds.map { $0 ? "yes" : "no" } ?? "can't say" }
    show(
        Table(
            ["the service said", "borne out", "in the data"],
            rows: statements.map { [$0.text, words($0.holds), $0.evidence] }),
        caption: "Statements of the service, and whether the data bear them out")
    let (held, refuted) = (statements.count { $0.holds == true }, statements.count { $0.holds == false })
    record(["assumptions.borne_out": held, "assumptions.refuted": refuted])
    let lacking = statements.count { $0.holds == nil }
    text(
        """
        Of \(statements.count) statements the data bear out **\(held)** and contradict **\(refuted)**; on \(lacking) they are silent.
        """)
    guard let repeated = quality["sessions_like_repeated"], let likes = quality["sessions_event_like"],
        quality["tracks_rows"] != nil
    else { return }
    claim(
        repeated > 0,
        """
        The statement that matters most is wrong: \(repeated) of \(likes) likes are of a track that the user had liked before, so the
        number of likes is not the number of liked tracks.
        """, as: "likes are repeated")
}

/// The statements that counts speak for or against.
private func checkable(_ quality: QualityReport) -> [Statement] {
    func count(_ name: String) -> String { quality[name]?.grouped ?? "–" }
    func isNone(_ names: String...) -> Bool? {
        names.contains { quality[$0] == nil } ? nil : names.allSatisfy { quality[$0] == 0 }
    }
    func isSome(_ name: String) -> Bool? { quality[name].map { $0 > 0 } }
    let withoutTrack = quality["sessions_track_id_empty"]
    let cloud = (quality["sessions_event_advertisement"] ?? 0) + (quality["sessions_event_buy_premium"] ?? 0)
    return [
        Statement(
            text: "Premium is for life", holds: isNone("users_with_several_buy_premium"),
            evidence: "\(count("users_with_several_buy_premium")) users bought more than once"),
        Statement(
            text: "Premium frees from advertisements", holds: isNone("advertisements_after_purchase"),
            evidence: "\(count("advertisements_after_purchase")) advertisements after a purchase"),
        Statement(
            text: "A like is given once, for life", holds: isNone("sessions_like_repeated"),
            evidence: "\(count("sessions_like_repeated")) repeated likes"),
        Statement(
            text: "Differences in how the data were collected have been removed",
            holds: quality.missingFiles.isEmpty ? quality.defects.isEmpty : nil,
            evidence: "\(quality.defects.count) checks find something wrong"),
        Statement(
            text: "Tracks may have the same name", holds: isSome("tracks_duplicate_name"),
            evidence: "\(count("tracks_duplicate_name")) tracks have the name of an earlier one"),
        Statement(
            text: "Artists may have the same name", holds: isSome("artists_duplicate_name"),
            evidence: "\(count("artists_duplicate_name")) artists have the name of an earlier one"),
        Statement(
            text: "Tracks are shorter than two hours", holds: isNone("tracks_duration_over_2h"),
            evidence: "\(count("tracks_duration_over_2h")) are not"),
        Statement(
            text: "Release dates are YYYY-MM-DD or YYYY", holds: isNone("tracks_release_date_yyyy_mm"),
            evidence:
                "\(count("tracks_release_date_yyyy_mm_dd")), \(count("tracks_release_date_yyyy")), and \(count("tracks_release_date_yyyy_mm")) as YYYY-MM"
        ),
        Statement(
            text: "Advertisements come from the cloud and have no track",
            holds: isNone("sessions_track_id_given_on_advertisement_or_purchase"),
            evidence:
                "\(withoutTrack?.grouped ?? "–") events with an empty track, \(cloud.grouped) advertisements and purchases"
        ),
        Statement(
            text: "Loudness is from -60 to 0 dB", holds: isNone("tracks_loudness_positive"),
            evidence: "\(count("tracks_loudness_positive")) tracks are louder"),
        Statement(
            text: "Users are of the largest Polish cities only",
            holds: quality["users_distinct_cities"].map { $0 <= 10 },
            evidence: "\(count("users_distinct_cities")) cities"),
    ]
}

/// The statements that these data can't speak for or against.
private let untestable = [
    Statement(
        text: "All tracks of an artist are of the artist's genres",
        evidence: "tracks have no genres of their own"
    ),
    Statement(
        text: "Instrumentalness 0 means that a track certainly has vocals",
        evidence: "nothing else tells vocals"
    ),
    Statement(
        text: "There is one premium offer, which can't be shared", evidence: "purchases carry no details"),
    Statement(
        text: "About 50,000 people use the service", evidence: "a part of them is delivered"),
]
