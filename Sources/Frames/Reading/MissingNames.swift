import Base

/// The fields that stand for a missing value.
struct MissingNames {
    private let names: [[UInt8]]
    private let longest: Int
    private let hasEmpty: Bool
    /// Whether a name begins with the byte, for each byte.
    private let firstBytes: [Bool]
    /// Whether a name could be a number, a Boolean or a date. If none could, a field that can be parsed is not missing.
    let mayBeValues: Bool

    init(_ names: [String]) {
        let names = names.map { Array($0.utf8) }
        self.names = names.filter { !$0.isEmpty }
        mayBeValues = names.contains { name in
            name.withUnsafeBufferPointer {
                Double.canParse($0) || Bool(parsing: $0) != nil || Timestamp.parse($0) != nil
            }
        }
        longest = names.map(\.count).max() ?? 0
        hasEmpty = names.contains([])
        var firstBytes = [Bool](repeating: false, count: 256)
        for case let first? in names.map(\.first) { firstBytes[Int(first)] = true }
        self.firstBytes = firstBytes
    }

    @inline(__always)
    func contains(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = field.first else { return hasEmpty }
        guard field.count <= longest, firstBytes[Int(first)] else { return false }
        return names.contains { $0.count == field.count && $0[0] == first && $0.elementsEqual(field) }
    }
}
