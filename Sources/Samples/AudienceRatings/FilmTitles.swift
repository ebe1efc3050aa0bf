import Numerics

/// The titles of films. All are made up; different films may have the same one, as remakes do. The quirks of real ones
/// are among them, because software trips over them: commas, quotation marks, apostrophes, other letters, numbers.
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
