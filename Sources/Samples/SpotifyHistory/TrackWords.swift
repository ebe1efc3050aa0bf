import Numerics

/// Generates names of tracks, artists and albums. They are invented and include what breaks software in real ones: commas,
/// quotation marks, brackets, apostrophes, non-ASCII letters.
enum TrackWords {
    private static let letters = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")

    private static let openings = [
        "Paper", "Slow", "Blue", "Harbour", "Seven", "Borrowed", "Velvet", "Hollow", "Sunday", "Copper",
        "Distant",
        "Lemon", "Northern", "Quiet", "Broken", "Winter", "Electric", "Little", "Midnight", "Öland", "Glass",
        "Tin",
    ]
    private static let middles = [
        "Lantern", "Ferry", "Umbrella", "Orchard", "Letters", "Horses", "Staircase", "Signal", "Marmalade",
        "River",
        "Window", "Avenue", "Weather", "Engine", "Garden", "Café", "Shadow", "Telephone", "Parade", "Compass",
        "Moth",
    ]
    private static let endings = [
        "", "", "", "", "", " (Live)", ", Again", " - Remastered", " \"Part Two\"",
        " (feat. The Tidewater Choir)",
        ", Say It", " Waltz", " Blues", " at Dawn", " Without You",
    ]
    private static let groups = [
        "The", "Young", "Saint", "Los", "Club", "Miss", "Doctor", "The Original", "Le", "DJ",
    ]
    private static let players = [
        "Weathervanes", "Ferrymen", "Okapi", "Lamplighters", "Penguin's Band", "Kilometre", "Bellringers",
        "Anemone",
        "Snowplough", "Tea & Thunder", "Cartographers", "Whistlers", "Hedgehog", "Sundial", "Ninepins", "Øre",
    ]
    private static let records = ["First Light", "Songs, Mostly", "The Long Way"]

    static func id(using random: inout RandomState) -> String {
        String((0..<22).map { _ in letters[random.randint(0..<letters.count)] })
    }

    static func title(using random: inout RandomState) -> String {
        let opening = openings[random.randint(0..<openings.count)]
        let middle = middles[random.randint(0..<middles.count)]
        return "\(opening) \(middle)\(endings[random.randint(0..<endings.count)])"
    }

    static func artist(_ number: Int) -> String {
        let group = groups[number % groups.count]
        let player = players[number / groups.count % players.count]
        let series = number / (groups.count * players.count)
        return series == 0 ? "\(group) \(player)" : "\(group) \(player) \(series + 1)"
    }

    static func album(_ artist: Int, number: Int) -> String {
        let name = records[number % records.count]
        return artist.isMultiple(of: 5) ? "\(name) (Deluxe)" : name
    }
}
