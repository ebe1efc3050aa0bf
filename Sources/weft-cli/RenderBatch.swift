import FoundationEssentials
import Record
import Render
import Runner

/// Renders several analyses, some of them at once. One that fails does not stop the others.
struct RenderBatch {
    let names: [String]
    let project: Project
    let options: RenderOptions
    let display: StatusDisplay

    /// - Returns: whether all went well.
    func run(jobs: Int) async throws -> Bool {
        let animation = Task { await display.animate() }
        let rendered = await withTaskGroup(of: Bool.self) { group in
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
        animation.cancel()
        await animation.value
        try IndexPage(output: options.output, project: project).write()
        return rendered == names.count
    }

    private func render(_ name: String) async -> Bool {
        display.started(name)
        do {
            let job = RenderJob(name, project: project, options: options, monitor: display)
            let (outcome, origin) = try await job.run()
            let sample = origin == .sample ? " from sample data" : ""
            switch outcome {
            case .ran: display.finished(name, "rendered\(sample)")
            case .rewritten: display.finished(name, "rewritten\(sample), the code has not changed")
            case .upToDate: display.finished(name, "up to date\(sample)")
            }
            return true
        } catch {
            display.failed(name, error)
            return false
        }
    }
}
