import FoundationEssentials
import Numerics

/// Generates the tables that ``TableQuestion`` asks about, always the same bytes: in the shape of the public db-benchmark
/// (h2oai, continued by DuckDB Labs), and events as JSON Lines.
public struct TableGenerator: Sendable {
    /// The number of rows of the large tables.
    public let rows: Int
    /// The folder of the files.
    public let folder: URL

    /// The rows that are made at a time.
    private static let batch = 100_000

    /// Creates a generator of tables in a folder below another one, which is named for the number of rows.
    public init(rows: Int, below folder: URL) {
        self.rows = rows
        self.folder = folder.appending(path: "\(rows)", directoryHint: .isDirectory)
    }

    /// The path of a table.
    public func path(_ file: TableFile) -> String { folder.appending(path: file.rawValue).path }

    /// Writes those of some tables that are missing.
    ///
    /// - Throws: An error of the file system, ``MatrixFolderError/unwritable(file:)``.
    public func writeMissing(_ files: [TableFile]) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for file in files where !FileManager.default.fileExists(atPath: path(file)) {
            // A file that is only begun has another name.
            let unfinished = folder.appending(path: ".\(file.rawValue)")
            try write(file, to: ColumnFile(unfinished))
            try FileManager.default.moveItem(at: unfinished, to: folder.appending(path: file.rawValue))
        }
    }

    private func write(_ file: TableFile, to output: borrowing ColumnFile) throws {
        switch file {
        case .groups: try writeGroups(to: output)
        case .left: try writeJoinTable(.left, rows: rows, seed: 11, to: output)
        case .small: try writeJoinTable(.small, rows: max(1, rows / 1_000_000), seed: 12, to: output)
        case .medium: try writeJoinTable(.medium, rows: max(1, rows / 1000), seed: 13, to: output)
        case .big: try writeJoinTable(.big, rows: rows, seed: 14, to: output)
        case .events: try writeEvents(to: output)
        }
    }

    /// Calls a function that appends a row to the bytes, and writes these.
    private func write(
        header: String, rows: Int, to output: borrowing ColumnFile, _ row: (Int, inout Bytes) -> Void
    ) throws {
        var bytes = Bytes()
        bytes.append(header)
        for start in stride(from: 0, to: rows, by: Self.batch) {
            for index in start..<min(rows, start + Self.batch) { row(index, &bytes) }
            try output.write(bytes: bytes.content)
            bytes.content.removeAll(keepingCapacity: true)
        }
    }

    /// 100 groups in `id1`, `id2`, `id4`, `id5`, a hundredth of the rows in `id3`, `id6`.
    private func writeGroups(to output: borrowing ColumnFile) throws {
        var random = RandomState(seed: 108)
        let few = 100
        let many = max(1, rows / few)
        try write(header: "id1,id2,id3,id4,id5,id6,v1,v2,v3\n", rows: rows, to: output) { _, bytes in
            bytes.append("id", random.randint(1..<few + 1), digits: 3)
            bytes.append(",id", random.randint(1..<few + 1), digits: 3)
            bytes.append(",id", random.randint(1..<many + 1), digits: 10)
            bytes.append(",", random.randint(1..<few + 1))
            bytes.append(",", random.randint(1..<few + 1))
            bytes.append(",", random.randint(1..<many + 1))
            bytes.append(",", random.randint(1..<6))
            bytes.append(",", random.randint(1..<16))
            let millionths = random.randint(0..<100_000_001)
            bytes.append(",", millionths / 1_000_000)
            bytes.append(".", millionths % 1_000_000, digits: 6)
            bytes.append("\n")
        }
    }

    /// The keys that a table of the join questions has: of a millionth, a thousandth and all of the rows.
    private func writeJoinTable(
        _ file: TableFile, rows: Int, seed: UInt32, to output: borrowing ColumnFile
    ) throws {
        var random = RandomState(seed: seed)
        // A tenth of the keys of each side are unknown to the other.
        let ranges = [self.rows / 1_000_000, self.rows / 1000, self.rows].map { max(1, $0) * 11 / 10 }
        let offset = file == .left ? 0 : 1
        let keyCount = file == .small ? 1 : file == .medium ? 2 : 3
        // The right tables have each key once.
        let permutation = file == .left ? [] : random.permutation(ranges[keyCount - 1])
        let names = (1...keyCount).map { "id\($0)" } + (1...keyCount).map { "id\($0 + 3)" }
        let header = (names + [file == .left ? "v1" : "v2"]).joined(separator: ",") + "\n"
        try write(header: header, rows: rows, to: output) { index, bytes in
            var keys = (0..<keyCount).map { random.randint(1..<ranges[$0] + 1) + offset }
            if file != .left { keys[keyCount - 1] = permutation[index] + 1 + offset }
            for key in keys { bytes.append("", key); bytes.append(",") }
            for key in keys { bytes.append("id", key); bytes.append(",") }
            let millionths = random.randint(0..<100_000_001)
            bytes.append("", millionths / 1_000_000)
            bytes.append(".", millionths % 1_000_000, digits: 6)
            bytes.append("\n")
        }
    }

    /// Events of a music service.
    private func writeEvents(to output: borrowing ColumnFile) throws {
        var random = RandomState(seed: 2023)
        let types = ["PLAY", "PLAY", "PLAY", "LIKE", "SKIP", "ADVERTISEMENT", "BUY_PREMIUM"]
        let genres = ["rock", "jazz", "hip hop", "folk", "metal", "disco polo", "ambient", "techno"]
        try write(header: "", rows: rows, to: output) { index, bytes in
            let user = random.randint(0..<max(1, rows / 500))
            bytes.append("{\"session_id\": ", index / 40)
            bytes.append(", \"timestamp\": \"20", 19 + index * 4 / rows)
            bytes.append("-", 1 + random.randint(0..<12), digits: 2)
            bytes.append("-", 1 + random.randint(0..<28), digits: 2)
            bytes.append("T", random.randint(0..<24), digits: 2)
            bytes.append(":", random.randint(0..<60), digits: 2)
            bytes.append(":00\", \"user_id\": ", user)
            let type = types[random.randint(0..<types.count)]
            if type == "ADVERTISEMENT" {
                bytes.append(", \"track_id\": null")
            } else {
                bytes.append(", \"track_id\": \"t", random.randint(0..<20_000), digits: 6)
                bytes.append("\"")
            }
            bytes.append(", \"event_type\": \"")
            bytes.append(type)
            bytes.append("\", \"genres\": [\"")
            bytes.append(genres[random.randint(0..<genres.count)])
            bytes.append("\", \"")
            bytes.append(genres[random.randint(0..<genres.count)])
            bytes.append("\"], \"volume\": 0.", random.randint(0..<1000), digits: 3)
            bytes.append("}\n")
        }
    }

    /// Text that is written piece by piece.
    private struct Bytes {
        var content: [UInt8] = []

        mutating func append(_ text: String) { content += text.utf8 }

        /// Appends a text and a number with at least some digits.
        mutating func append(_ text: String, _ number: Int, digits: Int = 1) {
            content += text.utf8
            var power = 1
            var count = 1
            while count < digits || number / power >= 10 {
                power *= 10
                count += 1
            }
            while power > 0 {
                content.append(UInt8(48 + number / power % 10))
                power /= 10
            }
        }
    }
}

/// A generated table.
public enum TableFile: String, CaseIterable, Sendable {
    /// Rows to group.
    case groups = "groups.csv"
    /// The left table of joins.
    case left = "left.csv"
    /// The right table with a millionth of the rows.
    case small = "small.csv"
    /// The right table with a thousandth of the rows.
    case medium = "medium.csv"
    /// The right table with as many rows.
    case big = "big.csv"
    /// Events as JSON Lines.
    case events = "events.jsonl"
}
