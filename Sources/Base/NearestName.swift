/// The name that somebody may have meant: the one that takes the fewest edits to reach, capitals not counted, if
/// that is no more than a third of its letters. Of a single letter nothing would be left, so it has none.
///
/// - Returns: The first of the nearest names, or `nil` where none is near.
package func nearestName(to name: String, among names: [String]) -> String? {
    let wanted = Array(name.lowercased().unicodeScalars)
    var nearest: (name: String, distance: Int)?
    for candidate in names {
        let scalars = Array(candidate.lowercased().unicodeScalars)
        let distance = editDistance(wanted, scalars)
        let limit = wanted.count > 1 ? max(1, max(wanted.count, scalars.count) / 3) : 0
        guard distance <= limit else { continue }
        if distance < nearest?.distance ?? .max { nearest = (candidate, distance) }
    }
    return nearest?.name
}

/// The tail of a message about an unknown name: the nearest one, or else all, if they are not many.
///
/// - Parameter introduction: what comes before the list of names, such as "the columns are".
package func hint(for name: String, among names: [String], calling introduction: String) -> String {
    if let nearest = nearestName(to: name, among: names) { return "; did you mean \"\(nearest)\"?" }
    guard 1...12 ~= names.count else { return "" }
    return "; \(introduction) " + names.map { "\"\($0)\"" }.joined(separator: ", ")
}

/// The least number of insertions, deletions and substitutions that turn one text into the other (Levenshtein
/// 1966), by the dynamic programme of Wagner & Fischer (1974), one row at a time.
private func editDistance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
    var row = Array(0...second.count)
    for (i, scalar) in first.enumerated() {
        var diagonal = row[0]
        row[0] = i + 1
        for (j, other) in second.enumerated() {
            let substitution = diagonal + (scalar == other ? 0 : 1)
            diagonal = row[j + 1]
            row[j + 1] = min(substitution, diagonal + 1, row[j] + 1)
        }
    }
    return row[second.count]
}
