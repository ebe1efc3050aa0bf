// Columns of texts and of lists, whose values are no numbers, parsed from fields.

/// A text of a batch whose code is looked up.
private struct LookedUpText {
    /// The index of the field.
    var index: Int32
    /// Whether it is in the file as it is; only then it is hashed.
    var isPlain = true
    var hash: UInt32 = 0
    /// The code of the first text found with the same hash; -1 if there is none.
    var code: Int32 = -1
    /// The bytes that were read to have memory at hand.
    var touched: UInt32 = 0
    /// The offset of that text in the pool.
    var start = 0

    init(index: Int32) { self.index = index }

    @inline(__always)
    mutating func find(in builder: TextBuilder) {
        code = builder.firstCode(of: hash)
        if code >= 0 { start = builder.storage.pool.start(of: Int(code)) }
    }

    @inline(__always)
    mutating func readByte(_ pool: TextPool) {
        if start < pool.bytes.count { touched &+= UInt32(pool.bytes[start]) }
    }
}

extension TextBuilder {
    /// Adds the texts of fields to the pool and writes their codes.
    ///
    /// Most texts are in the pool, which is larger than the processor's cache: all texts of the batch are hashed first, then
    /// looked up, and then compared, so that it waits for several of them at a time.
    mutating func write(
        _ batch: FieldBatch, _ format: FieldFormat, to codes: UnsafeMutablePointer<Int32>
    ) -> FieldProblem? {
        codes.initialize(repeating: TextStorage.missing, count: batch.count)
        return withUnsafeTemporaryAllocation(of: LookedUpText.self, capacity: batch.count) { lookups in
            var count = 0
            for index in 0..<batch.count {
                let field = batch.fields[index]
                guard !field.isMissing else { continue }
                let bytes = batch.bytes(field)
                var lookup = LookedUpText(index: Int32(truncatingIfNeeded: index))
                if field.hasEscapes || format.isLatin1 {
                    lookup.isPlain = false
                } else if format.missingNames.contains(bytes) {
                    continue
                } else {
                    lookup.hash = Self.hash(bytes)
                }
                lookups.initializeElement(at: count, to: lookup)
                count += 1
            }
            for place in 0..<count { lookups[place].touched = firstHash(for: lookups[place].hash) }
            for place in 0..<count { lookups[place].find(in: self) }
            for place in 0..<count { lookups[place].readByte(storage.pool) }
            for place in 0..<count {
                let lookup = lookups[place]
                let index = Int(lookup.index)
                let bytes = batch.bytes(batch.fields[index])
                if lookup.isPlain, lookup.code >= 0,
                    storage.pool.text(Int(lookup.code), from: lookup.start, equals: bytes)
                {
                    codes[index] = lookup.code
                    continue
                }
                let code =
                    lookup.isPlain
                    ? self.code(forValid: bytes, hash: lookup.hash)
                    : format.withContent(batch.fields[index], of: batch) { content in
                        format.missingNames.contains(content)
                            ? TextStorage.missing : self.code(forValid: content, hash: Self.hash(content))
                    }
                guard let code else { return FieldProblem(kind: .invalidUTF8, index: index) }
                codes[index] = code
            }
            return nil
        }
    }

    /// Returns the code of a text; nil if it is not UTF-8. Each distinct text is checked once.
    @inline(__always)
    private mutating func code(forValid text: UnsafeBufferPointer<UInt8>, hash: UInt32) -> Int32? {
        let known = storage.pool.count
        let code = code(for: text, hash: hash)
        return code < known || text.isUTF8 ? code : nil
    }
}

extension ListBuilder {
    /// Splits fields into the elements of lists and appends these.
    mutating func append(_ batch: FieldBatch, _ format: FieldFormat) -> FieldProblem? {
        for index in 0..<batch.count {
            let field = batch.fields[index]
            if field.isMissing {
                appendMissing()
                continue
            }
            let isUTF8 = format.withContent(field, of: batch) { content in
                if format.missingNames.contains(content) {
                    appendMissing()
                    return true
                }
                guard content.isUTF8 else { return false }
                if format.escapes == .json {
                    appendElements(ofJSON: content)
                } else {
                    appendElements(of: content, separator: format.listSeparator)
                }
                endList()
                return true
            }
            guard isUTF8 else { return FieldProblem(kind: .invalidUTF8, index: index) }
        }
        return nil
    }

    /// Appends the parts of a text between separators; an empty text has none.
    private mutating func appendElements(of text: UnsafeBufferPointer<UInt8>, separator: [UInt8]) {
        guard !text.isEmpty, let first = separator.first else { return }
        var start = 0
        var position = 0
        while position + separator.count <= text.count {
            if text[position] == first, text[position..<position + separator.count].elementsEqual(separator) {
                appendElement(UnsafeBufferPointer(rebasing: text[start..<position]))
                position += separator.count
                start = position
            } else {
                position += 1
            }
        }
        appendElement(UnsafeBufferPointer(rebasing: text[start...]))
    }

    /// Appends the strings of an array that is known to be well-formed.
    private mutating func appendElements(ofJSON array: UnsafeBufferPointer<UInt8>) {
        var position = 0
        while let opening = array[position...].firstIndex(of: UInt8(ascii: "\"")) {
            var closing = opening + 1
            var hasEscapes = false
            while array[closing] != UInt8(ascii: "\"") {
                let isEscape = array[closing] == UInt8(ascii: "\\")
                hasEscapes = hasEscapes || isEscape
                closing += isEscape ? 2 : 1
            }
            let content = UnsafeBufferPointer(rebasing: array[opening + 1..<closing])
            if hasEscapes {
                unescaped(content).withUnsafeBufferPointer { appendElement($0) }
            } else {
                appendElement(content)
            }
            position = closing + 1
        }
    }
}
