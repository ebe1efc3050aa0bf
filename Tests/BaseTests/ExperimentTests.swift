import Base
import Testing

@Suite struct ExperimentTests {
    @Test func bucketsAreThoseOfTheDocumentedHash() throws {
        // Python: int(hashlib.sha256(b"premium-offers:101").hexdigest()[:8], 16) % 10000
        let experiment = try Experiment("premium-offers")
        #expect([101, 102, 103, 4711].map(experiment.bucket) == [4828, 3947, 3954, 9670])
        #expect(experiment.bucket(of: "zażółć") == 2159)
        #expect(try Experiment("a").bucket(of: "") == 3300)
    }

    @Test func sharesHold() throws {
        let experiment = try Experiment("shares", control: 0.2, treatment: 0.05)
        var counts: [Experiment.Group: Int] = [:]
        for id in 0..<100_000 { counts[experiment.group(of: id), default: 0] += 1 }
        // Five standard deviations.
        #expect(abs((counts[.control] ?? 0) - 20_000) < 5 * 127)
        #expect(abs((counts[.treatment] ?? 0) - 5_000) < 5 * 69)
    }

    @Test func nobodyChangesWhenSharesGrow() throws {
        let small = try Experiment("growing", control: 0.1, treatment: 0.05)
        let large = try Experiment("growing", control: 0.4, treatment: 0.6)
        for id in 0..<20_000 where small.group(of: id) != .outside {
            #expect(small.group(of: id) == large.group(of: id))
        }
        #expect((0..<1000).allSatisfy { large.group(of: $0) != .outside })
    }

    @Test func experimentsAreIndependent() throws {
        let (a, b) = try (Experiment("a"), Experiment("b"))
        let both = (0..<100_000).count { a.group(of: $0) == .treatment && b.group(of: $0) == .treatment }
        #expect(abs(both - 25_000) < 5 * 137)
    }

    @Test func whatCannotBeIsRefused() {
        #expect(throws: ExperimentError.name("")) { try Experiment("") }
        #expect(throws: ExperimentError.name("it's")) { try Experiment("it's") }
        #expect(throws: ExperimentError.name("a:b")) { try Experiment("a:b") }
        #expect(throws: ExperimentError.share(1.5)) { try Experiment("a", control: 1.5) }
        #expect(throws: ExperimentError.share(1.25)) { try Experiment("a", control: 0.5, treatment: 0.75) }
        #expect(throws: ExperimentError.self) { try Experiment("a", control: .nan) }
    }

    @Test func theExpressionNamesBoundsAndColumn() throws {
        let sql = try Experiment("x", control: 0.25, treatment: 0.1).sql(id: "user_id", dialect: .duckDB)
        #expect(sql.contains("sha256('x:' || user_id)") && sql.contains("< 1000") && sql.contains(">= 7500"))
    }
}
