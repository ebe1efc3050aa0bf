import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A text file in ISO 8859-1 that is written line by line.
final class LatinFile {
    private let path: String
    private let file: UnsafeMutablePointer<FILE>

    /// Opens a file for writing.
    ///
    /// - Throws: `SampleDataError.unwritable`.
    init(_ path: String) throws(SampleDataError) {
        guard let file = fopen(path, "w") else { throw Self.unwritable(path) }
        (self.path, self.file) = (path, file)
    }

    /// Writes a text, whose characters outside of ISO 8859-1 become question marks.
    ///
    /// - Throws: `SampleDataError.unwritable`.
    func write(_ text: String) throws(SampleDataError) {
        let bytes = text.unicodeScalars.map { UInt8(exactly: $0.value) ?? UInt8(ascii: "?") }
        guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw Self.unwritable(path) }
    }

    /// Closes the file.
    ///
    /// - Throws: `SampleDataError.unwritable` if not all could be written.
    func close() throws(SampleDataError) {
        guard fclose(file) == 0 else { throw Self.unwritable(path) }
    }

    private static func unwritable(_ path: String) -> SampleDataError {
        .unwritable(file: URL(filePath: path).lastPathComponent)
    }
}
