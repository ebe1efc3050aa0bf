import Base
import Foundation
import Testing

@testable import Runner

@Suite("The page that lists all reports")
struct IndexPageTests {
    private let project: SmallProject

    init() throws {
        project = try SmallProject()
        try project.declare(analyses: ["sketch", "other"])
    }

    private var place: URL { project.output.appending(path: "index.html") }

    private func write() throws {
        try IndexPage(output: project.output, project: try project.opened()).write()
    }

    @Test func isNoneWithoutReports() throws {
        try write()
        #expect(!FileManager.default.fileExists(atPath: project.output.path))
    }

    @Test func listsWhatIsRendered() async throws {
        _ = try await project.job().run()
        try write()
        let page = try String(contentsOf: place, encoding: .utf8)
        #expect(page.contains("sketch/report.html") && page.contains(">Sketch<") && !page.contains("other"))
    }

    @Test func isWrittenOnlyIfItSaysSomethingElse() async throws {
        _ = try await project.job().run()
        try write()
        let before = FileIdentity(ofFile: place.path)
        try write()
        #expect(FileIdentity(ofFile: place.path) == before)

        try project.edit("analyses/sketch/main.swift", "# Sketch", "# Drawing")
        _ = try await project.job().run()
        try write()
        #expect(try String(contentsOf: place, encoding: .utf8).contains(">Drawing<"))
    }

    @Test func aReportWithoutAStampIsNotListed() async throws {
        _ = try await project.job().run()
        try project.folder.write("{}", to: "output/sketch/.weft")
        try write()
        #expect(!FileManager.default.fileExists(atPath: place.path))
    }
}
