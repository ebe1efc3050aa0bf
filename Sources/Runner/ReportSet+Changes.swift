import Base
import FoundationEssentials
import Record
import Render

extension ReportSet {
    /// Returns the changes from older reports.
    ///
    /// - Parameter names: the names of the reports to compare; all of both sides if there are none. Where one side is the
    ///   folder of a single report, only that is compared.
    /// - Throws: ``ReportSetError`` for a file that can't be read, or a report that neither side has. ``GitError``.
    public func changes(
        from old: ReportSet, of names: [String] = [], in project: Project
    ) async throws -> ChangesPage {
        let known = (before: try await old.names(), after: try await self.names())
        var pairs: [(before: String?, after: String?)]
        switch (old.isSingle, isSingle) {
        case (true, true): pairs = [(known.before[0], known.after[0])]
        case (true, false): pairs = known.before.map { ($0, known.after.contains($0) ? $0 : nil) }
        case (false, true): pairs = known.after.map { (known.before.contains($0) ? $0 : nil, $0) }
        case (false, false):
            pairs = Set(known.before).union(known.after).sorted().map { name in
                (known.before.contains(name) ? name : nil, known.after.contains(name) ? name : nil)
            }
        }
        let all = pairs.compactMap { $0.after ?? $0.before }
        if let missing = names.first(where: { !all.contains($0) }) {
            throw ReportSetError.noReport(missing, known: all)
        }
        if !names.isEmpty { pairs = pairs.filter { names.contains($0.after ?? $0.before ?? "") } }
        var changes = ChangesPage(before: old.label, after: label, reports: [])
        for pair in pairs {
            switch pair {
            case (let name?, nil):
                let title = try await old.results(of: name).title
                changes.reports.append(ReportChanges(name: name, title: title, presence: .onlyBefore))
            case (nil, let name?):
                let results = try await results(of: name)
                changes.reports.append(
                    ReportChanges(
                        name: name, title: results.title, presence: .onlyAfter,
                        refutedClaims: results.claims.values.count { !$0.holds }))
            case (let oldName?, let name?):
                changes.reports.append(try await report(name, from: old, oldName, in: project))
            case (nil, nil): break
            }
        }
        let library = ["Sources", "Package.swift", "templates", "weft"]
        changes.libraryFiles = try await changedFiles(from: old, below: library, in: project)?.count
        return changes
    }

    private func report(
        _ name: String, from old: ReportSet, _ oldName: String, in project: Project
    ) async throws -> ReportChanges {
        let (before, after) = (try await old.results(of: oldName), try await results(of: name))
        let pages = (try await old.page(of: oldName), try await page(of: name))
        let text = TextChanges(from: pages.0, to: pages.1, results: (before, after))
        let files = try await changedFiles(from: old, below: ["analyses/\(name)"], in: project) ?? []
        let code = ReportChanges.Section(
            "Code", columns: ["File", "Lines added", "Lines removed"],
            rows: files.map { file in
                [file.path] + [file.added, file.removed].map { $0.map(NumberFormat.grouped) ?? "not text" }
            })
        var changes = ReportChanges(
            name: name, title: after.title, sections: after.changes(from: before) + [text.section, code],
            charts: try await charts(of: name, after, from: old, oldName, before))
        if changes.isEmpty, pages.0 != pages.1 {
            changes.sections = [
                ReportChanges.Section(
                    "Text", columns: [], rows: [],
                    notes: ["report.md differs in its marks or the way numbers are written."])
            ]
        }
        return changes
    }

    /// The files that differ between the code of both sides; `nil` where a side has none.
    private func changedFiles(
        from old: ReportSet, below paths: [String], in project: Project
    ) async throws -> [Git.ChangedFile]? {
        guard let commit = old.commit, self.commit != nil || isOutput(of: project) else { return nil }
        return try await Git(folder: project.root).changedFiles(from: commit, to: self.commit, below: paths)
    }

    private func charts(
        of name: String, _ results: Results, from old: ReportSet, _ oldName: String, _ oldResults: Results
    ) async throws -> [ReportChanges.Chart] {
        let (before, after) = (try await old.figures(of: oldName), try await figures(of: name))
        let names = Set(before.keys).union(after.keys).union(oldResults.figures.keys).union(
            results.figures.keys)
        var charts: [ReportChanges.Chart] = []
        for figure in names.sorted() {
            let (first, second) = (oldResults.figures[figure], results.figures[figure])
            // Equal hashes are of equal files.
            if let hash = before[figure] ?? nil, hash == after[figure], first == second { continue }
            let old = before.keys.contains(figure) ? try await old.figure(figure, of: oldName) : nil
            let new = after.keys.contains(figure) ? try await self.figure(figure, of: name) : nil
            guard let change = change(from: old, first, to: new, second) else { continue }
            charts.append(
                ReportChanges.Chart(
                    name: figure, change: change, before: picture(old, first), after: picture(new, second)))
        }
        return joiningRenamed(charts)
    }

    /// Joins a chart that is gone with a new one of the same values: it has another caption.
    private func joiningRenamed(_ charts: [ReportChanges.Chart]) -> [ReportChanges.Chart] {
        var charts = charts
        for gone in charts.filter({ $0.after == nil }) {
            guard let values = gone.before?.svg.flatMap(ChartDifference.values(in:)),
                let index = charts.firstIndex(where: { chart in
                    chart.before == nil && chart.after?.svg.flatMap(ChartDifference.values(in:)) == values
                })
            else { continue }
            charts[index].before = gone.before
            charts[index].change = "called “\(gone.name)” before, with the same values"
            charts.removeAll { $0.name == gone.name && $0.after == nil }
        }
        return charts
    }

    /// The change of a figure in words, by its file and by what results say of it; `nil` if there is none.
    private func change(
        from old: Data?, _ before: Results.Figure?, to new: Data?, _ after: Results.Figure?
    ) -> String? {
        switch (old, new) {
        case (let old?, let new?):
            ChartDifference.text(from: old, to: new) ?? (before == after ? nil : "described differently")
        case (nil, nil) where before == nil: "new"
        case (nil, nil) where after == nil: "gone"
        case (nil, nil): before == after ? nil : "described differently"
        case (nil, _): before == nil ? "new" : "drawn only after"
        case (_, nil): after == nil ? "gone" : "drawn only before"
        }
    }

    private func picture(_ svg: Data?, _ figure: Results.Figure?) -> ReportChanges.Picture? {
        guard svg != nil || figure != nil else { return nil }
        return ReportChanges.Picture(description: figure?.description ?? "", svg: svg)
    }
}
