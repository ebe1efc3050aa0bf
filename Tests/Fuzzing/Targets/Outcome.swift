@testable import Frames

/// The outcome of reading a file: a table, or an error in words.
enum Outcome: Equatable, CustomStringConvertible {
    case table(DataFrame)
    case error(String)

    /// Reads, and requires an error to be one of the reader's that names the file in one line.
    init<Failure: Error>(of file: String, _ error: Failure.Type, _ read: () throws -> DataFrame) throws {
        do {
            self = .table(try read())
        } catch {
            try require(error is Failure, "another error than the reader's: \(error)")
            try requireOneLine(error, naming: file)
            self = .error("\(error)")
        }
    }

    /// Whether another reading of the same bytes may end like this.
    ///
    /// - Parameter isDeclared: whether all types are declared. Otherwise a file with several errors may end with another of them:
    ///   types are guessed from the first chunk, and a text that is not UTF-8 in a column of numbers is found later.
    func agrees(with other: Outcome, isDeclared: Bool) -> Bool {
        if !isDeclared, case .error = self, case .error = other { return true }
        return self == other
    }

    static func == (first: Outcome, second: Outcome) -> Bool {
        switch (first, second) {
        case (.table(let first), .table(let second)):
            first.rowCount == second.rowCount && first.columns.count == second.columns.count
                && zip(first.columns, second.columns).allSatisfy(isSame)
        case (.error(let first), .error(let second)): first == second
        default: false
        }
    }

    /// NaN, which equals nothing, is the same as NaN here.
    private static func isSame(_ first: Column, _ second: Column) -> Bool {
        guard case .real(let a) = first.storage, case .real(let b) = second.storage, first.name == second.name
        else {
            return first == second
        }
        return a.count == b.count
            && (0..<a.count).allSatisfy { row in a[row].map(\.bitPattern) == b[row].map(\.bitPattern) }
    }

    var description: String {
        switch self {
        case .table(let frame):
            frame.columns.map { "\($0.name.debugDescription) \($0.type): \($0.values)" }.joined(
                separator: "; ")
        case .error(let text): text
        }
    }
}
