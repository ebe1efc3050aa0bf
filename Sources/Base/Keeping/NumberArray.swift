/// An array of numbers that is stored as it lies in memory.
package protocol NumberArray: Sendable {
    /// The mark of the type of the numbers.
    var mark: UInt8 { get }
    /// The number of numbers.
    var count: Int { get }
    /// Calls a function with the bytes.
    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result
    /// Creates the array from numbers of the same type; `nil` if they are of another one.
    init?(_ numbers: any NumberArray)
}

/// A type of numbers of a fixed size, little-endian on every platform on which Swift has Foundation.
package protocol StoredNumber: BitwiseCopyable, Sendable {
    /// The mark of the type: a letter for each type, and the size in bytes in its lowest four bits.
    static var storageMark: UInt8 { get }
    /// Whether all bit patterns are values.
    static func areValid(_ bytes: UnsafeRawBufferPointer) -> Bool
}

extension StoredNumber {
    package static func areValid(_ bytes: UnsafeRawBufferPointer) -> Bool { true }
}

extension Double: StoredNumber {
    package static var storageMark: UInt8 { 0x18 }
}
extension Float: StoredNumber {
    package static var storageMark: UInt8 { 0x14 }
}
extension Int: StoredNumber {
    package static var storageMark: UInt8 { 0x28 }
}
extension Int32: StoredNumber {
    package static var storageMark: UInt8 { 0x24 }
}
extension UInt8: StoredNumber {
    package static var storageMark: UInt8 { 0x31 }
}
extension UInt16: StoredNumber {
    package static var storageMark: UInt8 { 0x32 }
}
extension UInt32: StoredNumber {
    package static var storageMark: UInt8 { 0x34 }
}
extension UInt64: StoredNumber {
    package static var storageMark: UInt8 { 0x38 }
}
extension Bool: StoredNumber {
    package static var storageMark: UInt8 { 0x41 }
    package static func areValid(_ bytes: UnsafeRawBufferPointer) -> Bool { bytes.allSatisfy { $0 <= 1 } }
}

extension Array: NumberArray where Element: StoredNumber {
    package var mark: UInt8 { Element.storageMark }

    package func withBytes<Result>(
        _ body: (UnsafeRawBufferPointer) throws -> Result
    ) rethrows -> Result {
        try withUnsafeBytes(body)
    }

    package init?(_ numbers: any NumberArray) {
        if let array = numbers as? [Element] {
            self = array
            return
        }
        guard numbers.mark == Element.storageMark, numbers.withBytes(Element.areValid) else { return nil }
        let count = numbers.count
        self.init(unsafeUninitializedCapacity: count) { buffer, filled in
            numbers.withBytes { UnsafeMutableRawBufferPointer(buffer).copyMemory(from: $0) }
            filled = count
        }
    }
}

/// Numbers in a file that is mapped into memory.
struct StoredNumbers: NumberArray, @unchecked Sendable {
    let mark: UInt8
    let count: Int
    let bytes: UnsafeRawBufferPointer

    /// The size of a number, unless there is no such type.
    static func size(of mark: UInt8) -> Int? {
        let size = Int(mark & 0xf)
        return size > 0 ? size : nil
    }

    init(mark: UInt8, count: Int, bytes: UnsafeRawBufferPointer) {
        (self.mark, self.count, self.bytes) = (mark, count, bytes)
    }

    init?(_ numbers: any NumberArray) {
        guard let stored = numbers as? StoredNumbers else { return nil }
        self = stored
    }

    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try body(bytes)
    }
}

/// An encoder or a decoder of arrays of numbers as they lie in memory.
package protocol NumberArrayCoder {}
