import Base
import Frames
import Learn

extension Groups {
    /// Creates groups from the values of a column, sorted; a row with a missing value is a group of its own.
    public init(_ column: Column) {
        let (codes, levels) = column.sortedLevels()
        self.init(codes: codes, names: levels.values.map { $0?.description ?? "" })
    }
}
