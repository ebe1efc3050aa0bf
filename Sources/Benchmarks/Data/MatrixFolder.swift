import FoundationEssentials
import Learn

/// The rows of a matrix and their classes.
public struct LabelledRows: Equatable, Sendable {
    /// The rows.
    public let x: Matrix
    /// The class of each row.
    public let y: Labels
}

/// A folder of matrices in a format that is simple to read from any language, so that peers are measured on the same data.
///
/// | file | content |
/// | --- | --- |
/// | `train.f32`, `validation.f32` | 14 columns of numbers, some missing |
/// | `train31.f32`, `validation31.f32` | the same rows, imputed, scaled and one-hot encoded: 31 columns |
/// | `train.u8`, `validation.u8` | the class of each row, 0 or 1, a byte each |
/// | `shape.json` | the numbers of rows and the names of the columns |
/// | `spotify.f32`, `spotify.u8` | plays of music, 13 columns, and the class of each |
///
/// Numbers are little-endian `Float32`, one column after the other; NaN is missing.
public struct MatrixFolder: Sendable {
    /// The location of the folder.
    public let url: URL

    /// Creates a reference to a folder, without reading it.
    public init(_ url: URL) {
        self.url = url
    }

    /// One of the two matrices of the same rows.
    enum Form {
        /// Numbers of all kinds, some missing.
        case mixed
        /// Imputed, scaled and one-hot encoded numbers.
        case numeric

        var suffix: String { self == .mixed ? "" : "31" }
    }

    /// The content of `shape.json`.
    struct Shape: Codable, Equatable {
        var columns: [String]
        var columns31: [String]
        var train: Int
        var validation: Int
        /// The version of the generator, in folders that it wrote.
        var generator: Int?

        func columns(_ form: Form) -> [String] { form == .mixed ? columns : columns31 }
    }

    /// The fraction of the plays that are training rows.
    static let playTrainingFraction = 0.8

    /// Reads `shape.json`.
    ///
    /// - Throws: ``MatrixFolderError``.
    func shape() throws -> Shape {
        do {
            return try JSONDecoder().decode(
                Shape.self, from: Data(contentsOf: url.appending(path: "shape.json")))
        } catch {
            throw MatrixFolderError.noShape(folder: url.path)
        }
    }

    /// Checks that the folder holds ratings.
    ///
    /// - Throws: ``MatrixFolderError/noShape(folder:)``.
    public func requireRatings() throws { _ = try shape() }

    /// Whether the folder holds plays of music. Their classes are written last.
    public var hasPlays: Bool { (try? size(of: "spotify.u8")) != nil }

    /// Creates the folder if it does not exist.
    func make() throws {
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    /// Reads the first training rows.
    ///
    /// - Parameters:
    ///   - rows: the maximum number of rows; all if nil.
    ///   - columns: the number of columns, the first ones; all if nil.
    /// - Throws: ``MatrixFolderError``.
    func training(_ form: Form, rows: Int? = nil, columns: Int? = nil) throws -> LabelledRows {
        let shape = try shape()
        return try read(
            "train", form.suffix, rowCount: shape.train, names: shape.columns(form),
            rows: 0..<min(rows ?? shape.train, shape.train), columns: columns)
    }

    /// Reads the validation rows.
    ///
    /// - Throws: ``MatrixFolderError``.
    func validation(_ form: Form) throws -> LabelledRows {
        let shape = try shape()
        return try read(
            "validation", form.suffix, rowCount: shape.validation, names: shape.columns(form),
            rows: 0..<shape.validation)
    }

    /// Reads the classes of the first validation rows.
    ///
    /// - Throws: ``MatrixFolderError``.
    func validationLabels(rows: Int? = nil) throws -> Labels {
        let count = try shape().validation
        return try labels("validation", rowCount: count, rows: 0..<min(rows ?? count, count))
    }

    /// Reads the plays of music, split into training and validation rows.
    ///
    /// - Throws: ``MatrixFolderError``.
    func plays(rows: Int? = nil) throws -> (training: LabelledRows, validation: LabelledRows) {
        let rowCount = try size(of: "spotify.u8")
        guard rowCount > 0 else { throw MatrixFolderError.wrongSize(file: "spotify.u8", expected: 1) }
        let names = (0..<(try size(of: "spotify.f32") / 4 / rowCount)).map { "x\($0)" }
        let end = Int(Double(rowCount) * Self.playTrainingFraction)
        func read(_ rows: Range<Int>) throws -> LabelledRows {
            try self.read("spotify", "", rowCount: rowCount, names: names, rows: rows)
        }
        return (try read(0..<min(rows ?? end, end)), try read(end..<rowCount))
    }

    private func read(
        _ name: String, _ suffix: String, rowCount: Int, names: [String], rows: Range<Int>,
        columns: Int? = nil
    ) throws -> LabelledRows {
        let file = "\(name)\(suffix).f32"
        let data = try contents(of: file, expected: rowCount * names.count * 4)
        let names = Array(names.prefix(columns ?? names.count))
        let values = [Double](unsafeUninitializedCapacity: rows.count * names.count) { buffer, filled in
            data.withUnsafeBytes { bytes in
                let patterns = bytes.assumingMemoryBound(to: UInt32.self)
                for column in names.indices {
                    for row in rows {
                        let pattern = UInt32(littleEndian: patterns[column * rowCount + row])
                        buffer[filled] = Double(Float(bitPattern: pattern))
                        filled += 1
                    }
                }
            }
        }
        return LabelledRows(
            x: try Matrix(rowCount: rows.count, columnNames: names, values: values),
            y: try labels(name, rowCount: rowCount, rows: rows))
    }

    private func labels(_ name: String, rowCount: Int, rows: Range<Int>) throws -> Labels {
        let data = try contents(of: "\(name).u8", expected: rowCount)
        return try Labels(codes: rows.map { Int32(data[data.startIndex + $0]) }, classNames: ["0", "1"])
    }

    /// Maps the bytes of a file, so that they do not count as memory of what is measured.
    private func contents(of file: String, expected: Int) throws -> Data {
        guard let data = try? Data(contentsOf: url.appending(path: file), options: .alwaysMapped),
            data.count == expected
        else { throw MatrixFolderError.wrongSize(file: file, expected: expected) }
        return data
    }

    /// Returns the size of a file in bytes.
    func size(of file: String) throws -> Int {
        let attributes = try? FileManager.default.attributesOfItem(atPath: url.appending(path: file).path)
        // Without the whole of Foundation in the process it is a `UInt`; with it, it can be made one.
        guard let size = attributes?[.size] as? UInt else {
            throw MatrixFolderError.wrongSize(file: file, expected: 1)
        }
        return Int(size)
    }
}

extension LabelledRows {
    /// Returns the first rows.
    func prefix(_ count: Int) throws -> LabelledRows {
        guard count < y.count else { return self }
        let indices = Array(0..<count)
        return LabelledRows(x: try x.rows(indices), y: try y.rows(indices))
    }
}

/// An error of reading or writing a folder of matrices.
public enum MatrixFolderError: Error, Equatable, Sendable, CustomStringConvertible {
    /// There is no valid `shape.json`.
    case noShape(folder: String)
    /// A file is missing, or its size in bytes is not the expected one.
    case wrongSize(file: String, expected: Int)
    /// A file cannot be written.
    case unwritable(file: String)

    /// The error in one line, with the remedy.
    public var description: String {
        switch self {
        case .noShape(let folder):
            "\(folder) has no valid shape.json; without --matrix, data is generated"
        case .wrongSize(let file, let expected):
            "\(file) is missing or is not \(expected) bytes long; without --matrix, data is generated"
        case .unwritable(let file):
            "\(file) cannot be written; is there space for 600 MB?"
        }
    }
}
