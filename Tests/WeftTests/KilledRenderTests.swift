import Foundation
import TestSupport
import Testing

@Suite("A kill at any moment leaves the last whole report", .serialized)
struct KilledRenderTests {
    private static let report = "output/tiktok-verified"
    private let project: ProjectCopy

    init() async throws {
        project = try ProjectCopy()
        for (name, scale) in [("one", "0.01"), ("two", "0.011")] {
            let place = project.url.appending(path: "\(name)/tiktok-verified").path
            let made = try await project.run("sample", "tiktok-verified", "--scale", scale, "--to", place)
            try #require(made.status == 0, "\(made.messages)")
        }
    }

    private func arguments(_ data: String) -> [String] {
        [
            "render", "tiktok-verified", "--quiet", "--fresh", "--data",
            project.url.appending(path: data).path,
            "--output", project.url.appending(path: "output").path,
        ]
    }

    private func render(_ data: String) async throws {
        let result = try await project.run(arguments(data))
        try #require(result.status == 0, "\(result.messages)")
    }

    private func report() throws -> [String: Data] { try project.files(below: Self.report) }

    @Test("Killed after a time, and as soon as the report is being written or a little later")
    func killed() async throws {
        let time = try await ContinuousClock().measure { try await render("two") } / .seconds(1)
        let two = try report()
        try await render("one")
        let one = try report()
        #expect(one.count > 6 && one != two)

        let writing =
            "until compgen -G 'output/.*.new-*' > /dev/null || ! kill -0 $pid 2> /dev/null; do :; done"
        let moments =
            stride(from: 0.0, to: 1.1, by: 0.1).map { "sleep \(time * $0)" }
            + [0, 0.001, 0.002, 0.004, 0.008, 0.016].map { "\(writing); sleep \($0)" }
        var whole = one
        var kills = 0
        for moment in moments {
            let result = try await project.run(
                arguments(whole == one ? "two" : "one"), killedAfter: moment)
            kills += result.status == 137 ? 1 : 0
            let found = try report()
            #expect(found == one || found == two, "\(moment)")
            // What comes to its end in time has been written.
            if result.status == 0 { #expect(found != whole, "\(moment)") }
            whole = found
        }
        #expect(kills > 4)

        try await render("one")
        #expect(try report() == one)
        #expect(try project.leftovers(in: "output") == [])
        #expect(try project.leftovers(in: ".build/weft") == [])
        let list = try await project.run("list", "--data", project.url.appending(path: "one").path)
        #expect(list.output.contains("data found   fresh"), "\(list.output)")
    }

    @Test func twoRendersAtOnceBothSucceed() async throws {
        try await render("one")
        let alone = try report()
        for _ in 1...3 {
            async let first: Void = render("one")
            async let second: Void = render("one")
            _ = try await (first, second)
            #expect(try report() == alone)
        }
        #expect(try project.leftovers(in: "output") == [])
    }
}
