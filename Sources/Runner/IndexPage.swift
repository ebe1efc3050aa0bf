import FoundationEssentials
import Render

/// The page that lists all reports of an output folder.
public struct IndexPage {
    private let output: URL
    private let project: Project

    /// The page of an output folder.
    public init(output: URL, project: Project) {
        self.output = output
        self.project = project
    }

    /// Writes the page anew if what it says has changed. Without any report there is no page.
    public func write() throws {
        let entries = project.analyses.compactMap { name in
            ReportWriter(folder: output.appending(path: name)).indexEntry
        }
        guard !entries.isEmpty else { return }
        let page = try Data(HTMLReport(templates: project.templates.path).index(of: entries).utf8)
        let place = output.appending(path: "index.html")
        if (try? Data(contentsOf: place)) != page { try Replacement.write(page, to: place) }
    }
}
