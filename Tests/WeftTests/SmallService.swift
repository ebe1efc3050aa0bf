import Foundation

/// A music service of a few users, whose events lie at the bounds of the definitions: a purchase exactly thirty days after the
/// last event of a month and a microsecond more, likes at the instant of a play, unknown tracks, lists and dates that are missing.
enum SmallService {
    static let users = """
        {"user_id": 1, "name": "Łucja", "city": "Radom", "street": "ul. Długa 1", "favourite_genres": ["rock", "rock", "pop"], "premium_user": true}
        {"user_id": 2, "name": "Paweł", "city": "Radom", "street": "ul. Długa 2", "favourite_genres": null, "premium_user": true}
        {"user_id": 3, "name": "Zofia", "city": "Gdynia", "street": "ul. Długa 3", "favourite_genres": ["jazz"], "premium_user": null}
        {"user_id": 4, "name": "Józef", "city": "Gdynia", "street": "ul. Długa 4", "favourite_genres": ["pop"], "premium_user": true}
        """
    static let artists = """
        {"id": "A1", "name": "Pierwszy", "genres": ["rock", "pop", "pop"]}
        {"id": "A2", "name": "Drugi", "genres": ["jazz"]}
        {"id": -1, "name": "Trzeci", "genres": null}
        """
    static let storage = """
        {"track_id": "T1", "storage_class": "SLOW", "daily_cost": 0.25}
        {"track_id": "T2", "storage_class": "FAST", "daily_cost": 0.5}
        """

    private static func track(
        _ id: String, _ name: String, _ artist: String, _ date: String, _ milliseconds: Int
    ) -> String {
        let audio =
            [
                "danceability", "energy", "speechiness", "acousticness", "instrumentalness", "liveness",
                "valence",
            ]
            .map { "\"\($0)\": 0.5" }.joined(separator: ", ")
        return """
            {"id": "\(id)", "name": "\(name)", "popularity": 40, "duration_ms": \(milliseconds), "explicit": 1, \
            "id_artist": "\(artist)", "release_date": \(date), "key": 1, "loudness": -6.5, "tempo": 120.0, \(audio)}
            """
    }

    static let tracks = [
        track("T1", "Cafe\\u0301", "A1", "\"1970\"", 100_000),
        track("T2", "Żółć", "A2", "\"1970-02\"", 300_000),
        track("T3", "No storage", "A9", "\"sometime\"", 500_000),
    ].joined(separator: "\n")

    private static let events = """
        2021-02-13T12:00:00 1 T1 PLAY 10
        2021-03-15T11:59:59.999999 1 T1 PLAY 11
        2021-03-15T12:00:00 1 "" BUY_PREMIUM 11
        2021-03-16T12:00:00 1 T1 PLAY 12
        2021-02-13T11:59:59.999999 2 T2 PLAY 20
        2021-03-15T12:00:00 2 "" BUY_PREMIUM 21
        2021-05-01T10:00:00 3 T2 PLAY 30
        2021-05-01T10:01:00 3 T2 LIKE 30
        2021-05-01T10:01:00 3 T2 PLAY 30
        2021-05-01T10:02:00 3 T3 PLAY 30
        2021-05-01T10:02:30 3 unknown PLAY 30
        2021-05-01T10:02:40 3 - PLAY 30
        2021-05-01T10:03:00 3 T3 SKIP 30
        2021-05-01T10:04:00 3 "" ADVERTISEMENT 30
        2021-05-01T10:05:00 3 T1 - 30
        2021-05-01T10:05:00 - T1 PLAY 31
        2021-05-01T10:05:00 99 T1 PLAY 32
        2021-06-01T00:00:00 4 "" BUY_PREMIUM 40
        2021-06-01T00:01:00 4 T1 PLAY 40
        never 3 T1 PLAY 30
        """

    static let sessions = events.split(separator: "\n").map { line in
        let fields = line.split(separator: " ").map { field in
            field == "-" ? "null" : field == "\"\"" || Int(field) != nil ? "\(field)" : "\"\(field)\""
        }
        return """
            {"timestamp": \(fields[0]), "user_id": \(fields[1]), "track_id": \(fields[2]), "event_type": \(fields[3]), \
            "session_id": \(fields[4])}
            """
    }.joined(separator: "\n")

    static let files = [
        "users.jsonl": users, "artists.jsonl": artists, "tracks.jsonl": tracks,
        "track_storage.jsonl": storage,
        "sessions.jsonl": sessions,
    ]
}
