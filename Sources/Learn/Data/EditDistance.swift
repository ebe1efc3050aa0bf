/// The candidate that is fewest edits away from `name`, if it is near enough to be what was meant.
///
/// Edits are counted by Levenshtein's distance (insert, delete, replace), case apart; near enough is a third of the
/// length.
func nearest(to name: String, among candidates: [String]) -> String? {
    let limit = name.count > 1 ? max(1, name.count / 3) : 0
    let scored = candidates.map {
        (candidate: $0, distance: editDistance(name.lowercased(), $0.lowercased()))
    }
    return scored.filter { $0.distance <= limit }.min { $0.distance < $1.distance }?.candidate
}

/// Levenshtein's distance between two texts.
private func editDistance(_ a: String, _ b: String) -> Int {
    let a = Array(a)
    let b = Array(b)
    var previous = Array(0...b.count)
    for (i, character) in a.enumerated() {
        var current = [i + 1]
        current.reserveCapacity(b.count + 1)
        for (j, other) in b.enumerated() {
            let replaced = previous[j] + (character == other ? 0 : 1)
            current.append(min(replaced, previous[j + 1] + 1, current[j] + 1))
        }
        previous = current
    }
    return previous[b.count]
}
