extension TextPool {
    /// Returns the ranks of texts in the order by code points, by code; 0 for other texts.
    ///
    /// - Parameter codes: the codes of the texts, all different; nil for all texts.
    func ranks(of codes: [Int32]? = nil) -> [Int32] {
        let codes = codes ?? (0..<Int32(count)).map { $0 }
        var ranks = [Int32](repeating: 0, count: count)
        for (rank, index) in PoolWords(self, codes).sortedRows().enumerated() {
            ranks[Int(codes[Int(index)])] = Int32(truncatingIfNeeded: rank)
        }
        return ranks
    }
}

/// The texts of a pool as words to sort by: eight of their bytes, behind what all texts begin with.
private struct PoolWords: SortingWords {
    private let pool: TextPool
    private let codes: [Int32]
    /// The number of bytes that all texts begin with, such as those of "id".
    private let prefix: Int

    init(_ pool: TextPool, _ codes: [Int32]) {
        self.pool = pool
        self.codes = codes
        prefix = pool.bytes.withUnsafeBufferPointer { bytes in
            guard let code = codes.first else { return 0 }
            let first = bytes[pool.range(of: Int(code))]
            return codes.reduce(first.count) { length, code in
                let text = bytes[pool.range(of: Int(code))].prefix(length)
                return zip(first, text).prefix { $0 == $1 }.count
            }
        }
    }

    var rowCount: Int { codes.count }
    let wordCount = 1
    let hasTies = true

    func width(of word: Int) -> Int { 64 }

    func encode(_ word: Int, _ rows: Range<Int>, into words: UnsafeMutablePointer<UInt64>) {
        pool.bytes.withUnsafeBufferPointer { bytes in
            for row in rows {
                let text = pool.range(of: Int(codes[row]))
                var word: UInt64 = 0
                for place in text.lowerBound + prefix..<text.lowerBound + prefix + 8 {
                    word = word << 8 | (place < text.upperBound ? UInt64(bytes[place]) : 0)
                }
                words[row - rows.lowerBound] = word
            }
        }
    }

    func areOrdered(_ first: Int, _ second: Int) -> Bool {
        pool.isOrdered(Int(codes[first]), before: Int(codes[second]))
    }
}
