import CCrypto

/// The SHA-256 checksum (FIPS 180-4) of bytes that arrive piece by piece.
///
/// OpenSSL computes it with the processor's own instructions where it has them: data files can be large, and each is
/// hashed before a script reads it.
final class SHA256 {
    private let context: OpaquePointer?

    /// Starts a checksum.
    init() {
        context = EVP_MD_CTX_new()
        EVP_DigestInit_ex(context, EVP_sha256(), nil)
    }

    deinit {
        EVP_MD_CTX_free(context)
    }

    /// Adds bytes.
    func update(_ bytes: UnsafeRawBufferPointer) {
        EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
    }

    /// Adds bytes.
    func update(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes(update)
    }

    /// Adds a text in its UTF-8 form.
    func update(_ text: String) {
        var text = text
        text.withUTF8 { update(UnsafeRawBufferPointer($0)) }
    }

    /// Returns the checksum as 64 lowercase hexadecimal digits. Nothing can be added afterwards.
    func finish() -> String {
        var digest = [UInt8](repeating: 0, count: 32)
        EVP_DigestFinal_ex(context, &digest, nil)
        return digest.reduce(into: "") { text, byte in
            text += String(byte >> 4, radix: 16) + String(byte & 0xf, radix: 16)
        }
    }

    /// Returns the checksum of bytes as 64 lowercase hexadecimal digits.
    static func hexDigest(of bytes: [UInt8]) -> String {
        let hash = SHA256()
        hash.update(bytes)
        return hash.finish()
    }

    /// Returns the checksum of a text's UTF-8 form as 64 lowercase hexadecimal digits.
    static func hexDigest(of text: String) -> String {
        let hash = SHA256()
        hash.update(text)
        return hash.finish()
    }
}
