import Base
import Numerics

/// A correlation coefficient.
public enum CorrelationMethod: Hashable, Sendable {
    /// Pearson's coefficient, of a linear relationship.
    case pearson
    /// Spearman's coefficient, of a monotonic relationship: Pearson's coefficient of the ranks.
    case spearman
}

/// The correlation coefficients of all pairs of some columns.
public struct CorrelationMatrix: Hashable, Sendable {
    /// The names of the columns, in the order of the rows and columns of the matrix.
    public let columns: [String]
    /// The labels of the columns for readers: those of their fields, or their names.
    public let labels: [String]
    /// The coefficients, as rows.
    public let values: [[Double]]

    /// The coefficient of two columns by their indices.
    public subscript(row: Int, column: Int) -> Double { values[row][column] }

    /// The coefficient of two columns by their names.
    ///
    /// - Throws: `FrameError.unknownColumn`.
    public subscript(first: String, second: String) -> Double {
        get throws(FrameError) { values[try index(of: first)][try index(of: second)] }
    }

    /// The coefficients of each two of some columns, each pair once.
    ///
    /// - Throws: `FrameError.unknownColumn`.
    public func pairs(among names: some Collection<String>) throws(FrameError) -> [Double] {
        var indices: [Int] = []
        for name in names { indices.append(try index(of: name)) }
        return indices.indices.flatMap { row in
            indices[(row + 1)...].map { values[indices[row]][$0] }
        }
    }

    /// The matrix as a data frame, whose first column, `column`, holds the names.
    public var frame: DataFrame {
        DataFrame(
            unchecked: [Column("column", columns)]
                + columns.enumerated().map { index, name in Column(name, values.map { $0[index] }) })
    }

    private func index(of name: String) throws(FrameError) -> Int {
        guard let index = columns.firstIndex(of: name) else {
            throw .unknownColumn(name, columns: columns)
        }
        return index
    }

    /// Returns the coefficients of all pairs of columns.
    static func coefficients(of data: [[Double]], _ method: CorrelationMethod) -> [[Double]] {
        // Columns without missing values are centred, and ranked, once for all pairs.
        let prepared = data.concurrentMap { values -> Descriptive.Deviations? in
            guard !values.contains(where: { $0.isNaN }) else { return nil }
            return Descriptive.Deviations(method == .spearman ? Ranking(values).ranks : values)
        }
        let lower = data.indices.concurrentMap { i in
            (0...i).map { j in
                if let x = prepared[i], let y = prepared[j] { return Descriptive.correlation(x, y) }
                return coefficient(data[i], data[j], method)
            }
        }
        return data.indices.map { i in data.indices.map { j in lower[max(i, j)][min(i, j)] } }
    }

    /// Returns the coefficient over the complete pairs; ranks are computed among those pairs.
    static func coefficient(_ x: [Double], _ y: [Double], _ method: CorrelationMethod) -> Double {
        let complete = x.indices.filter { !x[$0].isNaN && !y[$0].isNaN }
        let pairedX = complete.map { x[$0] }
        let pairedY = complete.map { y[$0] }
        return switch method {
        case .pearson: Descriptive.pearsonCorrelation(pairedX, pairedY)
        case .spearman: Descriptive.spearmanCorrelation(pairedX, pairedY)
        }
    }
}

extension CorrelationMatrix: CustomStringConvertible {
    /// The matrix as a table.
    public var description: String { frame.description }
}

extension DataFrame {
    /// Returns the correlation coefficients of all pairs of the numeric and Boolean columns but identifiers, or of those named. For each
    /// pair of columns, rows in which one of the values is missing are left out. The coefficient of a constant column is
    /// NaN.
    ///
    /// - Throws: `FrameError.unknownColumn`, and `FrameError.wrongType` for text and dates.
    public func correlation(
        _ method: CorrelationMethod = .pearson, of names: [String]? = nil
    ) throws(FrameError) -> CorrelationMatrix {
        let chosen =
            try names.map { names throws(FrameError) in try selecting(names).columns }
            ?? columns.filter {
                ($0.isNumeric || $0.type == .boolean) && declarations[$0.name]?.role != .identifier
            }
        var data: [[Double]] = []
        for column in chosen { data.append(try column.doubles(for: "a correlation needs numbers")) }
        let matrix = kept("DataFrame.correlation", self, "\(method)", chosen.map(\.name)) { [data] in
            CorrelationMatrix.coefficients(of: data, method)
        }
        let labels = chosen.map { declarations[$0.name]?.label ?? $0.name }
        return CorrelationMatrix(columns: chosen.map(\.name), labels: labels, values: matrix)
    }
}
