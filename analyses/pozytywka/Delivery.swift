import Weft

/// A delivery of the service's data: the five files, as far as they are there.
struct Delivery {
    /// The folder below the data folder, with a slash; empty for the data folder itself.
    var folder: String
    var users, artists, tracks, storage, sessions: Query?

    /// The fields of each file.
    static let userFields = [
        Field("user_id", .integer), Field("name", .text), Field("city", .text), Field("street", .text),
        Field("favourite_genres", .list(of: .text)), Field("premium_user", .boolean),
    ]
    static let artistFields = [Field("id", .text), Field("name", .text), Field("genres", .list(of: .text))]
    static let audio = [
        "acousticness", "danceability", "energy", "instrumentalness", "liveness", "loudness", "speechiness",
        "tempo", "valence",
    ]
    static let trackFields =
        [
            Field("id", .text), Field("name", .text), Field("popularity", .integer),
            Field("duration_ms", .integer), Field("explicit", .integer), Field("id_artist", .text),
            Field("release_date", .text), Field("key", .integer),
        ] + audio.map { Field($0, .real) }
    static let storageFields = [
        Field("track_id", .text), Field("storage_class", .text), Field("daily_cost", .real),
    ]
    static let sessionFields = [
        Field("timestamp", .date), Field("user_id", .integer), Field("track_id", .text),
        Field("event_type", .text), Field("session_id", .integer),
    ]

    init(in folder: String = "") throws {
        self.folder = folder
        func scanned(_ name: String, _ fields: [Field]) throws -> Query? {
            let pattern = "\(folder)\(name)*.jsonl*"
            if dataFiles(pattern).isEmpty { return nil }
            return try scan(
                pattern, fields: fields, brokenLines: .skipped(upTo: 0.01), unreadable: .missing)
        }
        users = try scanned("users", Self.userFields)
        artists = try scanned("artists", Self.artistFields)
        tracks = try scanned("tracks", Self.trackFields)
        storage = try scanned("track_storage", Self.storageFields)
        sessions = try scanned("sessions", Self.sessionFields)
    }
}
