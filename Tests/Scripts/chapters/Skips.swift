import Weft

/// What the chapter about skips finds.
struct Skips {
    var total: Int
}

func studySkips(_ plays: Plays) throws -> Skips {
    /*: The prose of a chapter stands in its function,
        as far to the right as its code.

        - Note: a column such as skip_count needs no backslash.
    */
    let total = plays.skips.reduce(0, +)
    showTotal(total)
    if how == "throw" {
        try check(plays)
    }

    //: ### By track
    let rows = zip(plays.tracks, plays.skips).map { [$0, $1] as [any ValueConvertible] }
    show(Table(["track", "skips"], rows: rows), caption: "Skips by track")
    record("skips.total", total)
    if how == "trap" {
        text("The fourth track is \(plays.tracks[total - 3]).")
    }

    //: That is all there is.
    return Skips(total: total)
}

/// A helper: what it shows belongs to the cell that calls it.
private func showTotal(_ total: Int) {
    text("\(total) skips in all.")
}

/// A helper that throws; the line that is told is the chapter's.
private func check(_ plays: Plays) throws {
    guard plays.tracks.count > 3 else { throw Mishap() }
}

struct Mishap: Error, CustomStringConvertible {
    var description: String { "there are too few tracks" }
}
