/// How what a tree needs to know of a row lies together in memory: as a record.
///
/// A record holds the code of each column in as few bits as will do, then what the row adds to sums over rows (its
/// class and weight). Records are moved into the order of the child nodes at every split, so that a node's rows are read
/// in one sweep of memory and those of small nodes stay in the cache.
struct RecordLayout: Sendable {
    /// In how many bits the codes of a column are kept.
    enum Width: Sendable {
        case bit, byte, short, word
    }

    /// Where the code of a column is.
    struct Field: Sendable {
        let width: Width
        /// How many bytes from the start of the record.
        let offset: Int
        /// For a bit: which of the byte.
        let shift: UInt8
    }

    /// The fields of the columns, in their order.
    let fields: [Field]
    /// Where what the row adds to sums is.
    let payloadOffset: Int
    /// From one record to the next, in bytes; a multiple of eight.
    let stride: Int

    /// A layout for columns with so many codes each. A column that has two, neither of them a missing value nor a
    /// category, may be kept in a bit.
    init(codeCounts: [Int], fitsBit: [Bool], payloadSize: Int) {
        let widths = zip(codeCounts, fitsBit).map { count, fitsBit -> Width in
            fitsBit ? .bit : count <= 1 << 8 ? .byte : count <= 1 << 16 ? .short : .word
        }
        var fields = widths.map { Field(width: $0, offset: 0, shift: 0) }
        var end = 0
        for (width, size) in [(Width.word, 4), (.short, 2), (.byte, 1)] {
            for column in widths.indices where widths[column] == width {
                fields[column] = Field(width: width, offset: end, shift: 0)
                end += size
            }
        }
        var bits = 0
        for column in widths.indices where widths[column] == .bit {
            fields[column] = Field(width: .bit, offset: end + bits / 8, shift: UInt8(bits % 8))
            bits += 1
        }
        self.fields = fields
        payloadOffset = end + (bits + 7) / 8
        stride = (payloadOffset + payloadSize + 7) / 8 * 8
    }
}

extension RecordLayout.Field {
    /// The code in a record.
    @inline(__always)
    func code(in record: UnsafePointer<UInt8>) -> Int {
        let place = UnsafeRawPointer(record + offset)
        switch width {
        case .bit: return Int(record[offset] >> shift & 1)
        case .byte: return Int(record[offset])
        case .short: return Int(place.loadUnaligned(as: UInt16.self))
        case .word: return Int(place.loadUnaligned(as: UInt32.self))
        }
    }

    /// Writes a code into a record, whose bit must be zero so far.
    @inline(__always)
    func write(_ code: Int, to record: UnsafeMutablePointer<UInt8>) {
        let place = UnsafeMutableRawPointer(record + offset)
        switch width {
        case .bit: record[offset] |= UInt8(truncatingIfNeeded: code) << shift
        case .byte: record[offset] = UInt8(truncatingIfNeeded: code)
        case .short: place.storeBytes(of: UInt16(truncatingIfNeeded: code), as: UInt16.self)
        case .word: place.storeBytes(of: UInt32(truncatingIfNeeded: code), as: UInt32.self)
        }
    }
}
