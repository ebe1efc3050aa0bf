import FoundationEssentials
import Record

/// Returns the sentences of a report's claims that do not hold, sorted by the names of the claims.
///
/// - Parameter folder: the folder of the report.
public func refutedClaims(in folder: URL) -> [String] {
    guard let json = try? Data(contentsOf: folder.appending(path: "results.json")),
        let results = try? Results(json: json)
    else { return [] }
    return results.claims.sorted { $0.key < $1.key }.filter { !$0.value.holds }.map(\.value.text)
}
