import Weft

/// The table of months and the published one of sessions, both in memory.
struct MonthlyTables {
    /// A row for each user and month: keys, targets, features, and the instants of the purchase, the first and the last event.
    var months: DataFrame
    /// A row for each user, session and month, as the published code made them.
    var sessions: DataFrame
    /// The table of months as it would be if the events after a purchase were kept.
    var uncut: DataFrame
    /// The instant of the last event of all.
    var end: Timestamp
}

extension Delivery {
    /// The tables of months, or nothing if one of the five files is missing.
    func monthlyTables() throws -> MonthlyTables? {
        guard let sessions, let users, let tracks, let storage, let artists else { return nil }
        progress("making the tables of months")
        let described = describedTracks(tracks, storage, artists)
        let tables = try collectAll([
            monthlyTable(sessions, users, described),
            originalTable(sessions, users, tracks, storage, artists),
            monthlyTable(sessions, users, described, isCut: false),
            sessions.aggregated(["end": .max("timestamp")]),
        ])
        let end = try tables[3]["end"].dates[0]
        return MonthlyTables(
            months: tables[0], sessions: tables[1], uncut: tables[2],
            end: end ?? Timestamp(secondsSince1970: 0))
    }
}
