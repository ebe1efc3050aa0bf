import Base
import Numerics

/// The answers to ``TableQuestion``s by Weft and its peers, as Markdown.
public struct TablesReport: Sendable {
    private let machine: String
    private let versions: [String: String]
    private let rows: Int
    private let runs: Int
    private let peers: [String]
    private var lines: [[String]] = []
    private var timeRatios: [Double] = []
    private var memoryRatios: [Double] = []
    private var differences: [String] = []

    /// Creates a report without answers.
    ///
    /// - Parameters:
    ///   - machine: the machine, in a few words.
    ///   - versions: the versions of the installed libraries, by name.
    ///   - rows: the number of rows of the large tables.
    ///   - runs: the number of runs.
    ///   - peers: the names of the peers that answer.
    public init(machine: String, versions: [String: String], rows: Int, runs: Int, peers: [String]) {
        self.machine = machine
        self.versions = versions
        self.rows = rows
        self.runs = runs
        self.peers = peers
    }

    /// Whether all answers agree.
    public var isGood: Bool { differences.isEmpty }

    /// Adds the answers to a question, by the name of who answered: `weft`, or a peer.
    public mutating func add(_ question: TableQuestion, _ answers: [String: [TableAnswer]]) {
        guard let ours = answers["weft"] else { return }
        func median(_ name: String, _ value: (TableAnswer) -> Double?) -> Double {
            Spread((answers[name] ?? []).compactMap(value)).median
        }
        let times = peers.map { median($0, \.seconds) }
        let memories = peers.map { median($0, \.megabytes) }
        let ourTime = median("weft", \.seconds)
        let ourMemory = median("weft", \.megabytes)
        var cells = ["**\(question.rawValue)**: \(question.summary)", Self.seconds(ourTime)]
        cells += times.map(Self.seconds)
        if let fastest = times.min() {
            timeRatios.append(ourTime / fastest)
            cells.append((ourTime / fastest).fixed(decimals: 2))
        }
        cells.append(Self.megabytes(ourMemory))
        cells += memories.map(Self.megabytes)
        if let smallest = memories.min() {
            memoryRatios.append(ourMemory / smallest)
            cells.append((ourMemory / smallest).fixed(decimals: 2))
        }
        lines.append(cells)
        for peer in peers {
            guard let theirs = answers[peer]?.first, let first = ours.first, !first.agrees(with: theirs)
            else {
                continue
            }
            differences.append(
                "\(question.rawValue): \(first.rows) rows with the sum \(first.checksum), but \(peer) has \(theirs.rows) with \(theirs.checksum)."
            )
        }
    }

    /// The table, followed by the medians of the ratios, the setup and by differences of answers.
    public var markdown: String {
        var heads = ["question", "time"] + peers
        if !peers.isEmpty { heads.append("ratio to the faster") }
        heads += ["memory"] + peers
        if !peers.isEmpty { heads.append("ratio to the smaller") }
        let rule = heads.indices.map { $0 == 0 ? "---" : "---:" }
        var text = ([heads, rule] + lines).map { "| \($0.joined(separator: " | ")) |" }.joined(
            separator: "\n")
        if !timeRatios.isEmpty {
            text +=
                "\n\nRatios to the better peer: time \(Spread(timeRatios).text(decimals: 2)), memory \(Spread(memoryRatios).text(decimals: 2)), as median, minimum and maximum over the questions."
        }
        let libraries = versions.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        text +=
            "\n\n\(rows.description) rows; medians of \(runs) runs in turn, each a process of its own with two threads. \(([machine] + libraries).joined(separator: ", ")).\n"
        if !differences.isEmpty {
            text += "\n" + differences.map { "- \($0)" }.joined(separator: "\n") + "\n"
        }
        return text
    }

    private static func seconds(_ value: Double) -> String {
        value.isNaN ? "–" : "\(value.fixed(decimals: 3)) s"
    }

    private static func megabytes(_ value: Double) -> String {
        value.isNaN ? "–" : "\(value.fixed(decimals: 0)) MB"
    }
}
