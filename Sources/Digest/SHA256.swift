import CCairo

/// The SHA-256 checksum (FIPS 180-4) of bytes that arrive piece by piece. GLib computes it, which Pango brings along.
public final class SHA256 {
    private let checksum: OpaquePointer?

    /// The checksum of nothing yet.
    public init() {
        checksum = g_checksum_new(G_CHECKSUM_SHA256)
    }

    deinit {
        g_checksum_free(checksum)
    }

    /// Takes in more bytes.
    public func update(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress, !bytes.isEmpty else { return }
        g_checksum_update(checksum, start.assumingMemoryBound(to: UInt8.self), bytes.count)
    }

    /// Takes in more bytes.
    public func update(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes(update)
    }

    /// Takes in a text in its UTF-8 form.
    public func update(_ text: String) {
        var text = text
        text.withUTF8 { update(UnsafeRawBufferPointer($0)) }
    }

    /// The checksum as 64 lowercase hexadecimal digits. Nothing can be taken in afterwards.
    public func finish() -> String {
        g_checksum_get_string(checksum).map { String(cString: $0) } ?? ""
    }

    /// The checksum of some bytes, as 64 lowercase hexadecimal digits.
    public static func hexDigest(of bytes: [UInt8]) -> String {
        let hash = SHA256()
        hash.update(bytes)
        return hash.finish()
    }

    /// The checksum of a text's UTF-8 form, as 64 lowercase hexadecimal digits.
    public static func hexDigest(of text: String) -> String {
        let hash = SHA256()
        hash.update(text)
        return hash.finish()
    }
}
