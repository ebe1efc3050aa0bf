import Weft

/// A delivery of the service's data: the five files, as far as they are there.
struct Delivery {
    /// The folder below the data folder, with a slash; empty for the data folder itself.
    var folder: String
    var users, artists, tracks, storage, sessions: Query?
    /// The times of the events as they are written.
    var timestamps: Query?
    /// The contents of the lines of each file.
    var lineReports: [String: LineReport] = [:]

    /// The share of the lines of a file that may be broken.
    static let brokenShare = 0.01
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

    /// The files and their fields.
    static let fields: KeyValuePairs<String, [Field]> = [
        "users": userFields, "artists": artistFields, "tracks": trackFields, "track_storage": storageFields,
        "sessions": sessionFields,
    ]

    /// Finds the files of a delivery, also compressed or in several parts: `sessions.jsonl`, `sessions_2023.jsonl.gz`.
    init(in folder: String = "") throws {
        self.folder = folder
        func scanned(_ name: String, _ fields: [Field]) throws -> Query? {
            let files = "\(folder)\(name)*.jsonl*"
            if dataFiles(files).isEmpty { return nil }
            return try scan(
                files, fields: fields, brokenLines: .skipped(upTo: Self.brokenShare), unreadable: .missing)
        }
        users = try scanned("users", Self.userFields + [Field("id", .integer)])
        artists = try scanned("artists", Self.artistFields)
        tracks = try scanned("tracks", Self.trackFields)
        storage = try scanned("track_storage", Self.storageFields)
        sessions = try scanned("sessions", Self.sessionFields)
        timestamps = try scanned("sessions", [Field("timestamp", .text)])
        for (name, fields) in Self.fields where self[name] != nil {
            progress("looking at the lines of \(name)")
            lineReports[name] = try lines(
                of: "\(folder)\(name)*.jsonl*", fields: fields, unreadable: .missing)
        }
    }

    /// The file of a name, if it is there.
    subscript(name: String) -> Query? {
        switch name {
        case "users": users
        case "artists": artists
        case "tracks": tracks
        case "track_storage": storage
        case "sessions": sessions
        default: nil
        }
    }
}
