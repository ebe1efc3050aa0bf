import Base
import Record
import TestSupport
import Testing

@testable import Runner

/// Two short analyses of one file each run as their author would write them. The numbers are those of the same analysis in
/// pandas and scikit-learn: `penguins.py` and `weather.py`, beside the scripts, which are run by hand. The scripts differ from
/// their drafts in the breaks of long lines, and in a `try` in front of `show(score.confusion, …)`, as results may refuse to be shown.
@Suite("Short analyses run as they are written, with the results of pandas and scikit-learn")
struct ExampleScriptTests {
    private func record(of name: String) async throws -> Record {
        let folder = TemporaryFolder()
        try ExampleData.write(name, to: folder)
        return try await TestScript(name, files: ["main.swift"]).run([:], dataFolder: folder.url.path)
    }

    private func tables(_ record: Record) -> [String: Table] {
        Dictionary(
            record.outputs.compactMap { output in
                guard case .table(let table, let caption) = output.content else { return nil }
                return (caption, table)
            }, uniquingKeysWith: { first, _ in first })
    }

    private func values(_ record: Record) -> [String: Double] {
        Dictionary(
            record.outputs.compactMap { output in
                guard case .value(let value) = output.content, case .real(let number) = value.value else {
                    return nil
                }
                return (value.key, number)
            }, uniquingKeysWith: { first, _ in first })
    }

    private func claims(_ record: Record) -> [Bool] {
        record.outputs.compactMap { output in
            guard case .claim(let claim) = output.content else { return nil }
            return claim.holds
        }
    }

    private func charts(_ record: Record) -> [String] {
        record.outputs.compactMap { output in
            guard case .chart(let chart, _) = output.content else { return nil }
            return chart.kind
        }
    }

    @Test func penguins() async throws {
        let record = try await record(of: "penguins")
        #expect(record.outputs.contains { $0.content.plainText.contains("333 birds 320 are") })
        let groups = try #require(tables(record)["Groups of birds"])
        let expected: [[Value?]] = [
            [.text("Chinstrap"), .text("female"), .integer(33)],
            [.text("Adelie"), .text("female"), .integer(70)],
            [.text("Adelie"), .text("male"), .integer(70)],
            [.text("Gentoo"), .text("female"), .integer(56)],
            [.text("Gentoo"), .text("male"), .integer(57)],
            [.text("Chinstrap"), .text("male"), .integer(34)],
        ]
        #expect(groups.rows.map { Array($0.prefix(3)) } == expected)
        guard case .real(let mass) = groups.rows[4][3], case .real(let heavy) = groups.rows[2][4] else {
            Issue.record("the table has no numbers")
            return
        }
        #expect(isClose(mass, 5435.087719298245, 1e-9) && isClose(heavy, 0.0571428571428571, 1e-9))
        let values = values(record)
        #expect(isClose(try #require(values["test.accuracy"]), 0.9895833333333334))
        #expect(isClose(try #require(values["test.f1"]), 0.9878538544421588))
        let folds = try #require(tables(record)["Five folds"])
        guard case .real(let accuracy) = folds.rows[0][1] else {
            Issue.record("the table has no numbers")
            return
        }
        #expect(isClose(accuracy, 0.99375, 1e-9))
        #expect(claims(record) == [true, true])
        #expect(charts(record) == ["box-plot", "scatter-plot", "heatmap", "confusion-matrix"])
    }

    @Test func weather() async throws {
        let record = try await record(of: "weather")
        let table = try #require(tables(record)["Errors on days not seen"])
        let numbers = table.rows.map { row in
            row.compactMap { cell -> Double? in if case .real(let number) = cell { number } else { nil } }
        }
        try #require(numbers.allSatisfy { $0.count == 3 })
        #expect(isClose(numbers[0][0], 1.8820224719101124) && isClose(numbers[0][2], 0.9122907363070174))
        // scikit-learn's histogram trees compute in single precision.
        #expect(isClose(numbers[1][0], 1.8440458448611006, 1e-3))
        #expect(isClose(numbers[1][2], 0.9110595212255949, 1e-3))
        #expect(claims(record) == [true])
        #expect(charts(record) == ["line-chart", "line-chart", "box-plot"])
    }
}
