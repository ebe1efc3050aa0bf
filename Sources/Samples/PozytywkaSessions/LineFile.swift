#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file of JSON Lines that is written line by line, so that it may be larger than memory.
final class LineFile {
    private let name: String
    private let file: UnsafeMutablePointer<FILE>
    private var buffer: [UInt8] = []
    private var isOpen = true

    private static let bufferSize = 1 << 20

    /// Creates a file in a folder.
    ///
    /// - Throws: `SampleDataError.unwritable`.
    init(_ name: String, in folder: String) throws(SampleDataError) {
        self.name = name
        guard let file = fopen("\(folder)/\(name)", "w") else { throw .unwritable(file: name) }
        self.file = file
        buffer.reserveCapacity(Self.bufferSize + 4096)
    }

    /// Makes a folder, unless it is there.
    ///
    /// - Throws: `SampleDataError.unwritable`.
    static func makeFolder(_ path: String) throws(SampleDataError) {
        guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw .unwritable(file: path) }
    }

    deinit { if isOpen { fclose(file) } }

    /// Writes what is left, and closes the file.
    ///
    /// - Throws: `SampleDataError.unwritable`.
    func close() throws(SampleDataError) {
        try flush()
        isOpen = false
        guard fclose(file) == 0 else { throw .unwritable(file: name) }
    }

    private func flush() throws(SampleDataError) {
        guard fwrite(buffer, 1, buffer.count, file) == buffer.count else { throw .unwritable(file: name) }
        buffer.removeAll(keepingCapacity: true)
    }

    /// Appends text that needs no escapes.
    func write(_ text: StaticString) {
        buffer.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Appends text that needs no escapes.
    func write(plain text: String) { buffer.append(contentsOf: text.utf8) }

    /// Appends bytes as they are.
    func write(bytes: some Sequence<UInt8>) { buffer.append(contentsOf: bytes) }

    /// Appends a number.
    func write(_ number: Int) {
        if number < 0 {
            buffer.append(UInt8(ascii: "-"))
            return write(-number)
        }
        if number >= 10 { write(number / 10) }
        buffer.append(UInt8(ascii: "0") + UInt8(number % 10))
    }

    /// Appends a number with leading zeros.
    func write(_ number: Int, digits: Int) {
        var power = 1
        for _ in 1..<digits { power *= 10 }
        while power > 0 {
            buffer.append(UInt8(ascii: "0") + UInt8(number / power % 10))
            power /= 10
        }
    }

    /// Appends a string in quotation marks, with what is not ASCII escaped, as Python writes it; or null.
    func write(string text: String?) {
        guard let text else { return write("null") }
        buffer.append(UInt8(ascii: "\""))
        for unit in text.utf16 {
            switch unit {
            case 0x22, 0x5C:
                buffer.append(UInt8(ascii: "\\"))
                buffer.append(UInt8(unit))
            case 0x20..<0x7F: buffer.append(UInt8(unit))
            default:
                write("\\u")
                for shift in [12, 8, 4, 0] {
                    let digit = UInt8(unit >> UInt16(shift) & 0xF)
                    buffer.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
                }
            }
        }
        buffer.append(UInt8(ascii: "\""))
    }

    /// Appends a list of strings, or null.
    func write(strings: [String]?) {
        guard let strings else { return write("null") }
        write("[")
        for (index, string) in strings.enumerated() {
            if index > 0 { write(", ") }
            write(string: string)
        }
        write("]")
    }

    /// Ends a line.
    ///
    /// - Throws: `SampleDataError.unwritable`.
    func endLine() throws(SampleDataError) {
        buffer.append(UInt8(ascii: "\n"))
        if buffer.count >= Self.bufferSize { try flush() }
    }
}
