import Synchronization

/// A SHA-256 checksum (FIPS 180-4): equal digests, equal bytes.
package struct Digest: Hashable, Sendable, CustomStringConvertible {
    /// The 32 bytes.
    package let bytes: [UInt8]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Returns the checksum of bytes.
    package init(of bytes: UnsafeRawBufferPointer) {
        let hash = SHA256()
        hash.update(bytes)
        self = hash.finish()
    }

    /// Returns the checksum of the checksums of each megabyte, which several threads compute.
    init(ofParts bytes: UnsafeRawBufferPointer) {
        let shared = SharedBytes(bytes)
        let parts = Chunks(count: bytes.count, size: 1 << 20).map(threadCount: nil) { range in
            Digest(of: UnsafeRawBufferPointer(rebasing: shared.bytes[range])).bytes
        }
        self = parts.joined().withContiguousBytes { Digest(of: $0) }
    }

    /// 64 lowercase hexadecimal digits.
    package var description: String {
        bytes.reduce(into: "") { text, byte in
            text += String(byte >> 4, radix: 16) + String(byte & 0xf, radix: 16)
        }
    }
}

extension Sequence<UInt8> {
    fileprivate func withContiguousBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        Array(self).withUnsafeBytes(body)
    }
}

/// Bytes that several threads read while their owner keeps them alive and unchanged.
private struct SharedBytes: @unchecked Sendable {
    let bytes: UnsafeRawBufferPointer

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }
}

/// The digest of a value, computed when it is first asked for. Copies of the value share it as long as they are equal to it.
package final class DigestMemo: Sendable {
    private let known = Mutex<Digest?>(nil)

    /// Creates a memo that is yet to be filled.
    package init() {}

    /// Returns the digest, computed unless it is known.
    package func digest(_ compute: () throws -> Digest) rethrows -> Digest {
        // Not computed under the lock: other threads may have the same to do, and wait for this one's.
        if let digest = known.withLock({ $0 }) { return digest }
        let digest = try compute()
        known.withLock { $0 = digest }
        return digest
    }

    /// Whether the digest is known.
    package var isFilled: Bool { value != nil }

    /// The digest, if it is known.
    package var value: Digest? { known.withLock { $0 } }

    /// Sets the digest to one that stands for the value: that of all it was computed from.
    package func fill(_ digest: Digest) { known.withLock { $0 = digest } }
}

extension DigestMemo: Equatable {
    /// True: whether the digest of a value is known is no part of it.
    package static func == (first: DigestMemo, second: DigestMemo) -> Bool { true }
}
