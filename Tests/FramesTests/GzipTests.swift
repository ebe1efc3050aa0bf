import CZlib
import Foundation
import TestSupport
import Testing

@testable import Frames

@Suite struct GzipTests {
    private let folder = TemporaryFolder()

    /// Compresses bytes as one part of a file of gzip.
    private func compressed(_ bytes: [UInt8]) -> [UInt8] {
        var stream = z_stream()
        var input = bytes
        deflateInit2_(
            &stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
        input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(output.count)
                deflate(&stream, Z_FINISH)
            }
        }
        deflateEnd(&stream)
        return Array(output.prefix(Int(stream.total_out)))
    }

    private func write(_ bytes: [UInt8], _ name: String = "t.csv.gz") throws -> String {
        let path = folder.path(name)
        try Data(bytes).write(to: URL(filePath: path))
        return path
    }

    @Test func readsCompressedFiles() throws {
        let text = "n,t\n" + (0..<200_000).map { "\($0),\($0 % 7)th\n" }.joined()
        let expected = try CSVReader().read(text: text)
        #expect(try CSVReader().read(write(compressed(Array(text.utf8)))) == expected)
        // The content tells that it is compressed, not the name.
        #expect(try CSVReader().read(write(compressed(Array(text.utf8)), "t.csv")) == expected)
        let half = text.utf8.count / 2
        let parts = compressed(Array(text.utf8.prefix(half))) + compressed(Array(text.utf8.dropFirst(half)))
        #expect(try CSVReader().read(write(parts + [0, 0, 0])) == expected)
    }

    @Test func readsCompressedJSON() throws {
        let lines = (0..<1000).map { "{\"a\": \($0)}\n" }.joined()
        let path = try write(compressed(Array(lines.utf8)), "t.jsonl.gz")
        #expect(try JSONReader().read(path) == DataFrame([Column("a", Array(0..<1000))]))
        let cut = try write(Array(compressed(Array(lines.utf8)).dropLast(9)), "t.jsonl.gz")
        #expect(throws: JSONError.cannotDecompress(file: "t.jsonl.gz", problem: "it ends too early")) {
            try JSONReader().read(cut)
        }
    }

    @Test func refusesDamagedFiles() throws {
        let whole = compressed(Array("n\n1\n2\n".utf8))
        for count in 2..<whole.count {
            let path = try write(Array(whole.prefix(count)))
            #expect(throws: CSVError.cannotDecompress(file: "t.csv.gz", problem: "it ends too early")) {
                try CSVReader().read(path)
            }
        }
        var wrongSum = whole
        wrongSum[wrongSum.count - 8] ^= 1
        let error = #expect(throws: CSVError.self) { try CSVReader().read(write(wrongSum)) }
        #expect(
            error?.description == "t.csv.gz: the file cannot be decompressed: incorrect data check")
        #expect(
            throws: CSVError.cannotDecompress(file: "t.csv.gz", problem: "other bytes follow after its end")
        ) {
            try CSVReader().read(write(whole + [7]))
        }
    }

    @Test func aFolderIsNoFile() {
        #expect(throws: CSVError.unreadable(file: folder.url.lastPathComponent)) {
            try CSVReader().read(folder.url.path)
        }
    }
}
