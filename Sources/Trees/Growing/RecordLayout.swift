/// How what a tree needs to know of a row lies together in memory: as a record.
///
/// A record holds the code of each column in as few bits as will do, then what the row adds to sums over rows (its
/// class and weight). Records are moved into the order of the child nodes at every split, so that a node's rows are
/// read in one sweep of memory and those of small nodes stay in the cache.
struct RecordLayout: Sendable {
    /// In how many bits the codes of a column are kept.
    enum Width: UInt8, Sendable {
        case bit, byte, short, word
    }

    /// Where the code of a column is.
    struct Field: Sendable {
        let width: Width
        /// For a bit: which of the byte.
        let shift: UInt8
        /// How many bytes from the start of the record.
        let offset: Int32
    }

    /// The fields of the columns, in their order.
    let fields: [Field]
    /// Where the bits are, and how many bytes they take.
    let bitsOffset: Int
    let bitsSize: Int
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
        var fields = widths.map { Field(width: $0, shift: 0, offset: 0) }
        var end = 0
        for (width, size) in [(Width.word, 4), (.short, 2), (.byte, 1)] {
            for column in widths.indices where widths[column] == width {
                fields[column] = Field(width: width, shift: 0, offset: Int32(end))
                end += size
            }
        }
        var bits = 0
        for column in widths.indices where widths[column] == .bit {
            fields[column] = Field(width: .bit, shift: UInt8(bits % 8), offset: Int32(end + bits / 8))
            bits += 1
        }
        self.fields = fields
        bitsOffset = end
        bitsSize = (bits + 7) / 8
        payloadOffset = end + (bits + 7) / 8
        stride = (payloadOffset + payloadSize + 7) / 8 * 8
    }
}

extension RecordLayout.Field {
    /// The code in a record.
    @inline(__always)
    func code(in record: UnsafePointer<UInt8>) -> Int {
        let place = record + Int(offset)
        switch width {
        case .bit: return Int(place.pointee &>> shift & 1)
        case .byte: return byteCode(place)
        case .short: return shortCode(place)
        case .word: return wordCode(place)
        }
    }

    /// Hands over what tells whether a record goes left, given the place at some offset in it.
    ///
    /// - Parameters:
    ///   - lastLeft: the largest code that goes left; 0 for a bit.
    ///   - missingCode: a code that goes left as well; −1 if none does.
    @inline(__always)
    func withDecision(
        lastLeft: Int, missingCode: Int, _ body: (Int, (UnsafePointer<UInt8>) -> Bool) -> Int
    ) -> Int {
        let offset = Int(offset)
        switch width {
        case .bit:
            let bit: UInt8 = 1 << shift
            return body(offset) { $0.pointee & bit == 0 }
        case .byte:
            guard missingCode >= 0 else { return body(offset) { byteCode($0) <= lastLeft } }
            return body(offset) { byteCode($0) <= lastLeft || byteCode($0) == missingCode }
        case .short:
            return body(offset) { shortCode($0) <= lastLeft || shortCode($0) == missingCode }
        case .word:
            return body(offset) { wordCode($0) <= lastLeft || wordCode($0) == missingCode }
        }
    }

    /// Writes the codes of some rows into their records, whose bits must be zero so far.
    func write(
        _ codes: UnsafePointer<UInt32>, _ count: Int, to records: UnsafeMutablePointer<UInt8>, stride: Int
    ) {
        var place = UnsafeMutableRawPointer(records + Int(offset))
        switch width {
        case .bit:
            for index in 0..<count {
                let byte = place.load(as: UInt8.self)
                place.storeBytes(of: byte | UInt8(truncatingIfNeeded: codes[index]) &<< shift, as: UInt8.self)
                place += stride
            }
        case .byte:
            for index in 0..<count {
                place.storeBytes(of: UInt8(truncatingIfNeeded: codes[index]), as: UInt8.self)
                place += stride
            }
        case .short:
            for index in 0..<count {
                place.storeBytes(of: UInt16(truncatingIfNeeded: codes[index]), as: UInt16.self)
                place += stride
            }
        case .word:
            for index in 0..<count {
                place.storeBytes(of: codes[index], as: UInt32.self)
                place += stride
            }
        }
    }
}

/// The code of a column that is kept in a byte.
@inline(__always)
func byteCode(_ place: UnsafePointer<UInt8>) -> Int { Int(place.pointee) }

/// The code of a column that is kept in two bytes.
@inline(__always)
func shortCode(_ place: UnsafePointer<UInt8>) -> Int {
    Int(UnsafeRawPointer(place).loadUnaligned(as: UInt16.self))
}

/// The code of a column that is kept in four bytes.
@inline(__always)
func wordCode(_ place: UnsafePointer<UInt8>) -> Int {
    Int(UnsafeRawPointer(place).loadUnaligned(as: UInt32.self))
}
