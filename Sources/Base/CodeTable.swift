/// Consecutive codes (0, 1, 2, …) for distinct keys.
///
/// A table holds no keys but *tags* of them: integers that are equal where keys are. An `Int` is its own tag; for any
/// other key the tag is a hash of 32 bits, the caller keeps the key by its code, and says whether it equals the one that
/// is looked up. Codes depend on the order in which keys are inserted alone, never on the hashes.
///
/// Open addressing with linear probing (Knuth, *The Art of Computer Programming*, volume 3, section 6.4, algorithm L),
/// never more than half full.
@usableFromInline
package struct CodeTable<Tag: CodeTag>: Sendable {
    /// The number of codes that were given.
    @usableFromInline
    package var count = 0
    /// The number of slots is a power of two.
    @usableFromInline var slots: [Slot]

    @usableFromInline
    struct Slot: Sendable {
        @usableFromInline var tag: Tag
        /// -1 if the slot is free.
        @usableFromInline var code: Int32

        @inlinable
        init(tag: Tag, code: Int32) {
            self.tag = tag
            self.code = code
        }
    }

    /// Creates an empty table.
    ///
    /// - Parameter capacity: the number of keys that the table takes without growing.
    @inlinable
    package init(capacity: Int = 0) {
        var slotCount = 64
        while slotCount < capacity * 2 { slotCount *= 2 }
        slots = [Slot](repeating: Slot(tag: 0, code: -1), count: slotCount)
    }

    /// Returns the code of a key, or -1 if it has none.
    ///
    /// - Parameter isKey: whether the key of a code equals the key; called for codes with the same tag only.
    @inlinable
    @inline(__always)
    package func code(of tag: Tag, where isKey: (Int) -> Bool = { _ in true }) -> Int32 {
        slots[index(of: tag, where: isKey)].code
    }

    /// Returns the code of a key, which gets the next one if it has none; then `isNew` is true.
    ///
    /// - Parameter isKey: whether the key of a code equals the key; called for codes with the same tag only.
    @inlinable
    @inline(__always)
    package mutating func insert(
        _ tag: Tag, where isKey: (Int) -> Bool = { _ in true }
    ) -> (code: Int32, isNew: Bool) {
        let index = index(of: tag, where: isKey)
        if slots[index].code >= 0 { return (slots[index].code, false) }
        let code = Int32(truncatingIfNeeded: count)
        slots[index] = Slot(tag: tag, code: code)
        count += 1
        if count * 2 > slots.count { grow() }
        return (code, true)
    }

    /// Returns the index of the slot that a key is in, or of the free one that it belongs to.
    @inlinable
    @inline(__always)
    func index(of tag: Tag, where isKey: (Int) -> Bool) -> Int {
        var index = Int(truncatingIfNeeded: tag.slotHash) & (slots.count - 1)
        while slots[index].code >= 0 {
            if slots[index].tag == tag, isKey(Int(slots[index].code)) { return index }
            index = (index + 1) & (slots.count - 1)
        }
        return index
    }

    @inlinable
    mutating func grow() {
        let entries = slots
        slots = [Slot](repeating: Slot(tag: 0, code: -1), count: 4 * entries.count)
        for entry in entries where entry.code >= 0 {
            slots[index(of: entry.tag, where: { _ in false })] = entry
        }
    }
}

extension CodeTable<UInt32> {
    /// Returns the tag where a key is looked for first. As nothing is compared with it, the memory of several keys can be
    /// waited for at the same time, before they are looked up.
    @inlinable
    @inline(__always)
    package func firstTag(for tag: UInt32) -> UInt32 {
        slots[Int(truncatingIfNeeded: tag.slotHash) & (slots.count - 1)].tag
    }
}

/// An integer that stands for a key in a ``CodeTable``.
@usableFromInline
package protocol CodeTag: FixedWidthInteger & Sendable {
    /// The hash by which the key is found.
    var slotHash: UInt64 { get }
}

extension Int: CodeTag {
    /// The bits of the number, mixed.
    @inlinable
    package var slotHash: UInt64 { mixed(0, UInt64(bitPattern: Int64(self))) }
}

extension UInt32: CodeTag {
    /// Half of the bits of a hash.
    @inlinable
    package init(hash: UInt64) { self.init(truncatingIfNeeded: hash ^ hash >> 32) }

    /// The tag itself, which is a hash.
    @inlinable
    package var slotHash: UInt64 { UInt64(self) }
}

/// Mixes a word into a hash: the folded product of wyhash (Wang Yi, 2019).
@inlinable
@inline(__always)
package func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: word ^ 0xE703_7ED1_A0B4_28DB)
    return product.high ^ product.low
}
