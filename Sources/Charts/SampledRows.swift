import Base

/// The rows that are drawn where there are too many to draw them all: every n-th, so that neither their distribution nor the
/// result depends on chance.
struct SampledRows {
    /// The indices of the rows.
    let indices: [Int]
    private let count: Int

    /// Chooses at most `limit` of `count` rows.
    init(_ count: Int, limit: Int) {
        let step = max(1, (count + limit - 1) / max(1, limit))
        indices = Array(stride(from: 0, to: count, by: step))
        self.count = count
    }

    /// Returns the addition to a caption where not all rows are drawn.
    static func note(drawn: Int, of count: Int, _ rows: String) -> String? {
        drawn < count
            ? "a sample of \(NumberFormat.grouped(drawn)) of \(NumberFormat.grouped(count)) \(rows)" : nil
    }
}
