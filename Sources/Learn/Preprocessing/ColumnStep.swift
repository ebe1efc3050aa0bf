/// What is done to each number of a column, one by one: what all of this chapter's transformers come to.
enum ColumnStep: Sendable {
    /// NaN becomes a number.
    case fill(Double)
    /// NaN becomes 1, any number 0.
    case missingness
    /// (x − center) / scale.
    case standardize(center: Double, scale: Double)
    /// x · factor + offset.
    case stretch(factor: Double, offset: Double)
    /// One number becomes 1, any other and NaN 0.
    case equals(Double)
    /// The position of a category becomes the number in its place in a table; NaN, and what is no position, another.
    case lookUp([Double], missing: Double)

    /// Does it to a run of numbers. Source and result may be the same memory.
    func apply(_ source: UnsafePointer<Double>, _ result: UnsafeMutablePointer<Double>, count: Int) {
        switch self {
        case .fill(let value):
            for index in 0..<count {
                let x = source[index]
                result[index] = x.isNaN ? value : x
            }
        case .missingness:
            for index in 0..<count { result[index] = source[index].isNaN ? 1 : 0 }
        case .standardize(let center, let scale):
            for index in 0..<count { result[index] = (source[index] - center) / scale }
        case .stretch(let factor, let offset):
            for index in 0..<count { result[index] = source[index] * factor + offset }
        case .equals(let value):
            for index in 0..<count { result[index] = source[index] == value ? 1 : 0 }
        case .lookUp(let table, let missing):
            let positions = 0..<Double(table.count)
            table.withUnsafeBufferPointer { table in
                for index in 0..<count {
                    let x = source[index]
                    result[index] = positions.contains(x) ? table[Int(x)] : missing
                }
            }
        }
    }
}
