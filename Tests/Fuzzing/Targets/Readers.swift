import Base
import Foundation
import Frames
import Synchronization

@testable import Frames

extension FuzzTarget {
    /// A file of separated values. Its first byte chooses a reader, the second the length of a chunk.
    static let csv = FuzzTarget("csv") { input in
        guard input.count > 2 else { return }
        let (choice, size, bytes) = (input[0], Int(input[1] % 64) + 1, Array(input[2...]))
        let file = "a.csv"
        var reader = CSVReader(delimiter: [.comma, .semicolon, .tab, .doubleColon][Int(choice) & 3])
        if choice & 4 != 0 { reader.isQuoted = false }
        if choice & 8 != 0 { reader.encoding = .latin1 }
        if choice & 16 != 0 { reader.missingNames = [] }
        if choice & 32 != 0 { reader.columnNames = ["a", "b", "c"] }
        if choice & 64 != 0 { reader.types = ["a": .integer, "b": .date, "c": .list(of: .text)] }
        reader.threadCount = 1
        let whole = try Outcome(of: file, CSVError.self) { try reader.read(bytes: bytes, name: file) }
        var inChunks = reader
        inChunks.chunkSize = size
        let other = try Outcome(of: file, CSVError.self) { try inChunks.read(bytes: bytes, name: file) }
        let isSame = whole.agrees(with: other, isDeclared: choice & 96 == 96)
        try require(isSame, "in one chunk: \(whole)\nin chunks of \(size): \(other)")
        guard case .table(let frame) = whole else { return }
        // Types are inferred from the first chunk, so they are declared, and columns that were left out are not read.
        inChunks.types = Dictionary(uniqueKeysWithValues: frame.columns.map { ($0.name, $0.type) })
        inChunks.columns = frame.columns.map(\.name)
        let source = try Outcome(of: file, CSVError.self) {
            try CSVSource(inChunks, FileBytes(copying: bytes, name: file)).everything()
        }
        try require(whole == source, "as a table: \(whole)\nas a source, in chunks of \(size): \(source)")
    }

    /// A file of JSON Lines or JSON. Its first byte chooses a reader, the second the length of a chunk.
    static let json = FuzzTarget("json") { input in
        guard input.count > 2 else { return }
        let (choice, size, bytes) = (input[0], Int(input[1] % 64) + 1, Array(input[2...]))
        let file = "a.jsonl"
        var reader = JSONReader()
        if choice & 1 != 0 {
            reader.fields = [
                .init("a", .integer), .init("b", .text), .init("c", .date), .init("d", .list(of: .text)),
                .init("e", .real), .init("f", .boolean),
            ]
        }
        if choice & 2 != 0 { reader.unreadable = .missing }
        if choice & 4 != 0 { reader.brokenLines = .skipped(upTo: 0.5) }
        reader.threadCount = 1
        let whole = try Outcome(of: file, JSONError.self) { try reader.read(bytes: bytes, name: file) }
        var inChunks = reader
        inChunks.chunkSize = size
        // Where lines are skipped, fields that are not named are those of the first chunk.
        guard choice & 5 != 4 else {
            _ = try Outcome(of: file, JSONError.self) { try inChunks.read(bytes: bytes, name: file) }
            return
        }
        let other = try Outcome(of: file, JSONError.self) { try inChunks.read(bytes: bytes, name: file) }
        // Which fields there are is looked at in the first chunk.
        if "\(whole)\(other)".contains("no row has ") { return }
        let isSame = whole.agrees(with: other, isDeclared: reader.fields != nil)
        try require(isSame, "in one chunk: \(whole)\nin chunks of \(size): \(other)")
        guard case .table(let frame) = whole else { return }
        if reader.fields == nil { inChunks.fields = frame.columns.map { .init($0.name, $0.type) } }
        let source = try Outcome(of: file, JSONError.self) {
            try JSONSource(inChunks, FileBytes(copying: bytes, name: file)).everything()
        }
        // A source reads what is wrapped over lines like an array; lines that follow one-line objects are not.
        if case .error(let text) = source, text.contains("must be alone on one line") { return }
        // An inferred text may hold a number that no other type can; a declared one refuses it, and says how it would be read.
        if case .error(let text) = source, text.contains("numbers are read as they are written") { return }
        try require(whole == source, "as a table: \(whole)\nas a source, in chunks of \(size): \(source)")
    }

    /// A SQLite database.
    static let sqlite = FuzzTarget("sqlite") { input in
        guard let size = input.first else { return }
        let path = try ScratchFile.shared.write(Array(input.dropFirst()))
        let file = ScratchFile.name
        var summaries: [SQLiteReader.TableSummary] = []
        _ = try Outcome(of: file, SQLiteError.self) {
            summaries = try SQLiteReader.tables(of: path)
            return DataFrame(unchecked: [])
        }
        for table in summaries.prefix(4) {
            var reader = SQLiteReader()
            reader.threadCount = 1
            let whole = try Outcome(of: file, SQLiteError.self) {
                try reader.read(table: table.name, from: path)
            }
            reader.chunkSize = Int(size % 8) + 1
            reader.threadCount = 2
            // A range of rowids in a database with wild rowids is more than can be cut into such small parts.
            guard table.rowCount < 1000 else { continue }
            let other = try Outcome(of: file, SQLiteError.self) {
                try reader.read(table: table.name, from: path)
            }
            if case .table = whole, case .table = other {
                try require(
                    whole == other, "in one piece: \(whole)\nin pieces of \(reader.chunkSize): \(other)")
            }
        }
    }
}

extension TableSource {
    /// All chunks, one after the other.
    fileprivate func everything() throws -> DataFrame {
        try DataFrame.concatenating((0..<chunkCount).map { try chunk($0, columns: schema.map(\.name)) })
    }
}

/// The file that a database is written to, as SQLite reads files only.
private final class ScratchFile: Sendable {
    static let shared = ScratchFile()
    static let name = "a.db"

    private let folder = FileManager.default.temporaryDirectory.appending(
        path: "weft-fuzzing-\(ProcessInfo.processInfo.processIdentifier)")

    private init() {
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        atexit { try? FileManager.default.removeItem(at: ScratchFile.shared.folder) }
    }

    /// Writes the file and returns its path.
    func write(_ bytes: [UInt8]) throws -> String {
        let place = folder.appending(path: Self.name)
        try Data(bytes).write(to: place)
        return place.path
    }
}
