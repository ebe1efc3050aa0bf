import Numerics

extension MusicCatalogue {
    /// Writes `artists.jsonl`.
    func writeArtists(
        to folder: String, _ defects: PozytywkaDefects, using random: inout RandomState
    ) throws(SampleDataError) {
        let file = try LineFile("artists.jsonl", in: folder)
        for artist in artists {
            file.write("{\"id\": ")
            if random.random() < defects.artistField {
                file.write("-1")
            } else {
                file.write("\"")
                file.write(bytes: artist.id)
                file.write("\"")
            }
            file.write(", \"name\": ")
            file.write(string: artist.name)
            file.write(", \"genres\": ")
            file.write(strings: random.random() < defects.artistField ? nil : artist.genres)
            file.write("}")
            try file.endLine()
        }
        try file.close()
    }

    /// Writes `tracks.jsonl` and `track_storage.jsonl`.
    func writeTracks(
        to folder: String, _ defects: PozytywkaDefects, using random: inout RandomState
    ) throws(SampleDataError) {
        let file = try LineFile("tracks.jsonl", in: folder)
        let storage = try LineFile("track_storage.jsonl", in: folder)
        var isPlayed = [Bool](repeating: false, count: tracks.count)
        for track in played { isPlayed[Int(track)] = true }
        for (number, track) in tracks.enumerated() {
            // What is played is whole: the service could not have played it otherwise.
            let rate = isPlayed[number] ? 0 : defects.trackField
            file.write("{\"id\": ")
            file.write(id: random.random() < rate ? nil : track.id)
            file.write(", \"name\": ")
            let name = words.name(words: 2.6, using: &random)
            file.write(string: random.random() < rate ? nil : name)
            file.write(", \"popularity\": ")
            if random.random() < rate { file.write("null") } else { file.write(Int(track.popularity)) }
            file.write(", \"duration_ms\": ")
            file.write(Int(track.duration))
            file.write(", \"explicit\": ")
            file.write(random.random() < 0.0364 ? 1 : 0)
            file.write(", \"id_artist\": ")
            file.write(id: random.random() < rate ? nil : artists[Int(track.artist)].id)
            file.write(", \"release_date\": \"")
            Self.writeDate(to: file, using: &random)
            file.write("\"")
            Self.writeAudio(of: number, to: file, using: &random)
            file.write("}")
            try file.endLine()

            let draw = random.random()
            let (name2, factor) =
                number == 7 || draw < 3e-5
                ? ("FAST", 5e-7) : draw < 0.0099 ? ("MEDIUM", 1e-7) : ("SLOW", 5e-8)
            storage.write("{\"track_id\": ")
            storage.write(id: track.id)
            storage.write(
                plain:
                    ", \"storage_class\": \"\(name2)\", \"daily_cost\": \(Double(track.duration) * factor)}")
            try storage.endLine()
        }
        try file.close()
        try storage.close()
    }

    /// A release date: the year alone for nearly a quarter of the tracks, year and month for a few.
    private static func writeDate(to file: LineFile, using random: inout RandomState) {
        let year = 2021 - Int(99 * random.random() * random.random().squareRoot() * random.random())
        let form = random.random()
        file.write(year)
        guard form >= 0.23 else { return }
        file.write("-")
        file.write(1 + random.randint(0..<12), digits: 2)
        guard form >= 0.235 else { return }
        file.write("-")
        file.write(1 + random.randint(0..<28), digits: 2)
    }

    /// The audio features: one of two thousand tracks could not be analysed, and another is louder than 0 dB.
    private static func writeAudio(
        of number: Int, to file: LineFile, using random: inout RandomState
    ) {
        let isAnalysed = number % 2_000 != 11
        func write(_ name: StaticString, _ value: Double, decimals: Int = 4) {
            file.write(", \"")
            file.write(name)
            file.write("\": ")
            let power = decimals == 4 ? 10_000.0 : 1_000.0
            file.write(plain: "\((value * power).rounded() / power)")
        }
        /// A number from 0 to 1 whose average is given.
        func unit(_ mean: Double) -> Double {
            let draw = random.random() + random.random()
            return mean < 0.5 ? draw * mean : 1 - draw * (1 - mean)
        }
        let loudness = random.normal(mean: 2.16, standardDeviation: 0.46).exponential
        let instrumental = random.random()
        write("danceability", isAnalysed ? unit(0.56) : 0)
        write("energy", unit(0.54))
        file.write(", \"key\": ")
        file.write(random.randint(0..<12))
        write("loudness", number % 2_000 == 17 ? 1.234 : max(-60, min(-0.1, -loudness)), decimals: 3)
        write("speechiness", isAnalysed ? unit(0.1) : 0)
        write("acousticness", unit(0.44))
        write(
            "instrumentalness",
            instrumental < 0.356 ? 0 : instrumental < 0.9 ? unit(0.02) : 0.5 + unit(0.3) / 2)
        write("liveness", unit(0.21))
        write("valence", isAnalysed ? unit(0.55) : 0)
        let tempo = random.normal(mean: 119.6, standardDeviation: 29.4)
        write("tempo", isAnalysed ? max(35, min(243.5, tempo)) : 0, decimals: 3)
    }
}

extension LineFile {
    /// Appends an identifier, or null.
    func write(id: [UInt8]?) {
        guard let id else { return write("null") }
        write("\"")
        write(bytes: id)
        write("\"")
    }
}
