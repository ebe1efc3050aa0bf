import FoundationEssentials
import Record
import Render
import Runner

/// Renders several analyses, some of them concurrently. If one fails, the others continue.
struct RenderBatch {
    let names: [String]
    let project: Project
    let options: RenderOptions
    let display: StatusDisplay

    /// Renders the analyses, and returns whether all succeeded.
    ///
    /// - Parameter jobs: the number of analyses that are rendered at a time.
    func run(jobs: Int) async throws -> Bool {
        let rendered = await display.animate {
            await buildTogether()
            return await renderAll(jobs: jobs)
        }
        try IndexPage(output: options.output, project: project).write()
        return rendered == names.count
    }

    /// Renders the analyses, and returns the number of those that succeeded.
    private func renderAll(jobs: Int) async -> Int {
        await withTaskGroup(of: Bool.self) { group in
            var waiting = names[...]
            var rendered = 0
            for name in waiting.prefix(jobs) { group.addTask { await render(name) } }
            waiting = waiting.dropFirst(jobs)
            while let isRendered = await group.next() {
                if isRendered { rendered += 1 }
                if let name = waiting.popFirst() { group.addTask { await render(name) } }
            }
            return rendered
        }
    }

    /// Builds all scripts that need it by one build, if there are several.
    private func buildTogether() async {
        guard names.count > 1 else { return }
        let jobs = await RenderJob.needingBuild(names.map(job))
        guard jobs.count > 1 else { return }
        let label = jobs.map(\.name).joined(separator: ", ")
        display.started(label)
        await RenderJob.buildTogether(jobs) { [display] stage in display.stage(stage, of: label) }
        display.dropped(label)
    }

    private func job(_ name: String) -> RenderJob {
        RenderJob(name, project: project, options: options, monitor: display)
    }

    private func render(_ name: String) async -> Bool {
        display.started(name)
        do {
            let result = try await job(name).run()
            if result.origin == .sample, !options.sampleOnly { display.tookSample(name, from: options.data) }
            let sample = result.origin == .sample ? " from sample data" : ""
            switch result.outcome {
            case .ran: display.finished(name, "rendered\(sample)\(result.results.text)")
            case .rewritten: display.finished(name, "rewritten\(sample), the code has not changed")
            case .upToDate: display.finished(name, "up to date\(sample)")
            }
            if let notice = result.fontNotice { display.lacksFonts(name, notice) }
            for claim in result.refuted { display.refuted(name, claim) }
            return true
        } catch {
            display.failed(name, error)
            return false
        }
    }
}

extension ResultCounts {
    /// The number of results that were not computed anew, as the continuation of a sentence; empty if there is none.
    fileprivate var text: String {
        read == 0 ? "" : ", \(read) of \(read + computed) results from earlier runs"
    }
}
