/// Returns the name that was probably meant: the one with the smallest edit distance, ignoring case, if that is at most a
/// third of its length. A single letter has no near name, as an edit replaces all of it.
///
/// - Parameter maximum: the largest edit distance, whatever the length.
/// - Returns: The first of the nearest names, or `nil` if none is near.
package func nearestName(to name: String, among names: [String], maximum: Int = .max) -> String? {
    let wanted = Array(name.lowercased().unicodeScalars)
    var nearest: (name: String, distance: Int)?
    for candidate in names {
        let scalars = Array(candidate.lowercased().unicodeScalars)
        let distance = editDistance(wanted, scalars)
        let limit = wanted.count > 1 ? max(1, max(wanted.count, scalars.count) / 3) : 0
        guard distance <= min(limit, maximum) else { continue }
        if distance < nearest?.distance ?? .max { nearest = (candidate, distance) }
    }
    return nearest?.name
}

/// Returns the end of a message about an unknown name: the nearest name, or else the list of names if it is short.
///
/// - Parameter introduction: the words before the list, such as "the columns are".
package func hint(for name: String, among names: [String], calling introduction: String) -> String {
    if let nearest = nearestName(to: name, among: names) { return "; did you mean \"\(nearest)\"?" }
    guard 1...12 ~= names.count else { return "" }
    return "; \(introduction) " + names.map { "\"\($0)\"" }.joined(separator: ", ")
}

/// Returns the minimum number of insertions, deletions and substitutions that turn one text into the other (Levenshtein
/// 1966), computed row by row by the dynamic programme of Wagner & Fischer (1974).
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
