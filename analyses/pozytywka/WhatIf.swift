import Weft

/// The number of users for whom changes are searched, and the number of predictions for each.
private let (searchedUsers, searchBudget) = (30, 200)

/// Searches the change of what the service can influence that moves the predicted probability most.
func searchInterventions(_ model: PurchaseModel) throws {
    /*:
     A genetic algorithm changes what the service can influence: how many advertisements a user hears, how many of the plays are of
     favourite genres and of liked tracks, of how many artists, and what the tracks are like on average. Values stay between the 5% and the 95% quantile of the test
     rows, counts stay whole, and parts stay within the number of plays. A greedy and a random search have the same budget of
     predictions and the same seed.

     **This is the model's view, and not a cause.** That users who hear more advertisements buy more often does not say that the same
     user would buy after more of them. Only the experiment above can tell.
    */
    let table = model.test.table
    let rows = table.sampled(min(searchedUsers, table.rowCount), seed: 42)
    let base = try Matrix(rows, columns: behaviourBasis)
    let columns = model.train.features
    let predict = { @Sendable (matrix: Matrix) throws -> [Double] in
        let frame = try DataFrame(matrix.columnNames.map { Column($0, try matrix.column($0)) })
        let x = try Matrix(withBehaviour(frame), columns: columns)
        return model.calibration.calibrated(try model.boosting.predictProbability(x))
    }
    let bounds = try Bounds(table)
    progress("searching interventions")
    let methods: [(name: String, method: CounterfactualSearch.Method)] = [
        ("genetic", .genetic(population: 20)), ("greedy", .greedy), ("random", .random),
    ]
    let users = (0..<base.rowCount).map { $0 }
    let found = try users.concurrentMap { user in
        let row = try base.rows([user])
        let search = try CounterfactualSearch(
            bounds.levers(for: row), budget: searchBudget, seed: UInt32(1 + user))
        return try methods.map {
            try search.run($0.method, from: row, repair: bounds.repair, predict: predict)
        }
    }
    let gains = methods.indices.map { method in found.reduce(0) { $0 + $1[method].gain } / Double(found.count)
    }
    record([
        "whatif.mean_gain": gains[0], "whatif.greedy.mean_gain": gains[1],
        "whatif.random.mean_gain": gains[2],
    ])
    let before = found.reduce(0) { $0 + $1[0].before } / Double(found.count)
    claim(
        gains[0] > gains[2] && gains[0] > 0,
        """
        For \(found.count) users, \(searchBudget) predictions each, the mean probability of \(before, .percent(1)) could rise by
        **\(gains[0], .points(1))** by the genetic search, by \(gains[1], .points(1)) by the greedy one, and by
        \(gains[2], .points(1)) by trying at random.
        """, as: "the genetic search beats chance")
    let order = behaviourBasis.enumerated().filter { Bounds.levers.contains($0.element) }
    try show(
        DataFrame([
            Column("what", order.map { $0.element.replacing("_", with: " ") }),
            Column("now", order.map { place in mean(users.map { base[$0, place.offset] }) }),
            Column(
                "in the best row found", order.map { place in mean(found.map { $0[0].row[place.offset] }) }),
            Column(
                "users with more",
                order.map { place in
                    users.count { found[$0][0].row[place.offset] > base[$0, place.offset] }
                }),
            Column(
                "users with less",
                order.map { place in
                    users.count { found[$0][0].row[place.offset] < base[$0, place.offset] }
                }),
        ]), caption: "What the genetic search changes, on average and for how many users")
    let best = users.sorted { found[$0][0].gain > found[$1][0].gain }.prefix(5)
    let numbers = try rows["user_id"].integers(replacingMissing: 0)
    let percent = { (value: Double) in ValueFormat.percent(1).text(of: .real(value)) }
    let described: [[any ValueConvertible]] = best.map { user in
        let changes = order.compactMap { place -> String? in
            let (old, new) = (base[user, place.offset], found[user][0].row[place.offset])
            guard old != new else { return nil }
            let text = { (value: Double) in
                ValueFormat.decimals(Bounds.isWhole(place.element) ? 0 : 2).text(of: .real(value))
            }
            return "\(place.element.replacing("_", with: " ")) from \(text(old)) to \(text(new))"
        }
        return [
            String(numbers[user]), percent(found[user][0].before), percent(found[user][0].prediction),
            changes.joined(separator: "; "),
        ]
    }
    show(
        Table(["user", "probability now", "then", "change"], rows: described),
        caption: "The users whose predicted probability can be moved most")
}

private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(max(1, values.count)) }

/// The bounds of what can be influenced, as rates that occur in the data.
private struct Bounds: Sendable {
    /// What is counted, and what it is a rate of: hours of music or the number of plays.
    static let counts = [
        ("number_of_advertisements", "advertisements_per_hour"),
        ("number_of_tracks_in_favourite_genre", "favourite_genre_share"),
        ("number_of_liked_tracks_listened", "liked_tracks_share"),
        ("number_of_different_artists", "artists_per_track"),
    ]
    static let qualities = averages.filter { $0 != "average_release_date" }
    static let levers = counts.map(\.0) + qualities
    static func isWhole(_ name: String) -> Bool { counts.contains { $0.0 == name } }
    private let rates: [(low: Double, high: Double)]

    init(_ table: DataFrame) throws {
        rates = try (Self.counts.map(\.1) + Self.qualities).map {
            (try table[$0].quantile(0.05), try table[$0].quantile(0.95))
        }
    }

    /// The levers of a user, whose counts follow from the time and the number of plays.
    func levers(for row: Matrix) throws -> [CounterfactualSearch.Lever] {
        let hours = try row.column("total_tracks_duration_ms")[0] / 3_600_000
        let tracks = try row.column("number_of_tracks")[0]
        return Self.levers.indices.map { index in
            let (low, high) = rates[index]
            guard index < Self.counts.count else {
                return CounterfactualSearch.Lever(
                    Self.levers[index], in: low...high, step: max((high - low) / 15, .leastNormalMagnitude))
            }
            let factor = index == 0 ? hours : tracks
            let bounds = ((low * factor).rounded(.up), (high * factor).rounded(.down))
            let step = max(1, ((bounds.1 - bounds.0) / 15).rounded())
            return CounterfactualSearch.Lever(
                Self.levers[index], in: bounds.0...max(bounds.0, bounds.1), step: step)
        }
    }

    /// Makes counts whole, and keeps parts within the number of plays.
    var repair: @Sendable ([Double]) -> [Double] {
        let place = { (name: String) in behaviourBasis.firstIndex(of: name) ?? 0 }
        let (tracks, places) = (place("number_of_tracks"), Self.counts.map { place($0.0) })
        return { row in
            var row = row
            for (index, place) in places.enumerated() {
                row[place] = min(max(0, row[place].rounded()), index == 0 ? .infinity : row[tracks])
            }
            return row
        }
    }
}
