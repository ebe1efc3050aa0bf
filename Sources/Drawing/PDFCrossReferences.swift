/// The cross-reference table at the end of a PDF, which holds the offset of each object.
///
/// Cairo 1.16 numbers a few objects that it never writes, and lists them with the offset of another object. Viewers
/// ignore this, but validators report the file as damaged.
enum PDFCrossReferences {
    /// Marks the entries of objects that have not been written as free (ISO 32000-1, 7.5.4).
    static func repair(_ file: inout [UInt8]) {
        guard let table = lastIndex(of: "xref\n", in: file, before: lastIndex(of: "startxref", in: file))
        else { return }
        var place = table + "xref\n".utf8.count
        guard let header = line(at: place, in: file)?.split(separator: " "), header.count == 2,
            let count = Int(header[1]), header[0] == "0"
        else { return }
        place += header[0].utf8.count + 1 + header[1].utf8.count + 1
        // An entry takes 20 bytes: ten digits, a space, five digits, a space, n or f, and a line end of two bytes.
        for object in 1..<max(1, count) {
            let entry = place + object * 20
            guard entry + 20 <= file.count,
                let offset = Int(String(decoding: file[entry..<entry + 10], as: UTF8.self))
            else { return }
            let expected = Array("\(object) 0 obj".utf8)
            guard !file.dropFirst(offset).starts(with: expected) else { continue }
            file.replaceSubrange(entry..<entry + 18, with: Array("0000000000 65535 f".utf8))
        }
    }

    private static func lastIndex(of text: String, in file: [UInt8], before end: Int? = nil) -> Int? {
        let bytes = Array(text.utf8)
        return (0...max(0, (end ?? file.count) - bytes.count)).last { file[$0...].starts(with: bytes) }
    }

    private static func line(at place: Int, in file: [UInt8]) -> String? {
        file[place...].firstIndex(of: UInt8(ascii: "\n")).map {
            String(decoding: file[place..<$0], as: UTF8.self)
        }
    }
}
