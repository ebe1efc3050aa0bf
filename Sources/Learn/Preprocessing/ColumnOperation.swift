/// An element-wise operation on a column: what all transformers but the decompositions compile to.
enum ColumnOperation: Sendable {
    /// Replaces NaN by a number.
    case fill(Double)
    /// Replaces NaN by 1 and any number by 0.
    case missingness
    /// Computes (x − center) / scale.
    case standardize(center: Double, scale: Double)
    /// Computes x · factor + offset.
    case stretch(factor: Double, offset: Double)
    /// Replaces one number by 1, and any other and NaN by 0.
    case equals(Double)
    /// Replaces the index of a category by the number at that index of a table; NaN, and any other number, by
    /// `missing`.
    case lookUp([Double], missing: Double)

    /// Applies the operation to a run of values. Source and result may be the same memory.
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
            let indices = 0..<Double(table.count)
            table.withUnsafeBufferPointer { table in
                for index in 0..<count {
                    let x = source[index]
                    result[index] = indices.contains(x) ? table[Int(x)] : missing
                }
            }
        }
    }
}
