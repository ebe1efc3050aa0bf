/// The parts of transcripts, in lower case and without full stops, as from speech recognition.
///
/// They include what breaks software in real transcripts, at about the real frequencies: double spaces, typographic
/// apostrophes, an umlaut, commas, and quotation marks.
enum Words {
    /// The beginnings of transcripts: the speaker and the source.
    struct Opening: Sendable {
        var speakers: [String]
        var sources: [String]
    }

    /// A fact; if it contains a number, `rest` is the text after the number.
    struct Fact: Sendable, ExpressibleByStringLiteral {
        var start: String
        var rest: String?

        /// Creates a fact from a text in which `#` stands for the number.
        init(stringLiteral text: String) {
            let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
            start = String(parts[0])
            rest = parts.count == 2 ? String(parts[1]) : nil
        }
    }

    static func opening(of status: Video.ClaimStatus) -> Opening {
        switch status {
        case .claim: claim
        case .opinion: opinion
        }
    }

    private static let claim = Opening(
        speakers: ["someone", "a neighbour", "my cousin", "the porter", "a pen friend", "a passenger"],
        sources: [
            " shared with me that ", " heard  on the ferry that ", " read  in an almanac that ",
            " found a leaflet saying that ", " was told  at breakfast that ", " learned  from a poster that ",
            " overheard  in the queue a claim that ", " wrote to me that ",
        ])

    private static let opinion = Opening(
        speakers: ["my", "our", "my neighbours'", "my choir's", "my cousins'", "our club's"],
        sources: [
            " view is that ", " hunch is that ", " idea is that ", " belief is that ", " guess is that ",
            " feeling is that ", " hope is that ", " theory is that ",
        ])

    static let subjects = [
        "the geese", "most otters", "the bell ringers", "the ferry pilots", "retired lamplighters",
        "young hedgehogs", "the bakers’ apprentices", "the pigeons", "kite makers",
        "the bishop’s bees", "all goats", "the choirs", "the night gardeners", "older tortoises",
        "the clock menders", "umbrella makers", "puppeteers", "the swans", "chimney sweeps",
        "the marmots", "street musicians", "snail keepers", "the badgers", "left-handed weavers",
        "toy boat captains", "the owls", "orchard robins", "the stilt walkers",
    ]

    static let places = [
        " of quillmere", " of upper brindlewick", " on lake ombrel", " around port tansy",
        " from the isle of parrow", " in the vale of ummerdale", " of old fennickby",
        " near öttelmoor", " of west marrowin", " by the whistling weir", " in the paper forest",
        " of castle nobody", " in the seventh district of lomm", " of tumblewick",
        " at the end of pocket lane", " of mossopolis", " under the striped bridge",
        " in the county of perhaps", " of saltspoon bay", " along the sideways canal",
    ]

    static let facts: [Fact] = [
        " can count to #", " own # umbrellas", " sing in # keys", " have walked # miles in slippers",
        " keep # unfinished maps", " sleep # minutes a night", " won the soup regatta # times",
        " can fold a paper boat in # seconds", " share # wheelbarrows", " remember the past # winters",
        " hold a parade with # drums whenever a button is found", " whistle in their sleep",
        " invented the folding staircase", " fear marmalade", " never sneeze indoors",
        " prefer cold porridge", " vote on the colour of the town clock",
        " can tell the time by the smell of the harbour", " knit scarves for statues",
        " always finish second at chess", " speak a language without a word for hurry",
        " trade their shadows for peppermint", " paint bridges from underneath",
        " bury a spoon for luck", " dance backwards", " wash windows with fog",
        " all hum the same tune", " keep their best jokes in a locked cupboard until winter",
        " juggle", " can smell thunder two days early", " write letters to their hats",
        " hold the record for the slowest relay race",
    ]

    static let tails = [
        " every spring", " on market days", " by old custom", " for reasons that nobody wrote down",
        " since the great pancake shortage", " whenever the wind turns north",
        " unless it is a tuesday", " when no one is watching", " to the delight of visitors",
        " in the week after the lantern fair", " because the almanac says so", " by candlelight",
        " at low tide", " although the guidebooks deny it", " more often than the mayor would like",
        " in memory of a lost balloon", ", even in the fog", ", rain or shine",
        ", or so the story goes", ", at least on sundays", ", much to the annoyance of the ducks",
        ", as is only fair", " and call it \"the quiet thursday\"",
    ]
}
