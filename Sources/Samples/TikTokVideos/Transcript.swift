import Numerics

/// The text of a video: an opening, which depends on whether it is a claim or an opinion, and a statement, which does not.
///
///     someone read  in an almanac that | the geese of quillmere | own 12 umbrellas for every teapot | at low tide
///
/// Stored as indices into the lists of words: transcripts are equal if and only if their texts are.
struct Transcript: Hashable, Sendable {
    /// The probability that a place follows the subject.
    static let placeProbability = 0.4
    /// The probability that a tail follows the fact.
    static let tailProbability = 0.35
    /// The range of the numbers in facts.
    static let numbers = 2..<100

    private var status: Video.ClaimStatus
    private var speaker: Int
    private var source: Int
    private var subject: Int
    private var place: Int?
    private var fact: Int
    /// Nil if the fact has no number.
    private var number: Int?
    private var tail: Int?

    /// Draws a transcript.
    init(status: Video.ClaimStatus, using random: inout RandomState) {
        let opening = Words.opening(of: status)
        self.status = status
        speaker = random.randint(opening.speakers.indices)
        source = random.randint(opening.sources.indices)
        subject = random.randint(Words.subjects.indices)
        place = random.random() < Self.placeProbability ? random.randint(Words.places.indices) : nil
        fact = random.randint(Words.facts.indices)
        number = Words.facts[fact].rest == nil ? nil : random.randint(Self.numbers)
        tail = random.random() < Self.tailProbability ? random.randint(Words.tails.indices) : nil
    }

    /// Draws transcripts, in a random order.
    ///
    /// - Parameter pairs: the number of texts that occur twice; the others occur once.
    static func draw(
        _ count: Int, of status: Video.ClaimStatus, pairs: Int, using random: inout RandomState
    ) -> [Transcript] {
        var used = Set<Transcript>(minimumCapacity: count)
        var transcripts: [Transcript] = []
        transcripts.reserveCapacity(count)
        while transcripts.count < count - pairs {
            let transcript = Transcript(status: status, using: &random)
            if used.insert(transcript).inserted { transcripts.append(transcript) }
        }
        transcripts += transcripts.prefix(pairs)
        random.shuffle(&transcripts)
        return transcripts
    }

    /// The transcript in words.
    var text: String {
        let opening = Words.opening(of: status)
        var text = opening.speakers[speaker]
        text += opening.sources[source]
        text += Words.subjects[subject]
        if let place { text += Words.places[place] }
        text += Words.facts[fact].start
        if let number, let rest = Words.facts[fact].rest {
            text += String(number)
            text += rest
        }
        if let tail { text += Words.tails[tail] }
        return text
    }
}
