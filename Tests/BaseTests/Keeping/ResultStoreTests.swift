import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Base

@Suite("Results are kept between runs")
struct ResultStoreTests {
    private let results = ResultFolder()
    private let calls = Calls()

    /// Counts calls on any thread.
    private final class Calls: Sendable {
        private let counted = Mutex(0)
        var count: Int { counted.withLock { $0 } }
        func add() { counted.withLock { $0 += 1 } }
    }

    /// Squares numbers, and counts how often it has to.
    private func squares(_ numbers: [Double], power: Int = 2) -> [Double] {
        kept("squares", numbers, power) {
            calls.add()
            return numbers.map { number in (0..<power).reduce(1) { product, _ in product * number } }
        }
    }

    private var callCount: Int { calls.count }

    @Test func withoutAStoreAllIsComputed() throws {
        #expect(ResultStore.current == nil)
        #expect(squares([3]) == squares([3]))
        #expect(callCount == 2)
    }

    @Test func aResultIsComputedOnce() throws {
        let store = try results.store()
        #expect(store.use { squares([1, 2, 3]) } == [1, 4, 9])
        #expect(store.counts.computed == 1 && store.counts.read == 0)
        let later = try results.store()
        #expect(later.use { squares([1, 2, 3]) } == [1, 4, 9])
        #expect(callCount == 1)
        #expect(later.counts.computed == 0 && later.counts.read == 1)
    }

    @Test("Another input, another parameter, another name or other code is another result")
    func whatAKeyHolds() throws {
        try results.store().use {
            _ = squares([1, 2, 3])
            #expect(squares([1, 2, 4]) == [1, 4, 16])
            #expect(squares([1, 2, 3], power: 3) == [1, 8, 27])
            #expect(kept("cubes", [1.0, 2, 3], 2) { [0.0] } == [0])
        }
        try results.store(code: "2").use { _ = squares([1, 2, 3]) }
        #expect(callCount == 4)
        #expect(try results.files().count == 5)
    }

    @Test func aFreshRunReadsNothingAndKeepsAll() throws {
        try results.store().use { _ = squares([2]) }
        try results.store(isFresh: true).use { _ = squares([2]) }
        #expect(callCount == 2)
        try results.store().use { _ = squares([2]) }
        #expect(callCount == 2)
    }

    @Test("A file that is damaged, cut or of another result counts as absent, and is replaced")
    func damagedFiles() throws {
        let numbers = (0..<100).map(Double.init)
        try results.store().use { _ = squares(numbers) }
        let file = try #require(try results.files().first)
        let intact = try Data(contentsOf: file)
        var damages = [Data(), intact.prefix(20), intact.dropLast(), intact + [0]]
        for index in stride(from: 0, to: intact.count, by: 13) {
            var changed = intact
            changed[index] ^= 1
            damages.append(changed)
        }
        for (round, damage) in damages.enumerated() {
            try damage.write(to: file)
            #expect(try results.store().use { squares(numbers) } == numbers.map { $0 * $0 })
            #expect(callCount == round + 2)
            #expect(try Data(contentsOf: file).count == intact.count)
        }
    }

    @Test func errorsAreNotKept() throws {
        struct Failure: Error {}
        for _ in 1...2 {
            let store = try results.store()
            #expect(throws: Failure.self) {
                try store.use {
                    try kept("failing", 1) { () throws -> Int in
                        calls.add()
                        throw Failure()
                    }
                }
            }
        }
        #expect(callCount == 2)
        #expect(try results.files().isEmpty)
    }

    @Test("What a computation calls is part of its result, on other threads too")
    func partsAreNotKept() throws {
        func sums() -> [Double] {
            kept("sums", 5) {
                let parts = Chunks(count: 40, size: 1).map(threadCount: 4) { rows in
                    squares([Double(rows.lowerBound)])[0]
                }
                return parts + (0..<3).concurrentMap { squares([Double($0)])[0] }
            }
        }
        let store = try results.store()
        let expected = (0..<40).map { Double($0 * $0) } + [0, 1, 4]
        #expect(store.use { sums() } == expected)
        #expect(callCount == 43)
        #expect(try results.files().count == 1)
        #expect(try results.store().use { sums() } == expected)
        #expect(callCount == 43)
    }

    @Test func threadsBesideOneUseItsStore() throws {
        func all() -> [[Double]] { (0..<8).concurrentMap { squares([Double($0)]) } }
        try results.store().use { _ = all() }
        #expect(try results.store().use { all() } == (0..<8).map { [Double($0 * $0)] })
        #expect(callCount == 8)
    }

    @Test func aResultBeyondTheLimitIsNotKept() throws {
        try results.store(byteLimit: 7000).use {
            _ = squares([Double](repeating: 1, count: 1000))
            _ = squares([Double](repeating: 1, count: 500))
        }
        #expect(try results.files().count == 1)
    }

    @Test func aFolderThatIsGoneHarmsNothing() throws {
        let store = try results.store()
        try FileManager.default.removeItem(at: results.place)
        #expect(store.use { squares([3]) } == [9])
        #expect(store.counts.computed == 0)
    }

    @Test("Of a file the content counts, and only as long as it is the one that was hashed")
    func files() throws {
        let place = try results.folder.write("5", to: "data.txt")
        func known(_ sha256: String) throws -> [KnownFile] {
            let identity = try #require(FileIdentity(ofFile: place.path))
            return [KnownFile(path: place.path, identity: identity, sha256: sha256)]
        }
        func length() throws -> Int {
            try kept(under: ResultKey("length", files: [place.path])) {
                calls.add()
                return try String(contentsOf: place, encoding: .utf8).count
            }
        }
        let before = try known("a")
        for _ in 1...2 { #expect(try results.store(files: before).use { try length() } == 1) }
        #expect(callCount == 1)
        try results.folder.write("five", to: "data.txt")
        // The settings are older than the file.
        for _ in 1...2 { #expect(try results.store(files: before).use { try length() } == 4) }
        #expect(callCount == 3)
        for _ in 1...2 { #expect(try results.store(files: known("b")).use { try length() } == 4) }
        #expect(callCount == 4)
        #expect(try results.store().use { try length() } == 4)
        #expect(callCount == 5)
    }

    @Test("A result that was computed from a file which changed meanwhile is not kept")
    func aFileChangesMeanwhile() throws {
        let place = try results.folder.write("5", to: "data.txt")
        let identity = try #require(FileIdentity(ofFile: place.path))
        let files = [KnownFile(path: place.path, identity: identity, sha256: "a")]
        try results.store(files: files).use {
            let length = try kept(under: ResultKey("length", files: [place.path])) {
                try results.folder.write("five", to: "data.txt")
                return try String(contentsOf: place, encoding: .utf8).count
            }
            #expect(length == 4)
        }
        #expect(try results.files().isEmpty)
    }

    /// Writes a file, and counts how often it has to.
    private func write(_ text: String, to place: URL) throws {
        try keptFile(under: ResultKey("write", text), at: place.path) { path in
            calls.add()
            try text.write(toFile: path, atomically: true, encoding: .utf8)
        }
    }

    @Test("A file is written once, and then linked; another one where it was changed in place")
    func keptFiles() throws {
        let (first, second) = (
            results.folder.url.appending(path: "a"), results.folder.url.appending(path: "b")
        )
        try results.store().use { try write("five", to: first) }
        let later = try results.store()
        try "before".write(to: second, atomically: true, encoding: .utf8)
        try later.use {
            try write("five", to: second)
            // Also to where it is already.
            try write("five", to: first)
        }
        #expect(callCount == 1 && later.counts.read == 2)
        #expect(try String(contentsOf: second, encoding: .utf8) == "five")
        #expect(FileIdentity(ofFile: first.path) == FileIdentity(ofFile: second.path))
        try results.store().use { try write("six", to: first) }
        #expect(callCount == 2)
        #expect(try String(contentsOf: second, encoding: .utf8) == "five")

        // Changed in place, with the kept one.
        let file = try FileHandle(forWritingTo: second)
        try file.write(contentsOf: Data("F".utf8))
        try file.close()
        try results.store().use { try write("five", to: first) }
        #expect(callCount == 3)
        #expect(try String(contentsOf: first, encoding: .utf8) == "five")
        #expect(try String(contentsOf: second, encoding: .utf8) == "Five")
        try results.store(isFresh: true).use { try write("five", to: first) }
        try write("five", to: first)
        #expect(callCount == 5)
    }

    @Test func timeSavedIsKnown() throws {
        let key = try #require(try results.store().use { ResultKey("slow", 1) })
        try results.store().keep([1.0], under: key.digest, seconds: 1000)
        let store = try results.store()
        #expect(store.result(under: key.digest, as: [Double].self) == [1])
        #expect(store.counts.secondsSaved > 900 && store.counts.secondsSaved <= 1000)
    }

    @Test("Values of types that no key may hold make no key")
    func unkeyedValues() throws {
        struct OfAScript {}
        #expect(throws: NotKeyed.self) { try AnyKeyed(OfAScript()).keyTree() }
        #expect(throws: NotKeyed.self) { try AnyKeyed([OfAScript()]).keyTree() }
        #expect(throws: Never.self) { try AnyKeyed(3.0).keyTree() }
    }
}
