import Foundation
import Testing

@testable import Runner

@Suite("What something was made from, and what of it has changed")
struct ProvenanceTests {
    typealias Part = Provenance.Part

    private let old = Provenance([
        Part(.code, "main.swift", hash: "1"), Part(.library, "Frames", hash: "1"),
        Part(.library, "Learn", hash: "1"), Part(.toolchain, hash: "6.3"),
        Part(.text, "main.swift", hash: "1"),
    ])

    private func changes(_ change: (inout [Part]) -> Void) -> [String] {
        var parts = old.parts
        change(&parts)
        return Provenance(parts).changes(since: old)
    }

    @Test func namesWhatHasChanged() {
        #expect(changes { _ in } == [])
        #expect(changes { $0[1].hash = "2" } == ["the library (Frames)"])
        #expect(changes { $0[3].hash = "6.4" } == ["the version of Swift"])
    }

    @Test func namesWhatIsNewAndWhatIsGone() {
        #expect(changes { $0.removeLast() } == ["the prose of main.swift"])
        #expect(changes { $0.append(Part(.parameter, "a", hash: "1")) } == ["the parameter a"])
        #expect(changes { $0[2].name = "Trees" } == ["the library (Learn, Trees)"])
    }

    @Test func aFileOfWhichTheCodeHasChangedIsNamedOnce() {
        #expect(
            changes {
                $0[0].hash = "2"
                $0[4].hash = "2"
            } == ["the code of main.swift"])
    }

    @Test func theFirstFewNamesDo() {
        #expect(
            changes { parts in parts += ["d", "c", "a", "b", "e"].map { Part(.data, $0, hash: "1") } }
                == ["the data in a, b, c and 2 more"])
    }

    @Test func theFingerprintHasEachPart() {
        let fingerprints = old.parts.indices.flatMap { index in
            [\Part.name, \Part.hash].map { field in
                var parts = old.parts
                parts[index][keyPath: field] += "x"
                return Provenance(parts).fingerprint
            }
        }
        #expect(Set(fingerprints + [old.fingerprint]).count == 2 * old.parts.count + 1)
    }

    @Test func isKeptAsJSON() throws {
        #expect(try JSONDecoder().decode(Provenance.self, from: JSONEncoder().encode(old)) == old)
    }
}
