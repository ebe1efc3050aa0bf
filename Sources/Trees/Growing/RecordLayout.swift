/// The layout of a row in memory: a record.
///
/// A record holds the code of each column in as few bits as possible, followed by the payload: what the row adds to sums
/// (its class and weight). At every split the records are moved into the order of the child nodes, so that the rows of a
/// node are read sequentially and those of small nodes stay in the cache.
struct RecordLayout: Sendable {
    /// The width of the codes of a column: 1, 8, 16 or 32 bits.
    enum Width: UInt8, Sendable {
        case bit, byte, short, word
    }

    /// The place of a column's code in a record.
    struct Field: Sendable {
        let width: Width
        /// The index of the bit in its byte; zero for other widths.
        let shift: UInt8
        /// The offset from the start of the record, in bytes.
        let offset: Int32
    }

    /// The field of each column.
    let fields: [Field]
    /// The offset of the bytes that hold bits, and their number.
    let bitsOffset: Int
    let bitsSize: Int
    /// The offset of the payload.
    let payloadOffset: Int
    /// The distance between records in bytes, a multiple of eight.
    let stride: Int

    /// Lays out columns with these numbers of codes.
    ///
    /// - Parameter fitsBit: whether a column may take a bit: if it has at most two codes, neither of them that of missing
    ///   values or a category.
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
    /// The code of the column in a record.
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

    /// Calls `body` with an offset and a predicate that, given the bytes at this offset of a record, returns whether the
    /// record goes left.
    ///
    /// - Parameters:
    ///   - lastLeft: the largest code that goes left; 0 for a bit.
    ///   - missingCode: another code that goes left; −1 for none.
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

    /// Writes the codes of consecutive rows into their records, whose bits must still be zero.
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

/// Reads a code that takes a byte.
@inline(__always)
func byteCode(_ place: UnsafePointer<UInt8>) -> Int { Int(place.pointee) }

/// Reads a code that takes two bytes.
@inline(__always)
func shortCode(_ place: UnsafePointer<UInt8>) -> Int {
    Int(UnsafeRawPointer(place).loadUnaligned(as: UInt16.self))
}

/// Reads a code that takes four bytes.
@inline(__always)
func wordCode(_ place: UnsafePointer<UInt8>) -> Int {
    Int(UnsafeRawPointer(place).loadUnaligned(as: UInt32.self))
}
