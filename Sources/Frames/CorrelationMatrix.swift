import Numerics

/// A coefficient of correlation.
public enum CorrelationMethod: Hashable, Sendable {
    /// How well a straight line fits (Pearson).
    case pearson
    /// How well any rising or falling curve fits (Spearman): Pearson's coefficient of the ranks.
    case spearman
}

/// The correlation coefficients of every two of some columns.
public struct CorrelationMatrix: Hashable, Sendable {
    /// The names of the columns, which label both rows and columns of the matrix.
    public let columns: [String]
    /// The coefficients, row by row.
    public let values: [[Double]]

    /// The coefficient of two columns by position.
    public subscript(row: Int, column: Int) -> Double { values[row][column] }

    /// The coefficient of two columns by name.
    ///
    /// - Throws: `FrameError.unknownColumn`.
    public subscript(first: String, second: String) -> Double {
        get throws(FrameError) { values[try position(first)][try position(second)] }
    }

    /// The matrix as a table whose first column, `column`, holds the names.
    public var frame: DataFrame {
        DataFrame(
            unchecked: [Column("column", columns)]
                + columns.enumerated().map { position, name in Column(name, values.map { $0[position] }) })
    }

    private func position(_ name: String) throws(FrameError) -> Int {
        guard let position = columns.firstIndex(of: name) else {
            throw .unknownColumn(name, columns: columns)
        }
        return position
    }

    /// The coefficient over the pairs that have both values; ranks are taken among those pairs.
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
    /// The correlation of every two numeric or Boolean columns, or of those named. Rows that lack one of the two
    /// values are left out, pair by pair. The coefficient of a column that does not vary is NaN.
    ///
    /// - Throws: `FrameError.unknownColumn`, and `FrameError.wrongType` for text and dates.
    public func correlation(
        _ method: CorrelationMethod = .pearson, of names: [String]? = nil
    ) throws(FrameError) -> CorrelationMatrix {
        let chosen =
            try names.map { names throws(FrameError) in try selecting(names).columns }
            ?? columns.filter { $0.isNumeric || $0.type == .boolean }
        var data: [[Double]] = []
        for column in chosen { data.append(try column.doubles(for: "a correlation needs numbers")) }

        // Columns without a gap are centred, and ranked, once for all pairs.
        let prepared = data.map { values -> Descriptive.Deviations? in
            guard !values.contains(where: { $0.isNaN }) else { return nil }
            return Descriptive.Deviations(method == .spearman ? Ranking(values).ranks : values)
        }
        var matrix = [[Double]](repeating: [Double](repeating: 1, count: data.count), count: data.count)
        for i in data.indices {
            for j in 0...i {
                let coefficient: Double
                if let x = prepared[i], let y = prepared[j] {
                    coefficient = Descriptive.correlation(x, y)
                } else {
                    coefficient = CorrelationMatrix.coefficient(data[i], data[j], method)
                }
                matrix[i][j] = coefficient
                matrix[j][i] = coefficient
            }
        }
        return CorrelationMatrix(columns: chosen.map(\.name), values: matrix)
    }
}
