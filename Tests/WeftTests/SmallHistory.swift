import Foundation

/// A listening history of 600 plays made by arithmetic, so that other programs can make the same one, and written in the
/// shapes that histories come in.
struct SmallHistory {
    struct Play {
        var track: Int
        var end: Date
        var platform: Int
        var milliseconds: Int
        var reasonStart: String
        var reasonEnd: String
        var isShuffled: Bool
        var isMarked: Bool
    }

    static let plays: [Play] = (0..<600).map { i in
        let track = (i * 7 + i / 5) % 23
        let isSkipped = (i * i + track) % 5 < 2
        let seconds = i * 9_000 + i % 7 * 61 + i / 100 * 259_200
        return Play(
            track: track, end: Date(timeIntervalSince1970: 1_609_459_200 + Double(seconds)),
            platform: i / 50 % 3,
            milliseconds: isSkipped ? i * 131 % 20_000 : 120_000 + track * 9_000,
            reasonStart: i % 3 == 0 ? "clickrow" : i % 2 == 0 ? "trackdone" : "fwdbtn",
            reasonEnd: i % 29 == 0 ? "backbtn" : isSkipped ? "fwdbtn" : "trackdone",
            isShuffled: i / 40 % 2 == 0, isMarked: i % 31 == 0)
    }

    /// The plays as one table; days come first in the dates if asked for.
    static func table(dayFirst: Bool = false) -> String {
        let header =
            "spotify_track_uri,ts,platform,ms_played,track_name,artist_name,album_name,reason_start,reason_end,"
            + "shuffle,skipped\n"
        let format = dayFirst ? "dd-MM-yyyy HH:mm:ss" : "yyyy-MM-dd HH:mm:ss"
        return header
            + plays.map { play in
                let platform = ["android", "iOS", "web player"][play.platform]
                return "t\(padded(play.track)),\(text(play.end, format)),\(platform),\(play.milliseconds),"
                    + "Track \(play.track),Artist,Album,\(play.reasonStart),\(play.reasonEnd),"
                    + "\(play.isShuffled ? "TRUE" : "FALSE"),\(play.isMarked ? "TRUE" : "FALSE")\n"
            }.joined()
    }

    /// Some of the plays as a file of the export: its names of fields, more of them than needed, spelled-out platforms,
    /// and the rows that do not count as plays.
    static func export(_ range: Range<Int>, nulls: Bool) -> String {
        var rows = plays[range].map { play -> String in
            let platform = [
                "Android OS 11 API 30 (samsung, SM-G960F)", "iOS 14.4 (iPhone12,1)",
                "web_player windows 10;chrome 98.0.4758.102;desktop",
            ][play.platform]
            return """
                {"ts": "\(text(play.end, "yyyy-MM-dd'T'HH:mm:ss'Z'"))", "username": "x", "platform": "\(platform)",
                 "ms_played": \(play.milliseconds), "conn_country": "PL", "ip_addr_decrypted": "10.0.0.1",
                 "master_metadata_track_name": "Track \\u2116 \(play.track)",
                 "master_metadata_album_artist_name": null, "master_metadata_album_album_name": "Album",
                 "spotify_track_uri": "spotify:track:t\(padded(play.track))", "episode_name": null,
                 "reason_start": "\(play.reasonStart)", "reason_end": "\(play.reasonEnd)",
                 "shuffle": \(play.isShuffled), "skipped": \(play.isMarked ? "true" : nulls ? "null" : "false"),
                 "offline_timestamp": 1609459200, "incognito_mode": false, "new": {"of": ["later", {"years": 1}]}}
                """
        }
        let podcast = """
            {"ts": "2021-01-05T10:00:00Z", "platform": "ios", "ms_played": 1000, "spotify_track_uri": null,
             "episode_name": "Talk", "spotify_episode_uri": "spotify:episode:e"}
            """
        let untimed = """
            {"ts": null, "platform": "ios", "ms_played": 1000, "spotify_track_uri": "spotify:track:t01"}
            """
        let unmeasured = """
            {"ts": "2021-01-05T10:00:00Z", "platform": "ios", "ms_played": null,
             "spotify_track_uri": "spotify:track:t01"}
            """
        rows += [podcast, podcast, untimed, unmeasured]
        return "[\n\(rows.joined(separator: ",\n"))\n]\n"
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static func text(_ date: Date, _ format: String) -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(secondsFromGMT: 0)
        formatter.dateFormat = format
        return formatter.string(from: date)
    }
}
