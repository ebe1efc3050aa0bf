import Base
import Numerics

/// The file of events, written as they happen.
struct EventFile {
    /// The type of an event.
    enum Kind: Int {
        case play, skip, like, advertisement, purchase

        var name: StaticString {
            switch self {
            case .play: "PLAY"
            case .skip: "SKIP"
            case .like: "LIKE"
            case .advertisement: "ADVERTISEMENT"
            case .purchase: "BUY_PREMIUM"
            }
        }
    }

    private let file: LineFile
    private let defects: PozytywkaDefects
    private var random: RandomState
    private var brokenLines: Int

    init(in folder: String, _ defects: PozytywkaDefects, seed: UInt32) throws(SampleDataError) {
        file = try LineFile("sessions.jsonl", in: folder)
        self.defects = defects
        random = RandomState(seed: seed)
        brokenLines = defects.brokenLines
    }

    /// Writes an event.
    ///
    /// - Parameters:
    ///   - time: milliseconds since 1970.
    ///   - track: the identifier of the track; `nil` for advertisements and purchases.
    mutating func write(
        _ kind: Kind, at time: Int, user: Int, track: [UInt8]?, session: Int
    ) throws(SampleDataError) {
        // One draw decides, as at most one field of an event is missing.
        let draw = random.random() / defects.eventField
        let isSpared = kind == .purchase && !defects.purchasesToo
        if brokenLines > 0, kind == .advertisement {
            brokenLines -= 1
            file.write("{\"timestamp\": \"")
            return try file.endLine()
        }
        file.write("{\"timestamp\": \"")
        write(time)
        file.write("\", \"user_id\": ")
        if draw < 1, !isSpared { file.write("null") } else { file.write(user) }
        file.write(", \"track_id\": ")
        if 1..<2 ~= draw, !isSpared {
            file.write("null")
        } else {
            file.write("\"")
            if let track { file.write(bytes: track) }
            file.write("\"")
        }
        if 2..<3 ~= draw, !isSpared {
            file.write(", \"event_type\": null")
        } else {
            file.write(", \"event_type\": \"")
            file.write(kind.name)
            file.write("\"")
        }
        file.write(", \"session_id\": ")
        file.write(session)
        file.write("}")
        try file.endLine()
    }

    func close() throws(SampleDataError) { try file.close() }

    /// Writes a time as the service does: with six decimals, or with none if the second is whole.
    private func write(_ time: Int) {
        let date = Timestamp(microseconds: time * 1000)
        let day = date.date
        file.write(day.year, digits: 4)
        file.write("-")
        file.write(day.month, digits: 2)
        file.write("-")
        file.write(day.day, digits: 2)
        let seconds = time / 1000 % 86_400
        file.write("T")
        file.write(seconds / 3600, digits: 2)
        file.write(":")
        file.write(seconds / 60 % 60, digits: 2)
        file.write(":")
        file.write(seconds % 60, digits: 2)
        guard time % 1000 > 0 else { return }
        file.write(".")
        file.write(time % 1000, digits: 3)
        file.write("000")
    }
}
