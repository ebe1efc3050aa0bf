internal import CCrypto

/// A SHA-256 checksum (FIPS 180-4) of bytes that arrive piece by piece.
///
/// OpenSSL computes it with the processor's own instructions where it has them: data can be large, and is hashed before
/// anything else is done with it.
package final class SHA256 {
    private let context: OpaquePointer?

    /// Starts a checksum.
    package init() {
        context = EVP_MD_CTX_new()
        EVP_DigestInit_ex(context, EVP_sha256(), nil)
    }

    deinit {
        EVP_MD_CTX_free(context)
    }

    /// Adds bytes.
    package func update(_ bytes: UnsafeRawBufferPointer) {
        EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
    }

    /// Adds bytes.
    package func update(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes(update)
    }

    /// Adds a text in its UTF-8 form.
    package func update(_ text: String) {
        var text = text
        text.withUTF8 { update(UnsafeRawBufferPointer($0)) }
    }

    /// Returns the checksum. Nothing can be added afterwards.
    package func finish() -> Digest {
        var digest = [UInt8](repeating: 0, count: 32)
        EVP_DigestFinal_ex(context, &digest, nil)
        return Digest(digest)
    }
}

extension Digest {
    /// Returns the checksum of bytes.
    package init(of bytes: [UInt8]) {
        self = bytes.withUnsafeBytes { Digest(of: $0) }
    }

    /// Returns the checksum of a text's UTF-8 form.
    package init(of text: String) {
        let hash = SHA256()
        hash.update(text)
        self = hash.finish()
    }
}
