import Base

extension Results {
    /// Returns the changes from older results by kind: the answer, claims, values, tables, and what they are made from.
    public func changes(from old: Results) -> [ReportChanges.Section] {
        let tables = Set(old.tables.keys).union(tables.keys).sorted().compactMap { name in
            old.tables[name].flatMap { before in
                self.tables[name].map { TableChanges(name: name, before: before, after: $0).section }
            }
        }
        let all =
            [answers(from: old), claims(from: old), values(from: old)] + tables + [
                presence(ReportChanges.tablesHeading, old.tables.keys, self.tables.keys), data(from: old),
                parameters(from: old),
            ]
        return all.filter { !$0.isEmpty }
    }

    private func answers(from old: Results) -> ReportChanges.Section {
        let count = max(old.summary.count, summary.count)
        let pairs = (0..<count).map { index in
            [old.summary, summary].map { index < $0.count ? $0[index] : "–" }
        }
        return ReportChanges.Section(
            "Answers", columns: ["Before", "After"],
            rows: (old.title == title ? [] : [[old.title, title]]) + pairs.filter { $0[0] != $0[1] })
    }

    private func claims(from old: Results) -> ReportChanges.Section {
        var pairs = Set(old.claims.keys).union(claims.keys).filter { old.claims[$0] != claims[$0] }
            .sorted().map { (name: $0, before: old.claims[$0], after: claims[$0]) }
        // A claim without a name of its own is named by its words: reworded, it is another one of nearly the same words.
        for index in pairs.indices where pairs[index].before == nil {
            guard let text = pairs[index].after?.text else { continue }
            let gone = pairs.indices.filter { pairs[$0].before != nil && pairs[$0].after == nil }
            let alike = gone.map { (index: $0, share: text.sharedWords(with: pairs[$0].before?.text ?? "")) }
            guard let closest = alike.max(by: { $0.share < $1.share }), closest.share > 0.5 else { continue }
            pairs[index].before = pairs[closest.index].before
            pairs[closest.index].before = nil
        }
        pairs.removeAll { $0.before == nil && $0.after == nil }
        // A claim that holds no longer matters most.
        let isRefuted = { (pair: (name: String, before: Claim?, after: Claim?)) in
            pair.after?.holds == false && pair.before?.holds != false
        }
        let order = pairs.filter(isRefuted) + pairs.filter { !isRefuted($0) }
        return ReportChanges.Section(
            "Claims", columns: ["Claim", "Before", "After"],
            rows: order.map { [$0.name, Self.text(of: $0.before), Self.text(of: $0.after)] })
    }

    private static func text(of claim: Claim?) -> String {
        claim.map { $0.holds ? $0.text : "Does not hold: \($0.text)" } ?? "–"
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

    private func presence(
        _ heading: String, _ old: some Collection<String>, _ new: some Collection<String>
    ) -> ReportChanges.Section {
        let gone = Set(old).subtracting(new).sorted().map { [$0, "gone"] }
        let added = Set(new).subtracting(old).sorted().map { [$0, "new"] }
        return ReportChanges.Section(heading, columns: ["Name", "Change"], rows: gone + added)
    }

    private func data(from old: Results) -> ReportChanges.Section {
        var rows: [[String]] = []
        func add(_ name: String, _ before: String?, _ after: String?) {
            if before != after { rows.append([name, before ?? "–", after ?? "–"]) }
        }
        add("origin", old.data.origin.rawValue, data.origin.rawValue)
        add("source", old.data.source?.title, data.source?.title)
        add("engine", old.engine ?? "local", engine ?? "local")
        let files = [old, self].map { results in
            Dictionary(results.data.files.map { ($0.name, $0) }) { first, _ in first }
        }
        for name in Set(files[0].keys).union(files[1].keys).sorted() {
            let (before, after) = (files[0][name], files[1][name])
            guard before != after else { continue }
            let texts = [before, after].map { file in file.map(Self.text) ?? "–" }
            rows.append([name, texts[0], texts[0] == texts[1] ? "\(texts[1]), other content" : texts[1]])
        }
        return ReportChanges.Section("Data", columns: ["File", "Before", "After"], rows: rows)
    }

    private static func text(of file: DataSummary.File) -> String {
        let bytes = "\(NumberFormat.grouped(file.bytes)) bytes"
        return file.rows.map { "\(NumberFormat.grouped($0)) rows, \(bytes)" } ?? bytes
    }

    private func parameters(from old: Results) -> ReportChanges.Section {
        let rows = Set(old.parameters.keys).union(parameters.keys).sorted().compactMap { name in
            let value = ChangedValue(old.parameters[name], parameters[name])
            return value.isChanged ? [name, value.texts.before, value.texts.after] : nil
        }
        return ReportChanges.Section("Parameters", columns: ["Parameter", "Before", "After"], rows: rows)
    }
}

extension String {
    /// The share of words that two texts have in common, of those that either has.
    fileprivate func sharedWords(with other: String) -> Double {
        let (first, second) = (Set(split(separator: " ")), Set(other.split(separator: " ")))
        let all = first.union(second).count
        return all == 0 ? 0 : Double(first.intersection(second).count) / Double(all)
    }
}
