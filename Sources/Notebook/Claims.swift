import Base
import Record

/// Shows a sentence that must be true of the data, at this place of the script.
///
///     claim(naive.accuracy > score.accuracy,
///           "The model is right in \(score.accuracy, .percent) of cases, calling nobody verified in \(naive.accuracy, .percent).")
///
/// A relation that is typed into prose ("most", "far below") goes stale when the data change, as a number does. A claim that
/// does not hold is struck out in the report, named at its top, listed under `claims` in `results.json`, told on the terminal, and
/// fails `./weft check`. The numbers in the sentence are then what refutes it, so a sentence names both sides.
///
/// - Parameters:
///   - condition: whether the sentence is true. A comparison with NaN is false.
///   - sentence: the sentence.
///   - name: the name of the claim in `results.json`; one made of the first words that the author wrote by default.
///   - file: the file of the call.
///   - line: the line of the call.
public func claim(
    _ condition: Bool, _ sentence: Prose, as name: String = "", file: String = #fileID, line: Int = #line
) {
    Session.current.show(
        .claim(Claim(name: name, holds: condition, sentence: sentence)), at: Place(file: file, line: line))
}

/// Shows the answer of the report: two to four claims, written where their numbers are known, which stand at the very top of every
/// format and in the index.
///
///     summary {
///         claim(gentoo > others, "Gentoos weigh \(gentoo - others, .decimals(0)) g more than the other two on average.")
///     }
///
/// - Parameter content: shows the claims, and nothing but claims and text.
/// - Throws: An error of the closure.
public func summary(_ content: () throws -> Void) rethrows {
    try Session.$isSummary.withValue(true) { try content() }
}

/// Names a work that the report retraces, or whose data it uses: it stands below the title in every format.
///
/// - Parameters:
///   - title: the title of the work.
///   - author: its author or publisher.
///   - url: its address.
///   - licence: its licence, or what is known of it.
///   - accessed: the day on which it was read, as `2026-03-01`.
///   - file: the file of the call.
///   - line: the line of the call.
public func source(
    title: String, author: String? = nil, url: String? = nil, licence: String? = nil, accessed: String? = nil,
    file: String = #fileID, line: Int = #line
) {
    let reference = Reference(title: title, author: author, url: url, licence: licence, accessed: accessed)
    Session.current.show(.reference(reference), at: Place(file: file, line: line))
}

/// Shows published values beside those of this report, and claims that they are the same.
///
///     reproduces(["accuracy": (0.6260, score.accuracy), "recall": (0.8805, score.recall)], within: 1e-4)
///
/// - Parameters:
///   - values: the published value and the one of this report, by name.
///   - tolerance: the largest difference that the claim allows.
///   - isSameData: whether the data are those of the publication; on others there is no claim. Sample data never are.
///   - decimals: the decimals in the table.
///   - caption: one line that says what the table contains.
///   - file: the file of the call.
///   - line: the line of the call.
public func reproduces(
    _ values: KeyValuePairs<String, (Double, Double)>, within tolerance: Double,
    isSameData: Bool = !isSampleData,
    decimals: Int = 6, caption: String = "Published values and those of this report", file: String = #fileID,
    line: Int = #line
) {
    showReproduction(
        values.map { ($0, $1.0, $1.1) }, within: tolerance, isSameData: isSameData, decimals: decimals,
        caption: caption, at: Place(file: file, line: line))
}

/// Shows published values beside those that this report has recorded, and claims that they are the same.
///
///     reproduces(["test.accuracy": 0.6260, "test.recall": 0.8805], within: 1e-4)
///
/// - Parameters:
///   - published: the published values, by the keys under which those of this report are recorded. A value that is not recorded is
///     a dash, and refutes the claim.
///   - tolerance: the largest difference that the claim allows.
///   - isSameData: whether the data are those of the publication; on others there is no claim. Sample data never are.
///   - decimals: the decimals in the table.
///   - caption: one line that says what the table contains.
///   - file: the file of the call.
///   - line: the line of the call.
public func reproduces(
    _ published: KeyValuePairs<String, Double>, within tolerance: Double, isSameData: Bool = !isSampleData,
    decimals: Int = 6, caption: String = "Published values and those of this report", file: String = #fileID,
    line: Int = #line
) {
    showReproduction(
        published.map { (words(of: $0), $1, Session.current.number(recordedAs: $0) ?? .nan) },
        within: tolerance, isSameData: isSameData, decimals: decimals, caption: caption,
        at: Place(file: file, line: line))
}

/// Shows values beside published ones and, on the same data, claims that they are the same.
private func showReproduction(
    _ values: [(name: String, published: Double, here: Double)], within tolerance: Double, isSameData: Bool,
    decimals: Int, caption: String, at place: Place
) {
    let format = ValueFormat.decimals(decimals)
    let columns = [
        Table.Column("value"), .init("published", format: format), .init("here", format: format),
        .init("difference", format: format),
    ]
    let rows = values.map { name, published, here -> [Value?] in
        [.text(name), .real(published), .real(here), .real(here - published)]
    }
    Session.current.show(.table(Table(columns: columns, rows: rows), caption: caption), at: place)
    guard isSameData, !isSampleData else { return }
    Session.current.show(.claim(reproductionClaim(values, within: tolerance)), at: place)
}

/// The claim that values are the same as published ones. A value that is not a number is as far off as can be.
func reproductionClaim(
    _ values: [(name: String, published: Double, here: Double)], within tolerance: Double
) -> Claim {
    let differences = values.map { abs($0.here - $0.published) }
    let worst = differences.indices.max { !differences[$1].isNaN && differences[$0] < differences[$1] } ?? 0
    let sentence: Prose = """
        All \(values.count) published values are reproduced to within \(tolerance): the largest difference is \
        \(differences[worst]), of \(values[worst].name).
        """
    return Claim(
        name: "published values are reproduced", holds: differences.allSatisfy { $0 <= tolerance },
        sentence: sentence)
}
