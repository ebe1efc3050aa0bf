import Base

/// A hash of everything that something was made from: equal fingerprints, equal results.
public struct Fingerprint: Hashable, Sendable, CustomStringConvertible {
    /// The SHA-256 in hexadecimal digits.
    public let description: String

    /// The fingerprint of texts in their order, kept apart from each other.
    public init(_ parts: some Sequence<String>) {
        let hasher = SHA256()
        for part in parts {
            hasher.update("\(part.utf8.count):")
            hasher.update(part)
        }
        description = hasher.finish().description
    }

    /// The fingerprint of some bytes.
    init(bytes: [UInt8]) {
        description = Digest(of: bytes).description
    }
}
