import Base
import FoundationEssentials
import Record

/// The changes between two sets of reports.
public struct ReportSetChanges: Sendable {
    /// The name of the older set.
    public var before: String
    /// The name of the newer set.
    public var after: String
    /// The changes of each report, sorted by name.
    public var reports: [ReportChanges]
    /// The number of files of the library that differ, where both sides have code.
    public var libraryFiles: Int?

    /// Whether no report differs.
    public var isEmpty: Bool { reports.allSatisfy(\.isEmpty) }
}

extension ReportSet {
    /// Returns the changes from older reports.
    ///
    /// - Parameter names: the names of the reports to compare; all of both sides if there are none.
    /// - Throws: ``ReportSetError`` for a file that can't be read, or a report that neither side has.
    public func changes(
        from old: ReportSet, of names: [String] = [], in project: Project
    ) async throws -> ReportSetChanges {
        let known = (before: Set(try await old.names()), after: Set(try await self.names()))
        let all = known.before.union(known.after).sorted()
        if let missing = names.first(where: { !all.contains($0) }) {
            throw ReportSetError.noReport(missing, known: all)
        }
        var changes = ReportSetChanges(before: old.label, after: label, reports: [])
        for name in names.isEmpty ? all : names {
            switch (known.before.contains(name), known.after.contains(name)) {
            case (true, false):
                let title = try await old.results(of: name).title
                changes.reports.append(ReportChanges(name: name, title: title, presence: .onlyBefore))
            case (false, _):
                let title = try await results(of: name).title
                changes.reports.append(ReportChanges(name: name, title: title, presence: .onlyAfter))
            case (true, true): changes.reports.append(try await report(name, from: old, in: project))
            }
        }
        let library = ["Sources", "Package.swift", "templates"]
        changes.libraryFiles = try await changedFiles(from: old, below: library, in: project)?.count
        return changes
    }

    private func report(_ name: String, from old: ReportSet, in project: Project) async throws
        -> ReportChanges
    {
        let (before, after) = (try await old.results(of: name), try await results(of: name))
        let files = try await changedFiles(from: old, below: ["analyses/\(name)"], in: project) ?? []
        let code = ReportChanges.Section(
            "Code", columns: ["File", "Lines added", "Lines removed"],
            rows: files.map { file in
                [file.path] + [file.added, file.removed].map { $0.map(NumberFormat.grouped) ?? "not text" }
            })
        return ReportChanges(
            name: name, title: after.title, sections: after.changes(from: before) + [code],
            charts: try await charts(of: name, after, from: old, before))
    }

    /// The files that differ between the code of both sides; `nil` where a side has none.
    private func changedFiles(
        from old: ReportSet, below paths: [String], in project: Project
    ) async throws -> [Git.ChangedFile]? {
        guard let commit = old.commit, self.commit != nil || isOutput(of: project) else { return nil }
        return try await Git(folder: project.root).changedFiles(from: commit, to: self.commit, below: paths)
    }

    private func charts(
        of name: String, _ results: Results, from old: ReportSet, _ oldResults: Results
    ) async throws -> [ReportChanges.Chart] {
        let (before, after) = (try await old.figures(of: name), try await figures(of: name))
        let names = Set(before.keys).union(after.keys).union(oldResults.figures.keys).union(
            results.figures.keys)
        var charts: [ReportChanges.Chart] = []
        for figure in names.sorted() {
            // Equal hashes are of equal files.
            if let hash = before[figure] ?? nil, hash == after[figure] { continue }
            let old = before.keys.contains(figure) ? try await old.figure(figure, of: name) : nil
            let new = after.keys.contains(figure) ? try await self.figure(figure, of: name) : nil
            let descriptions = (oldResults.figures[figure], results.figures[figure])
            guard let change = change(from: old, descriptions.0, to: new, descriptions.1) else { continue }
            charts.append(
                ReportChanges.Chart(
                    name: figure, change: change, before: picture(old, descriptions.0),
                    after: picture(new, descriptions.1)))
        }
        return charts
    }

    /// The change of a figure in words, by its file and by what results say of it; `nil` if there is none.
    private func change(
        from old: Data?, _ before: Results.Figure?, to new: Data?, _ after: Results.Figure?
    ) -> String? {
        switch (old, new) {
        case (let old?, let new?): ChartDifference.text(from: old, to: new)
        case (nil, nil) where before == nil: "new"
        case (nil, nil) where after == nil: "gone"
        case (nil, nil): before == after ? nil : "described differently"
        case (nil, _): "new"
        case (_, nil): "gone"
        }
    }

    private func picture(_ svg: Data?, _ figure: Results.Figure?) -> ReportChanges.Picture? {
        guard svg != nil || figure != nil else { return nil }
        return ReportChanges.Picture(description: figure?.description ?? "", svg: svg)
    }
}
