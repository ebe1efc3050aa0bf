import Foundation
import Record
import Render
import TestSupport
import Testing

@testable import Runner

@Suite("Reports of folders and of revisions are compared")
struct ReportSetTests {
    private let project: SmallProject

    init() throws {
        project = try SmallProject()
    }

    private func write(_ value: Double, chart: String? = "[1,2,3]", in folder: String) throws {
        try project.folder.write(
            #"""
            {"analysis": "sketch", "title": "Sketch", "values": {"x": \#(value)},
            "figures": {"curve": {"kind": "line-chart", "description": "A curve."}}}
            """#, to: "\(folder)/sketch/results.json")
        guard let chart else { return }
        try project.folder.write(
            #"<svg><metadata>{"kind":"line &lt;chart&gt;","points":\#(chart)}</metadata></svg>"#,
            to: "\(folder)/sketch/figures/curve.svg")
    }

    private func git(_ arguments: String...) async throws {
        let git = try #require(Program(named: "git"))
        let author = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
        let result = try await git.run(["-C", project.url.path] + author + arguments)
        try #require(result.status == 0, "\(result.messages)")
    }

    private func set(_ name: String) async throws -> ReportSet {
        try await ReportSet(name, of: Project(root: project.url))
    }

    private func changes(_ old: String, _ new: String) async throws -> ChangesPage {
        try await set(new).changes(from: set(old), in: Project(root: project.url))
    }

    @Test func foldersAreCompared() async throws {
        try write(1, in: "before")
        try write(2, chart: "[1,5,3]", in: "after")
        try project.folder.write(#"{"analysis": "other", "title": "Other"}"#, to: "after/other/results.json")
        let (before, after) = (project.folder.path("before"), project.folder.path("after"))
        let changes = try await changes(before, after)
        #expect(changes.reports.map(\.name) == ["other", "sketch"])
        #expect(changes.reports.map(\.overview) == ["new", "values: 1, charts: 1"])
        #expect(changes.reports[1].charts.map(\.change) == ["1 of 4 values differ"])
        #expect(changes.libraryFiles == nil)
        let back = try await self.changes(after, before)
        #expect(back.reports.map(\.overview) == ["gone", "values: 1, charts: 1"])
        #expect(try await self.changes(before, before).isEmpty)
    }

    @Test func theFolderOfOneReportIsASet() async throws {
        try write(1, in: "before")
        try write(2, in: "after")
        try project.folder.write(#"{"analysis": "other", "title": "Other"}"#, to: "after/other/results.json")
        for after in ["after", "after/sketch"] {
            let changes = try await changes(
                project.folder.path("before/sketch"), project.folder.path(after))
            #expect(changes.reports.map(\.overview) == ["values: 1"])
        }
    }

    @Test func chartsSayWhatDiffers() async throws {
        try write(1, in: "a")
        for (chart, change) in [
            ("[1,2,3,4]", "1 of 5 values differ"), ("[1, 2,3]", "drawn differently, with the same values"),
        ] {
            try write(1, chart: chart, in: "b")
            let changes = try await changes(project.folder.path("a"), project.folder.path("b"))
            #expect(changes.reports[0].charts.map(\.change) == [change])
        }
        try write(1, chart: nil, in: "c")
        let changes = try await changes(project.folder.path("a"), project.folder.path("c"))
        #expect(changes.reports[0].charts.map(\.change) == ["drawn only before"])
    }

    @Test func aChartWithAnotherCaptionIsTheSameChart() async throws {
        try write(1, in: "a")
        try project.folder.write(
            #"""
            {"analysis": "sketch", "title": "Sketch", "values": {"x": 1},
            "figures": {"bend": {"kind": "line-chart", "description": "A curve."}}}
            """#, to: "b/sketch/results.json")
        let figures = project.url.appending(path: "b/sketch/figures")
        try FileManager.default.createDirectory(at: figures, withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            at: project.url.appending(path: "a/sketch/figures/curve.svg"),
            to: figures.appending(path: "bend.svg"))
        let changes = try await changes(project.folder.path("a"), project.folder.path("b"))
        #expect(
            changes.reports[0].charts.map(\.change) == ["called “curve” before, with the same values"])
    }

    @Test func aNewReportSaysThatItsClaimsDoNotHold() async throws {
        try write(1, in: "a")
        try write(1, in: "b")
        try project.folder.write(
            #"{"analysis": "other", "title": "Other", "claims": {"c": {"holds": false, "text": "No."}}}"#,
            to: "b/other/results.json")
        let changes = try await changes(project.folder.path("a"), project.folder.path("b"))
        #expect(changes.reports.map(\.overview) == ["new, and 1 claim does not hold", "no change"])
    }

    @Test func changedProseIsAChange() async throws {
        for (folder, verb) in [("a", "rose"), ("b", "fell")] {
            try write(1, in: folder)
            try project.folder.write("# Sketch\n\nSales \(verb).\n", to: "\(folder)/sketch/report.md")
        }
        let changes = try await changes(project.folder.path("a"), project.folder.path("b"))
        #expect(changes.reports.map(\.overview) == ["text: 2"])
        try project.folder.write("# Sketch\n\n**Sales** rose.\n", to: "b/sketch/report.md")
        let marks = try await self.changes(project.folder.path("a"), project.folder.path("b"))
        #expect(marks.reports.map(\.overview) == ["text"])
    }

    @Test func anAnswerThatGitCannotGiveIsAnError() async throws {
        try write(1, in: "output")
        try await git("init", "-q", "-b", "main")
        try await git("add", "-A")
        try await git("commit", "-q", "-m", "one")
        let set = try await set("main")
        let objects = project.url.appending(path: ".git/objects")
        try FileManager.default.removeItem(at: objects)
        try FileManager.default.createDirectory(at: objects, withIntermediateDirectories: true)
        await #expect(throws: GitError.self) { _ = try await set.names() }
        await #expect(throws: GitError.self) { _ = try await set.results(of: "sketch") }
    }

    @Test func revisionsAreComparedWithTheirCode() async throws {
        try write(1, in: "output")
        try await git("init", "-q", "-b", "main")
        try await git("add", "-A")
        try await git("commit", "-q", "-m", "one")
        try write(3, in: "output")
        try project.folder.write("//: Less\n", to: "analyses/sketch/Second.swift")
        try project.folder.write("public func one() -> Int { 2 }\n", to: "Sources/Base/Base.swift")
        let now = try await changes("main", project.output.path)
        #expect(now.before.hasPrefix("main ("))
        #expect(now.reports.map(\.overview) == ["values: 1, code: 1"])
        #expect(now.libraryFiles == 1)
        try await git("add", "-A")
        try await git("commit", "-q", "-m", "two")
        let changes = try await changes("HEAD~1", "HEAD")
        #expect(
            changes.reports[0].sections == [
                ReportChanges.Section(
                    "Values", columns: ["Value", "Before", "After", "Change"],
                    rows: [["x", "1", "3", "+2 (+200.0%)"]]),
                ReportChanges.Section(
                    "Code", columns: ["File", "Lines added", "Lines removed"],
                    rows: [["analyses/sketch/Second.swift", "1", "2"]]),
            ])
        #expect(changes.libraryFiles == 1)
    }

    @Test func aProjectBelowTheRootOfItsRepositoryHasRevisions() async throws {
        try write(1, in: "output")
        let git = try #require(Program(named: "git"))
        let outer = TemporaryFolder()
        let place = outer.url.appending(path: "inner")
        try FileManager.default.copyItem(at: project.url, to: place)
        for arguments in [["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "one"]] {
            let author = [
                "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false",
            ]
            #expect(try await git.run(["-C", outer.url.path] + author + arguments).status == 0)
        }
        let project = try Project(root: place)
        let set = try await ReportSet("HEAD", of: project)
        #expect(try await set.names() == ["sketch"])
        #expect(try await set.results(of: "sketch").values["x"]?.double == 1)
        #expect(try await set.figures(of: "sketch").keys.sorted() == ["curve"])
    }

    @Test(
        "What can't be compared is refused by name",
        arguments: [
            ("nowhere", "\"nowhere\" is neither a folder nor a revision"),
            ("--output=x", "\"--output=x\" is neither a folder nor a revision"),
            ("", "\"\" is neither a folder nor a revision"),
        ])
    func unknownSides(name: String, message: String) async throws {
        let error = await #expect(throws: ReportSetError.self) { _ = try await set(name) }
        #expect(error?.description.contains(message) == true)
    }

    @Test func aDamagedFileIsNamed() async throws {
        try write(1, in: "a")
        try project.folder.write("{", to: "b/sketch/results.json")
        let (a, b) = (project.folder.path("a"), project.folder.path("b"))
        let error = await #expect(throws: ReportSetError.self) { _ = try await changes(a, b) }
        #expect(error?.description.hasPrefix("sketch/results.json of ") == true)
    }
}
