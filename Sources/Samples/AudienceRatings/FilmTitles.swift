import Numerics

/// Generates titles of films. They are invented, and different films may have the same one, as remakes do. They include what
/// breaks software in real ones: commas, quotation marks, apostrophes, non-ASCII letters, numbers.
enum FilmTitles {
    private static let openings = [
        "The Last", "A Borrowed", "My Second", "Nine Hundred", "The Ticklish", "Return of the", "Under the",
        "Goodnight,", "Beyond the", "The Reluctant", "No More", "One Extra", "Waiting for the",
        "The Överly Polite",
        "Escape from the", "Son of the", "Who Ironed the", "Twelve Weeks of", "The Uninvited", "Almost a",
        "Dial \"M\" for", "The Captain's", "Half a", "Once upon a",
    ]
    private static let subjects = [
        "Lighthouse", "Accordion", "Submarine", "Pancake", "Librarian", "Weathercock", "Glacier", "Detective",
        "Haberdasher", "Balloonist", "Orchid", "Postmistress", "Zeppelin", "Tortoise", "Lamplighter",
        "Volcano",
        "Teaspoon", "Understudy", "Crème Brûlée", "Ventriloquist", "Night Ferry", "Beekeeper", "Metronome",
        "Staircase",
    ]
    private static let endings = [
        "", "", "", "", "", "", "", "", " 2", " III", ": Season 1", ": Season 2", ": The Director's Cut",
        " in Love", ", Part One", " (Special Edition)", " Rides Again", " & Sons", " of Dunmarrow",
        " at Midnight",
    ]

    static func title(using random: inout RandomState) -> String {
        let opening = openings[random.randint(openings.indices)]
        let subject = subjects[random.randint(subjects.indices)]
        return "\(opening) \(subject)\(endings[random.randint(endings.indices)])"
    }
}
