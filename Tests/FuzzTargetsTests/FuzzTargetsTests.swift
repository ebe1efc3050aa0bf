import Foundation
import FuzzTargets
import Testing

/// The targets of `Tests/Fuzzing`, fed with the inputs of their corpus and with changes of them. The changes are drawn from a
/// generator with a fixed seed: each run tries the same. libFuzzer itself, which `Tests/Fuzzing/fuzz.sh` runs, tries others for as
/// long as it is left to.
@Suite("Readers and writers withstand what nobody has written on purpose", .serialized)
struct FuzzTargetsTests {
    /// The changed inputs for each target.
    private static let count = 2000

    private static let corpus = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .appending(path: "Fuzzing/Corpus")

    private static func inputs(of target: FuzzTarget) throws -> [(name: String, bytes: [UInt8])] {
        let folder = corpus.appending(path: target.name)
        let kept = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map {
            (name: $0, bytes: [UInt8](try Data(contentsOf: folder.appending(path: $0))))
        }
        let made =
            try target.name == "model" ? FuzzTarget.modelSeeds().map { ($0.name, [UInt8]($0.input)) } : []
        return kept + made
    }

    @Test(arguments: FuzzTarget.all.map(\.name))
    func withstands(_ name: String) throws {
        let target = try #require(FuzzTarget.all.first { $0.name == name })
        let inputs = try Self.inputs(of: target)
        try #require(!inputs.isEmpty)
        // A trap ends the process: then this file is the input to look at.
        let last = FileManager.default.temporaryDirectory.appending(path: "weft-fuzz-\(name)")
        var violations = 0
        func feed(_ bytes: [UInt8], _ origin: String) {
            do {
                try Data(bytes).write(to: last)
                try bytes.withUnsafeBytes { try target.run($0) }
            } catch {
                violations += 1
                if violations <= 5 {
                    Issue.record("\(origin): \(error)\n\(Data(bytes).base64EncodedString())")
                }
            }
        }
        for input in inputs { feed(input.bytes, input.name) }
        var mutation = Mutation(others: inputs.map(\.bytes))
        let start = ContinuousClock.now
        for number in 0..<Self.count {
            // On a slow machine fewer do.
            if number % 64 == 0, ContinuousClock.now - start > .seconds(30) { break }
            let input = inputs[number % inputs.count]
            feed(mutation.changed(input.bytes), "\(input.name), change \(number)")
        }
        try? FileManager.default.removeItem(at: last)
    }

    @Test("A change is another input, and the same in each run")
    func changes() throws {
        let bytes = Array("a,b\n1,2\n".utf8)
        var first = Mutation(others: [bytes])
        var second = Mutation(others: [bytes])
        let changed = (0..<100).map { _ in first.changed(bytes) }
        #expect(changed == (0..<100).map { _ in second.changed(bytes) })
        #expect(Set(changed).count > 80 && changed.count { $0 == bytes } < 10)
    }
}

/// Changes of inputs: bytes flipped, replaced, removed, doubled and moved, signs of grammars put in, parts of other inputs.
private struct Mutation {
    private var state: UInt64 = 1
    private let others: [[UInt8]]

    init(others: [[UInt8]]) { self.others = others }

    private static let signs = [
        "\"", "\\", "\n", "\r\n", "\r", "\t", "\0", "\u{C}", "\u{FEFF}", ",", ";", ":", "{", "}", "[", "]",
        "<", ">", "(", ")",
        "*", "_", "`", "~", "|", "&", "#", "/*:", "*/", "//:", "\"\"\"", "&#58;", "javascript:", "xmpp:",
        "://", "www.", "@",
        "- Note: ", "> ", "null", "-0", "1e999", "9223372036854775808", "NaN", "\\ud800", "\u{E000}\u{E100}",
        "\u{202E}", "é",
    ].map { Array($0.utf8) }

    /// A number below a limit (Steele, Lea & Flood, “Fast splittable pseudorandom number generators”, 2014).
    private mutating func next(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ mixed >> 31) % UInt64(max(1, limit)))
    }

    mutating func changed(_ input: [UInt8]) -> [UInt8] {
        var bytes = input
        for _ in 0...next(4) {
            let place = next(bytes.count + 1)
            let end = min(bytes.count, place + 1 + next(1 + next(32)))
            switch next(8) {
            case 0 where place < bytes.count: bytes[place] ^= 1 << UInt8(next(8))
            case 1 where place < bytes.count: bytes[place] = UInt8(next(256))
            case 2: bytes.removeSubrange(place..<end)
            case 3: bytes.insert(contentsOf: bytes[place..<end], at: next(bytes.count + 1))
            case 4: bytes.removeSubrange(place...)
            case 5:
                let other = others[next(others.count)]
                let from = next(other.count + 1)
                bytes.insert(contentsOf: other[from..<min(other.count, from + next(64))], at: place)
            default: bytes.insert(contentsOf: Self.signs[next(Self.signs.count)], at: place)
            }
        }
        return Array(bytes.prefix(16_384))
    }
}
