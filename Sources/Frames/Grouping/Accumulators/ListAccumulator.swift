/// The texts of each group as a list, in the order of their rows. Missing texts are left out.
struct ListAccumulator: CollectingAccumulator {
    var values: CollectedValues

    init(_ column: Column, codes: [Int32], groupCount: Int) {
        values = CollectedValues(column, codes: codes, groupCount: groupCount)
    }

    func result() -> Column {
        let (column, codes) = values.joined()
        guard case .text(let text) = column.storage else {
            return Column("", [[String]?](repeating: nil, count: values.groupCount))
        }
        let (texts, starts) = scatter(codes, groupCount: values.groupCount) { text.codes[$0] }
        var validity: Bitmap?
        for group in 0..<values.groupCount where starts[group] == starts[group + 1] {
            if validity == nil { validity = Bitmap(count: values.groupCount) }
            validity?[group] = false
        }
        let elements = TextStorage(codes: texts, pool: text.pool)
        return Column("", .list(ListStorage(elements: elements, starts: starts, validity: validity)))
    }
}
