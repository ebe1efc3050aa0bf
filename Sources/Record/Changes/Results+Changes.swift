import Base

extension Results {
    /// Returns the changes from older results by kind: the answer, claims, values, tables, and what they are made from.
    public func changes(from old: Results) -> [ReportChanges.Section] {
        var sections = [title(from: old), answers(from: old), claims(from: old), values(from: old)]
        sections += tables(from: old)
        sections += [data(from: old), parameters(from: old)]
        sections = sections.filter { !$0.isEmpty }
        if sections.isEmpty, figures == old.figures, json != old.json {
            sections.append(
                ReportChanges.Section(
                    "Other", columns: [], rows: [],
                    notes: ["results.json differs in what is not listed here."]))
        }
        return sections
    }

    private func title(from old: Results) -> ReportChanges.Section {
        ReportChanges.Section(
            "Title", columns: ["Before", "After"], rows: title == old.title ? [] : [[old.title, title]])
    }

    private func answers(from old: Results) -> ReportChanges.Section {
        var matching = Matching(old.summary.map(ExactText.init), summary.map(ExactText.init))
        let isSameOrder = matching.keepsOrder
        matching.pair(from: Self.rewording) { old.summary[$0].similarity(to: summary[$1]) }
        let changed = matching.pairs.filter {
            !old.summary[$0.before].hasSameCodePoints(as: summary[$0.after])
        }
        let rows =
            changed.map { (place: $0.after, cells: [old.summary[$0.before], summary[$0.after]]) }
            + matching.new.map { (place: $0, cells: ["–", summary[$0]]) }
            + matching.gone.map { (place: summary.count + $0, cells: [old.summary[$0], "–"]) }
        return ReportChanges.Section(
            "Answers", columns: ["Before", "After"], rows: rows.sorted { $0.place < $1.place }.map(\.cells),
            notes: isSameOrder ? [] : ["The answers are in another order."])
    }

    /// The similarity from which a sentence is another one reworded.
    private static let rewording = 0.4

    private func claims(from old: Results) -> ReportChanges.Section {
        let names = (before: old.claims.keys.sorted(), after: claims.keys.sorted())
        var matching = Matching(names.before, names.after)
        // A claim without a name of its own is named by its words: reworded, it has another name.
        matching.pair(from: Self.rewording) { before, after in
            (old.claims[names.before[before]]?.text ?? "").similarity(
                to: claims[names.after[after]]?.text ?? "")
        }
        var changes = matching.pairs.map { pair in
            let (first, second) = (names.before[pair.before], names.after[pair.after])
            return ClaimChange(
                name: first == second ? second : "\(second) (before: \(first))", before: old.claims[first],
                after: claims[second])
        }
        changes += matching.new.map {
            ClaimChange(name: names.after[$0], before: nil, after: claims[names.after[$0]])
        }
        changes += matching.gone.map {
            ClaimChange(name: names.before[$0], before: old.claims[names.before[$0]], after: nil)
        }
        changes = changes.filter(\.isChanged).sorted { $0.name < $1.name }
        // A claim that holds no longer matters most.
        return ReportChanges.Section(
            "Claims", columns: ["Claim", "Before", "After"],
            rows: (changes.filter(\.isRefuted) + changes.filter { !$0.isRefuted }).map(\.cells))
    }

    private func values(from old: Results) -> ReportChanges.Section {
        var rows: [[String]] = []
        var negligible = 0
        for key in Set(old.values.keys).union(values.keys).sorted() {
            let value = ChangedValue(old.values[key], values[key])
            if value.isNegligible {
                negligible += 1
            } else if value.isChanged {
                rows.append([key, value.texts.before, value.texts.after, value.change])
            }
        }
        return ReportChanges.Section(
            "Values", columns: ["Value", "Before", "After", "Change"], rows: rows,
            notes: negligible > 0 ? [negligibleNote(negligible, "value")] : [])
    }

    private func tables(from old: Results) -> [ReportChanges.Section] {
        let names = (before: old.tables.keys.sorted(), after: tables.keys.sorted())
        var matching = Matching(names.before, names.after)
        // Tables are named for their captions. One with the columns of another that is gone is that one renamed.
        matching.pair(from: 0.01) { before, after in
            let (first, second) = (names.before[before], names.after[after])
            guard old.tables[first]?.columns == tables[second]?.columns else { return 0 }
            return 0.1 + first.similarity(to: second) + (old.tables[first] == tables[second] ? 1 : 0)
        }
        let sections = matching.pairs.compactMap { pair -> ReportChanges.Section? in
            let (first, second) = (names.before[pair.before], names.after[pair.after])
            guard let before = old.tables[first], let after = tables[second] else { return nil }
            return TableChanges(
                name: second, oldName: first == second ? nil : first, before: before, after: after
            ).section
        }
        return sections + [
            ReportChanges.Section(
                ReportChanges.tablesHeading, columns: ["Name", "Change"],
                rows: matching.gone.map { [names.before[$0], "gone"] }
                    + matching.new.map { [names.after[$0], "new"] })
        ]
    }

    private func data(from old: Results) -> ReportChanges.Section {
        var rows: [[String]] = []
        func add(_ name: String, _ before: String?, _ after: String?) {
            if before != after { rows.append([name, before ?? "–", after ?? "–"]) }
        }
        add("origin", old.data.origin.rawValue, data.origin.rawValue)
        add("source", old.data.source?.text, data.source?.text)
        add("engine", old.engine ?? "local", engine ?? "local")
        let files = Matching(old.data.files.map(\.name), data.files.map(\.name))
        for pair in files.pairs {
            let (before, after) = (old.data.files[pair.before], data.files[pair.after])
            guard before != after else { continue }
            let isSameSize = before.text == after.text
            rows.append([after.name, before.text, after.text + (isSameSize ? ", other content" : "")])
        }
        rows += files.gone.map { [old.data.files[$0].name, old.data.files[$0].text, "–"] }
        rows += files.new.map { [data.files[$0].name, "–", data.files[$0].text] }
        let works = Matching(old.sources.map(\.text), sources.map(\.text))
        rows += works.gone.map { ["retraced work", old.sources[$0].text, "–"] }
        rows += works.new.map { ["retraced work", "–", sources[$0].text] }
        return ReportChanges.Section("Data", columns: ["Source", "Before", "After"], rows: rows)
    }

    private func parameters(from old: Results) -> ReportChanges.Section {
        let rows = Set(old.parameters.keys).union(parameters.keys).sorted().compactMap { name in
            let values = [old.parameters[name], parameters[name]]
            // Parameters may be years, and are shown as they are set.
            return values[0] == values[1]
                ? nil : [name] + values.map { $0.map { ValueFormat.exact.text(of: $0) } ?? "–" }
        }
        return ReportChanges.Section("Parameters", columns: ["Parameter", "Before", "After"], rows: rows)
    }
}

/// A claim before and after.
private struct ClaimChange {
    let name: String
    let before: Results.Claim?
    let after: Results.Claim?

    var isChanged: Bool { before != after }
    /// Whether it holds no longer.
    var isRefuted: Bool { after?.holds == false && before?.holds != false }
    var cells: [String] { [name, Self.text(of: before), Self.text(of: after)] }

    private static func text(of claim: Results.Claim?) -> String {
        claim.map { $0.holds ? $0.text : "Does not hold: \($0.text)" } ?? "–"
    }
}

extension DataSummary.File {
    fileprivate var text: String {
        let bytes = "\(NumberFormat.grouped(self.bytes)) bytes"
        return rows.map { "\(NumberFormat.grouped($0)) rows, \(bytes)" } ?? bytes
    }
}

extension Reference {
    /// The parts of the reference, on a line.
    fileprivate var text: String {
        [title, author, url, licence, accessed, note].compactMap { $0 }.joined(separator: "; ")
    }
}
