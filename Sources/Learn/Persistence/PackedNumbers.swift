import FoundationEssentials
import Synchronization

/// The raw numbers of a model's file, array after array, each at an offset that is a multiple of eight bytes.
enum PackedNumbers {
    private static let key = CodingUserInfoKey(rawValue: "weft.packed-numbers")

    /// Returns the user information that gives a coder a writer or a reader.
    static func userInfo(_ numbers: any Sendable) -> [CodingUserInfoKey: any Sendable] {
        key.map { [$0: numbers] } ?? [:]
    }

    /// Returns the writer or the reader of a coder.
    static func carried<Numbers>(by userInfo: [CodingUserInfoKey: Any]) -> Numbers? {
        key.flatMap { userInfo[$0] as? Numbers }
    }

    /// Collects numbers to be written to a file. They are not copied until all of them are known.
    final class Writer: Sendable {
        private struct State {
            var byteCount = 0
            var arrays: [@Sendable (inout Data) -> Void] = []
        }

        private let state = Mutex(State())

        /// The length of the numbers, in bytes.
        var byteCount: Int { state.withLock { $0.byteCount } }

        /// Adds an array.
        ///
        /// - Returns: The offset of the array.
        func add<Element: PackedElement>(_ numbers: [Element]) -> Int {
            state.withLock { state in
                let offset = state.byteCount
                let size = numbers.count * MemoryLayout<Element>.stride
                let padding = (8 - size % 8) % 8
                state.byteCount += size + padding
                state.arrays.append { data in
                    numbers.withUnsafeBytes { data.append(contentsOf: $0) }
                    data.append(contentsOf: repeatElement(0, count: padding))
                }
                return offset
            }
        }

        /// Appends all numbers.
        func append(to data: inout Data) {
            for append in state.withLock({ $0.arrays }) { append(&data) }
        }
    }

    /// The numbers of a file.
    struct Reader: Sendable {
        let data: Data
    }
}

extension Data {
    /// Returns numbers as they lie in the bytes; nil if there are too few bytes.
    func numbers<Element: PackedElement>(count: Int, from offset: Int) -> [Element]? {
        let (size, overflow) = count.multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
        guard !overflow, count >= 0, offset >= 0, offset <= self.count, size <= self.count - offset else {
            return nil
        }
        return [Element](unsafeUninitializedCapacity: count) { buffer, filled in
            withUnsafeBytes {
                UnsafeMutableRawBufferPointer(buffer).copyMemory(
                    from: UnsafeRawBufferPointer(rebasing: $0[offset..<offset + size]))
            }
            filled = count
        }
    }
}
