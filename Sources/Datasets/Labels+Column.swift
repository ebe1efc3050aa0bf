import Base
import Frames
import Learn

extension Labels {
    /// Creates labels from a column, with the classes sorted by name.
    ///
    /// - Parameters:
    ///   - column: the class of each row, none missing.
    ///   - positive: the positive class; the last by name by default.
    /// - Throws: ``LearnError/missingLabel(row:)``; ``LearnError/unknownClass(_:nearest:)`` if no row is of the class
    ///   `positive`.
    public init(_ column: Column, positive: String? = nil) throws {
        let (codes, levels) = column.sortedLevels()
        if let row = codes.firstIndex(where: { $0 < 0 }) { throw LearnError.missingLabel(row: row) }
        // The values are sorted as values, but classes by their names.
        let ofLevels = try Labels(levels.values.map { $0?.description ?? "" }, positive: positive)
        self.init(codes: codes.map { ofLevels.codes[Int($0)] }, uncheckedClassNames: ofLevels.classNames)
    }
}
