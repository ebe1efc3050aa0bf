// Notations of files of separated values that are recognized by their first bytes.

extension CSVFile {
    /// The byte at which the table begins: behind a byte order mark, and behind the line `sep=;` with which Excel names the
    /// delimiter.
    ///
    /// - Throws: `CSVError` for UTF-16, and where that line names another delimiter than the reader has.
    static func startOfTable(
        _ bytes: FileBytes, _ reader: CSVReader, _ delimiter: [UInt8]
    ) throws(CSVError) -> Int {
        if bytes.isUTF16 { throw .utf16(file: bytes.name) }
        let start = reader.encoding == .utf8 ? bytes.start : 0
        guard reader.columnNames == nil, bytes.has(Array("sep=".utf8), at: start), start + 5 < bytes.count
        else {
            return start
        }
        var end = start + 5
        if bytes[end] == UInt8(ascii: "\r") { end += 1 }
        guard end < bytes.count, bytes[end] == UInt8(ascii: "\n") else { return start }
        guard delimiter == [bytes[start + 4]] else {
            throw .otherDelimiter(
                file: bytes.name, header: "sep=…", delimiter: String(UnicodeScalar(bytes[start + 4])))
        }
        return end + 1
    }

    /// The delimiter that the file seems to have in place of that of the reader, by which its header is one field: one that
    /// occurs in the header and as often in the line after it.
    static func otherDelimiter(_ bytes: FileBytes, _ header: Range<Int>) -> String? {
        let first = bytes[header]
        let second = bytes[header.upperBound..<bytes.end(ofLineAt: header.upperBound)]
        return delimiters.first { candidate in
            let count = first.count { $0 == UInt8(ascii: candidate) }
            return count > 0 && (second.isEmpty || second.count { $0 == UInt8(ascii: candidate) } == count)
        }.map(String.init)
    }

    /// The delimiters that programs write.
    private static let delimiters: [UnicodeScalar] = [";", "\t", "|", ","]

    /// The delimiter that a character is, if it is one.
    static func delimiter(_ scalar: UnicodeScalar) -> String? {
        delimiters.contains(scalar) ? String(scalar) : nil
    }

    /// Gives names to the columns that have none, such as the index that pandas writes: `Unnamed: 0`, or `Unnamed: 0.1` where a
    /// column has that name already.
    static func completed(_ header: [String]) -> (names: [String], nameless: Set<Int>) {
        var taken = Set(header)
        var nameless: Set<Int> = []
        let names = header.enumerated().map { index, name in
            guard name.isEmpty else { return name }
            nameless.insert(index)
            let first = "Unnamed: \(index)"
            let free =
                taken.contains(first)
                ? (1...).lazy.map { "\(first).\($0)" }.first { !taken.contains($0) } ?? first : first
            taken.insert(free)
            return free
        }
        return (names, nameless)
    }
}

extension FileBytes {
    /// Whether the text is UTF-16, as Windows' programs write it: there is a byte order mark, or every other one of the first
    /// bytes is zero.
    var isUTF16: Bool {
        guard count >= 2 else { return false }
        if (self[0], self[1]) == (0xFF, 0xFE) || (self[0], self[1]) == (0xFE, 0xFF) { return true }
        let length = min(count, 64) & ~1
        return [0, 1].contains { zero in
            stride(from: 0, to: length, by: 2).allSatisfy { self[$0 + zero] == 0 && self[$0 + 1 - zero] != 0 }
        }
    }
}
