import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file of numbers that is written column by column, so that only one is in memory.
struct ColumnFile: ~Copyable {
    private let handle: UnsafeMutablePointer<FILE>
    private let name: String

    /// Creates an empty file.
    ///
    /// - Throws: ``MatrixFolderError/unwritable(file:)``.
    init(_ url: URL) throws {
        name = url.lastPathComponent
        guard let handle = fopen(url.path, "wb") else { throw MatrixFolderError.unwritable(file: name) }
        self.handle = handle
    }

    deinit { fclose(handle) }

    /// Writes a column of numbers as `Float32`.
    ///
    /// - Throws: ``MatrixFolderError/unwritable(file:)``.
    func write(_ column: [Double]) throws {
        try write(bytes: column.map { Float($0).bitPattern.littleEndian })
    }

    /// Writes a column of classes as bytes.
    ///
    /// - Throws: ``MatrixFolderError/unwritable(file:)``.
    func write(_ column: [Bool]) throws {
        try write(bytes: column.map { $0 ? UInt8(1) : 0 })
    }

    /// Writes the bytes of an array.
    ///
    /// - Throws: ``MatrixFolderError/unwritable(file:)``.
    func write<Element: BitwiseCopyable>(bytes: [Element]) throws {
        let written = bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, handle) }
        guard written == bytes.count * MemoryLayout<Element>.size, fflush(handle) == 0 else {
            throw MatrixFolderError.unwritable(file: name)
        }
    }
}
