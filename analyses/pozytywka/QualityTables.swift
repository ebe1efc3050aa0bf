import Weft

extension Delivery {
    /// The tables that the checks are about: the five files, their lines, and what queries derive from them.
    func checkedTables() throws -> CheckedTables {
        var tables = CheckedTables()
        for name in Self.fields.map(\.key) {
            tables.add(name, self[name], file: "\(name).jsonl")
            tables.add("lines of \(name)", try lineCounts(of: name), file: "\(name).jsonl")
        }
        deriveLookups(&tables)
        deriveEvents(&tables)
        for (name, fields) in Self.fields {
            let rows = name == "sessions" ? "simultaneous events" : name
            tables.derive("\(name) by all fields", from: rows) {
                $0[0].grouped(by: fields.map(\.name)).aggregated(["rows": .count])
            }
        }
        derivePurchases(&tables)
        return tables
    }

    /// How many lines of a file are blank, broken, or have other fields than they should.
    private func lineCounts(of name: String) throws -> DataFrame? {
        try lineReports[name].map { report in
            try DataFrame([
                Column("broken", [report.broken.count]), Column("blank", [report.blankCount]),
                Column("unexpected", [report.unexpectedCount]),
            ])
        }
    }

    /// Rows that refer to others, and genres.
    private func deriveLookups(_ tables: inout CheckedTables) {
        func ids(_ table: Query, _ name: String, isText: Bool = true) -> Query {
            table.selecting([name: known(name, isText: isText)]).droppingMissing(name).distinct()
        }
        tables.derive("users without events", from: "users", "sessions") {
            ids($0[0], "user_id", isText: false)
                .joined(ids($0[1], "user_id", isText: false), on: "user_id", kind: .anti)
        }
        tables.derive("genres of users", from: "users") {
            $0[0].selecting("favourite_genres").exploded("favourite_genres")
        }
        tables.derive("genres of artists", from: "artists") { $0[0].selecting("genres").exploded("genres") }
        tables.derive("users with unknown genres", from: "users", "genres of artists") {
            $0[0].selecting(["row": Expr.rowNumber, "genre": col("favourite_genres")]).exploded("genre")
                .joined($0[1].distinct(), on: ["genre": "genres"], kind: .anti)
        }
        tables.derive("artists without tracks", from: "artists", "tracks") {
            ids($0[0], "id").joined(ids($0[1], "id_artist"), on: ["id": "id_artist"], kind: .anti)
        }
        tables.derive("tracks of unknown artists", from: "tracks", "artists") {
            $0[0].selecting(["id_artist": known("id_artist")]).droppingMissing("id_artist")
                .joined(ids($0[1], "id"), on: ["id_artist": "id"], kind: .anti)
        }
        tables.derive("tracks without storage", from: "tracks", "track_storage") {
            ids($0[0], "id").joined(ids($0[1], "track_id"), on: ["id": "track_id"], kind: .anti)
        }
        tables.derive("tracks never played", from: "tracks", "sessions") {
            let played = $0[1].filter(col("event_type") == "PLAY")
            return ids($0[0], "id").joined(ids(played, "track_id"), on: ["id": "track_id"], kind: .anti)
        }
        tables.derive("storage of unknown tracks", from: "track_storage", "tracks") {
            $0[0].selecting(["track_id": known("track_id")]).droppingMissing("track_id")
                .joined(ids($0[1], "id"), on: ["track_id": "id"], kind: .anti)
        }
        tables.derive("events of unknown users", from: "sessions", "users") {
            $0[0].filter(isKnownUser)
                .joined(ids($0[1], "user_id", isText: false), on: "user_id", kind: .anti)
        }
        tables.derive("events of unknown tracks", from: "sessions", "tracks") {
            $0[0].filter(isKnownTrack).joined(ids($0[1], "id"), on: ["track_id": "id"], kind: .anti)
        }
    }

    /// Events in the order of the file, and their sessions.
    private func deriveEvents(_ tables: inout CheckedTables) {
        tables.add("timestamps", timestamps, file: "sessions.jsonl")
        tables.derive("period", from: "sessions") {
            let buying = when(col("event_type") == "BUY_PREMIUM", then: col("timestamp"))
            return $0[0].aggregated([
                "first": .min("timestamp"), "last": .max("timestamp"), "first_purchase": .min(buying),
                "last_purchase": .max(buying),
            ])
        }
        tables.derive("events in order", from: "sessions") {
            let isOf = { (type: String) in col("event_type") == lit(type) }
            let trackOf = { (type: String) in when(isOf(type), then: lit(1)) }
            return $0[0].with([
                "before": col("timestamp").filledForward.lag().over("session_id"),
                "played": trackOf("PLAY").runningMax.over("session_id", "track_id"),
                "likes": when(isOf("LIKE"), then: col("track_id")).runningCount.over("user_id", "track_id"),
                "simultaneous": Aggregation.count.over("timestamp", "user_id"),
            ])
        }
        // Only these can be told more than once.
        tables.derive("simultaneous events", from: "events in order") {
            $0[0].filter(col("simultaneous") > 1)
        }
        tables.derive("sessions by id", from: "events in order") {
            let user = known("user_id", isText: false)
            return $0[0].filter(col("session_id").isPresent).grouped(by: "session_id").aggregated([
                "users": .uniqueCount(user), "user": .max(user),
                "without_user": .count(where: col("user_id").isMissing),
                "first": .min("timestamp"), "last": .max("timestamp"),
                "disordered": .count(where: col("timestamp") < col("before")),
            ])
        }
        tables.derive("sessions of users", from: "sessions by id") {
            $0[0].filter(col("users") == 1 && col("first").isPresent)
                .with(["end": col("last").runningMax.over("user", order: "first")])
                .with(["earlier_end": col("end").lag().over("user", order: "first")])
        }
        tables.derive("events by time, user, track and type", from: "simultaneous events") {
            $0[0].filter(
                col("timestamp").isPresent && isKnownUser && col("track_id").isPresent
                    && col("track_id") != "-1" && col("event_type").isPresent
            ).grouped(by: "timestamp", "user_id", "track_id", "event_type").aggregated(["rows": .count])
        }
        tables.derive("events by time and user", from: "simultaneous events") {
            $0[0].filter(col("timestamp").isPresent && isKnownUser)
                .grouped(by: "timestamp", "user_id").aggregated(["rows": .count])
        }
    }

    /// Users with their events and purchases.
    private func derivePurchases(_ tables: inout CheckedTables) {
        tables.derive("active users", from: "sessions") {
            let isPurchase = col("event_type") == "BUY_PREMIUM"
            return $0[0].filter(isKnownUser).grouped(by: "user_id").aggregated([
                "first": .min("timestamp"), "purchases": .count(where: isPurchase),
                "bought": .min(when(isPurchase, then: col("timestamp"))),
            ])
        }
        tables.derive("events and purchases", from: "sessions", "active users") {
            $0[0].joined($0[1].selecting("user_id", "bought").droppingMissing("bought"), on: "user_id")
        }
        tables.derive("users and purchases", from: "users", "active users") {
            $0[0].filter(isKnownUser).joined($0[1], on: "user_id", kind: .left)
                .with(["has_bought": col("purchases").orElse(0) > 0])
        }
    }
}

/// An id that is neither missing nor a placeholder.
func known(_ name: String, isText: Bool = true) -> Expr {
    isText
        ? col(name).missing(whereEqualTo: "-1").missing(whereEqualTo: "")
        : col(name).missing(whereEqualTo: -1)
}

/// Whether an event, or a row of users, has a user.
let isKnownUser = col("user_id").isPresent && col("user_id") != -1

/// Whether an event has a track.
let isKnownTrack = col("track_id").isPresent && !col("track_id").isIn(["", "-1"])
