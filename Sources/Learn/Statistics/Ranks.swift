/// Numbers from low to high, with the rows they come from and the groups of equal ones.
struct Ranking {
    /// For each number its place from 1 up; equal numbers share the mean of their places.
    let ranks: [Double]
    /// How many equal numbers there are in each group of more than one.
    let ties: [Double]

    /// Ranks numbers, none of which is a NaN.
    init(_ values: [Double]) {
        var keys = values.map(\.sortingKey)
        var rows = (0..<UInt32(values.count)).map { $0 }
        radixSort(&keys, carrying: &rows)
        var ranks = [Double](repeating: 0, count: values.count)
        var ties: [Double] = []
        var start = 0
        while start < keys.count {
            var end = start + 1
            while end < keys.count, keys[end] == keys[start] { end += 1 }
            // The mean of the places start + 1 … end.
            for place in start..<end { ranks[Int(rows[place])] = Double(start + 1 + end) / 2 }
            if end - start > 1 { ties.append(Double(end - start)) }
            start = end
        }
        self.ranks = ranks
        self.ties = ties
    }

    /// The sum of t³ − t over the groups of t equal numbers, which ties take from the variance of rank sums.
    var tieTerm: Double { ties.reduce(0) { $0 + ($1 * $1 * $1 - $1) } }
}
