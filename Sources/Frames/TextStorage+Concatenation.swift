extension TextStorage {
    /// Concatenates columns of text, with a common pool: the texts in order of first appearance, unless all columns share a
    /// pool, which is kept then.
    static func concatenating(_ parts: [TextStorage]) -> TextStorage {
        guard let first = parts.first else { return TextStorage() }
        let count = parts.reduce(0) { $0 + $1.codes.count }
        if parts.allSatisfy({ $0.pool.isSame(as: first.pool) }) {
            var codes: [Int32] = []
            codes.reserveCapacity(count)
            for part in parts { codes += part.codes }
            return TextStorage(codes: codes, pool: first.pool)
        }

        var builder = TextBuilder()
        // Parts may share pools: each text of a pool is looked up once, when it first occurs in a row.
        var pools: [(pool: TextPool, translation: [Int32])] = []
        let codes = [Int32](unsafeUninitializedCapacity: count) { codes, filled in
            for part in parts {
                let known = pools.firstIndex { $0.pool.isSame(as: part.pool) }
                let index = known ?? pools.count
                if known == nil {
                    pools.append((part.pool, Array(repeating: Self.missing, count: part.pool.count)))
                }
                part.pool.bytes.withUnsafeBufferPointer { bytes in
                    pools[index].translation.withUnsafeMutableBufferPointer { translation in
                        for code in part.codes {
                            var translated = code
                            if code >= 0 {
                                translated = translation[Int(code)]
                                if translated < 0 {
                                    let text = UnsafeBufferPointer(
                                        rebasing: bytes[part.pool.range(of: Int(code))])
                                    translated = builder.code(for: text)
                                    translation[Int(code)] = translated
                                }
                            }
                            codes.initializeElement(at: filled, to: translated)
                            filled += 1
                        }
                    }
                }
            }
        }
        return TextStorage(codes: codes, pool: builder.storage.pool)
    }
}

extension ListStorage {
    /// Concatenates columns of lists.
    static func concatenating(_ parts: [ListStorage]) -> ListStorage {
        var starts: [Int] = [0]
        starts.reserveCapacity(1 + parts.reduce(0) { $0 + $1.count })
        var validity: Bitmap?
        for part in parts {
            let offset = starts[starts.count - 1]
            if part.validity != nil, validity == nil { validity = Bitmap(count: starts.count - 1) }
            if validity != nil {
                for row in 0..<part.count { validity?.append(!part.isMissing(row)) }
            }
            starts += part.starts.dropFirst().lazy.map { $0 + offset }
        }
        return ListStorage(
            elements: .concatenating(parts.map(\.elements)), starts: starts, validity: validity)
    }
}
