internal import CZlib

/// Decompresses files of gzip (RFC 1952), also those that consist of several compressed parts.
enum Gzip {
    /// Whether bytes begin as a file of gzip does. No text in UTF-8 begins so.
    static func isCompressed(_ bytes: UnsafeRawBufferPointer) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

    /// Writes the decompressed bytes to a file.
    static func decompress(
        _ input: UnsafeRawBufferPointer, into file: FileDescriptor
    ) throws(FileBytes.Problem) {
        var stream = z_stream()
        // 16 stands for the format of gzip, 15 for the largest window.
        let code = inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard code == Z_OK else { throw .cannotDecompress("there is not enough memory") }
        defer { inflateEnd(&stream) }

        let output = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
        defer { output.deallocate() }
        var rest = input[...]
        while true {
            let part = UnsafeRawBufferPointer(rebasing: rest.prefix(1 << 30))
            stream.next_in = UnsafeMutablePointer(mutating: part.bindMemory(to: UInt8.self).baseAddress)
            stream.avail_in = UInt32(part.count)
            stream.next_out = output.bindMemory(to: UInt8.self).baseAddress
            stream.avail_out = UInt32(output.count)
            let code = inflate(&stream, Z_NO_FLUSH)
            guard code == Z_OK || code == Z_STREAM_END || code == Z_BUF_ERROR else {
                throw .cannotDecompress(stream.msg.map { String(cString: $0) } ?? "it is damaged")
            }
            guard file.write(UnsafeRawBufferPointer(rebasing: output.dropLast(Int(stream.avail_out)))) else {
                throw .cannotDecompress("the disk is full; set TMPDIR to a folder with more space")
            }
            rest = rest.dropFirst(part.count - Int(stream.avail_in))
            if code == Z_STREAM_END {
                // Zeros may fill up the last block of a tape.
                if rest.allSatisfy({ $0 == 0 }) { return }
                guard isCompressed(UnsafeRawBufferPointer(rebasing: rest)) else {
                    throw .cannotDecompress("other bytes follow after its end")
                }
                inflateReset(&stream)
            } else if rest.isEmpty, stream.avail_out > 0 {
                throw .cannotDecompress("it ends too early")
            }
        }
    }
}
