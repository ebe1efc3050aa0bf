import Numerics

/// The artists and tracks of the service.
struct MusicCatalogue: Sendable {
    struct Artist: Sendable {
        var id: [UInt8]
        var name: String
        var genres: [String]
    }

    struct Track: Sendable {
        var id: [UInt8]
        var artist: Int32
        var popularity: Int16
        var duration: Int32
    }

    /// The letters of identifiers.
    private static let letters = Array(
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)

    let words: MusicWords
    let artists: [Artist]
    let tracks: [Track]
    /// The tracks that are ever played, from unpopular to popular.
    let played: [Int32]
    /// The popularity of tracks in standard deviations from the average of those that are played.
    let popularityScores: [Double]

    /// Makes a catalogue.
    init(scale: Double, using random: inout RandomState) {
        let artistCount = max(50, Int((Double(PozytywkaTruth.artistCount) * scale).rounded()))
        let trackCount = max(200, Int((Double(PozytywkaTruth.trackCount) * scale).rounded()))
        let words = MusicWords(genreCount: max(60, min(3_900, artistCount)), using: &random)
        self.words = words
        artists = (0..<artistCount).map { number in
            let count = min(12, 1 + Int(random.exponential(mean: 1.9)))
            let genres = (0..<count).map { _ -> String in
                // The first genres are far more frequent than the last.
                let place = Double(words.genres.count) * random.random() * random.random() * random.random()
                return words.genres[Int(place)]
            }
            return Artist(
                id: Self.id(number, using: &random), name: words.name(words: 1.8, using: &random),
                genres: Set(genres).sorted())
        }
        let tracks = (0..<trackCount).map { number -> Track in
            let drawn = random.normal(mean: 30.4, standardDeviation: 17).rounded()
            let popularity = 1...99 ~= drawn ? drawn : Double(1 + random.randint(0..<40))
            let duration = random.normal(mean: 12.25, standardDeviation: 0.42).exponential
            let place = random.random()
            return Track(
                id: Self.id(number, using: &random),
                artist: Int32(Double(artistCount) * place * place.squareRoot()),
                popularity: random.random() < 0.034 ? 0 : Int16(popularity),
                duration: Int32(max(3_344, min(4_995_083, duration))))
        }
        let count = max(60, Int((Double(trackCount) * PozytywkaTruth.playedShare).rounded()))
        // A track is played by chance, more likely so if it is popular.
        let keys = tracks.indices.map { index in
            let popularity = Double(tracks[index].popularity) + 2
            let key = random.exponential(mean: 1) / (popularity * popularity.squareRoot())
            return (key: key, index: Int32(index))
        }
        let chosen = keys.sorted { $0.key < $1.key }.prefix(count).map(\.index)
        played = chosen.sorted {
            (tracks[Int($0)].popularity, $0) < (tracks[Int($1)].popularity, $1)
        }
        let values = played.map { Double(tracks[Int($0)].popularity) }
        let mean = values.reduce(0, +) / Double(values.count)
        let deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count))
            .squareRoot()
        popularityScores = tracks.map { (Double($0.popularity) - mean) / deviation }
        self.tracks = tracks
    }

    /// An identifier of 22 letters and digits, whose last four are the number.
    private static func id(_ number: Int, using random: inout RandomState) -> [UInt8] {
        var id = (0..<18).map { _ in letters[random.randint(0..<62)] }
        var rest = number
        for _ in 0..<4 {
            id.append(letters[rest % 62])
            rest /= 62
        }
        return id
    }
}
