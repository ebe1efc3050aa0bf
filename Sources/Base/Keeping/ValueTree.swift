/// A `Codable` value taken apart: what stands between a value and its bytes, in keys and in files of kept results.
///
/// The bytes are canonical: equal trees have equal bytes, different trees have different ones, and fields are in the order of
/// their names. Numbers keep all their bits, unlike in JSON.
package enum ValueTree: Sendable {
    /// The absence of a value.
    case missing
    case boolean(Bool)
    case signed(Int64)
    case unsigned(UInt64)
    case real(Double)
    case text(String)
    /// An array of numbers, as it lies in memory.
    case numbers(any NumberArray)
    /// The part of a key for a value that was hashed on its own.
    case digest(Digest)
    case list([ValueTree])
    case fields([(name: String, value: ValueTree)])
}

// MARK: Writing

/// A destination of bytes.
protocol ByteSink {
    /// Takes a few bytes.
    mutating func append(_ bytes: UnsafeRawBufferPointer)
    /// Takes the bytes of an array, which may be many.
    mutating func append(contentsOf numbers: any NumberArray)
}

extension ByteSink {
    mutating func append(_ byte: UInt8) {
        withUnsafeBytes(of: byte) { append($0) }
    }

    mutating func append(_ word: UInt64) {
        withUnsafeBytes(of: word.littleEndian) { append($0) }
    }

    mutating func append(_ text: String) {
        var text = text
        append(UInt64(text.utf8.count))
        text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
    }
}

extension ValueTree {
    /// The beginning of a part of a tree.
    enum Mark: UInt8 {
        case missing, no, yes, signed, unsigned, real, text, numbers, digest, list, fields
    }

    /// Writes the tree's bytes.
    func write(to sink: inout some ByteSink) {
        switch self {
        case .missing: sink.append(Mark.missing.rawValue)
        case .boolean(let value): sink.append((value ? Mark.yes : .no).rawValue)
        case .signed(let value):
            sink.append(Mark.signed.rawValue)
            sink.append(UInt64(bitPattern: value))
        case .unsigned(let value):
            sink.append(Mark.unsigned.rawValue)
            sink.append(value)
        case .real(let value):
            sink.append(Mark.real.rawValue)
            sink.append(value.bitPattern)
        case .text(let text):
            sink.append(Mark.text.rawValue)
            sink.append(text)
        case .numbers(let numbers):
            sink.append(Mark.numbers.rawValue)
            sink.append(numbers.mark)
            sink.append(UInt64(numbers.count))
            sink.append(contentsOf: numbers)
        case .digest(let digest):
            sink.append(Mark.digest.rawValue)
            digest.bytes.withUnsafeBytes { sink.append($0) }
        case .list(let elements):
            sink.append(Mark.list.rawValue)
            sink.append(UInt64(elements.count))
            for element in elements { element.write(to: &sink) }
        case .fields(let fields):
            sink.append(Mark.fields.rawValue)
            sink.append(UInt64(fields.count))
            for (name, value) in fields.sorted(by: { $0.name < $1.name }) {
                sink.append(name)
                value.write(to: &sink)
            }
        }
    }

    /// The number of bytes of the arrays of numbers, which are most of a large tree.
    var numberByteCount: Int {
        switch self {
        case .numbers(let numbers): numbers.withBytes(\.count)
        case .list(let elements): elements.reduce(0) { $0 + $1.numberByteCount }
        case .fields(let fields): fields.reduce(0) { $0 + $1.value.numberByteCount }
        default: 0
        }
    }

    /// The digest of the tree's bytes, in which the digest of a long array stands for its content.
    package var checksum: Digest {
        var sink = DigestSink()
        write(to: &sink)
        return sink.hash.finish()
    }
}

/// Hashes bytes.
private struct DigestSink: ByteSink {
    let hash = SHA256()

    mutating func append(_ bytes: UnsafeRawBufferPointer) { hash.update(bytes) }

    mutating func append(contentsOf numbers: any NumberArray) {
        numbers.withBytes { bytes in
            if bytes.count < 1 << 16 { hash.update(bytes) } else { hash.update(Digest(ofParts: bytes).bytes) }
        }
    }
}

// MARK: Reading

extension ValueTree {
    /// Reads a tree from its bytes, which must stay where they are as long as the tree is used. Returns `nil` if they are
    /// those of none.
    init?(reading bytes: UnsafeRawBufferPointer) {
        var rest = ByteSource(bytes: bytes)
        guard let tree = rest.tree(), rest.isAtEnd else { return nil }
        self = tree
    }

    private struct ByteSource {
        let bytes: UnsafeRawBufferPointer
        var position = 0

        init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

        var isAtEnd: Bool { position == bytes.count }

        mutating func next(_ count: Int) -> UnsafeRawBufferPointer? {
            guard count >= 0, count <= bytes.count - position else { return nil }
            defer { position += count }
            return UnsafeRawBufferPointer(rebasing: bytes[position..<position + count])
        }

        mutating func word() -> UInt64? {
            next(8).map { UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self)) }
        }

        mutating func count() -> Int? { word().flatMap { Int(exactly: $0) } }

        mutating func text() -> String? {
            guard let count = count(), let bytes = next(count) else { return nil }
            return String(decoding: bytes, as: UTF8.self)
        }

        mutating func tree() -> ValueTree? {
            guard let mark = next(1).flatMap({ Mark(rawValue: $0[0]) }) else { return nil }
            switch mark {
            case .missing: return .missing
            case .no: return .boolean(false)
            case .yes: return .boolean(true)
            case .signed: return word().map { .signed(Int64(bitPattern: $0)) }
            case .unsigned: return word().map { .unsigned($0) }
            case .real: return word().map { .real(Double(bitPattern: $0)) }
            case .text: return text().map { .text($0) }
            case .digest: return next(32).map { .digest(Digest(Array($0))) }
            case .numbers:
                guard let kind = next(1)?[0], let count = count(), let size = StoredNumbers.size(of: kind),
                    count <= bytes.count, let bytes = next(count * size)
                else { return nil }
                return .numbers(StoredNumbers(mark: kind, count: count, bytes: bytes))
            case .list:
                guard let count = count(), count <= bytes.count else { return nil }
                var elements: [ValueTree] = []
                for _ in 0..<count {
                    guard let element = tree() else { return nil }
                    elements.append(element)
                }
                return .list(elements)
            case .fields:
                guard let count = count(), count <= bytes.count else { return nil }
                var fields: [(name: String, value: ValueTree)] = []
                for _ in 0..<count {
                    guard let name = text(), let value = tree() else { return nil }
                    fields.append((name, value))
                }
                return .fields(fields)
            }
        }
    }
}
