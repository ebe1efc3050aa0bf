/// Four numbers that are worked on at once: two registers of any x86-64 or ARM processor, one where it is wider.
@usableFromInline
package typealias Lanes = SIMD4<Double>

/// The four numbers from `index` on.
@inlinable
@inline(__always)
package func load4(_ pointer: UnsafePointer<Double>, _ index: Int) -> Lanes {
    UnsafeRawPointer(pointer + index).loadUnaligned(as: Lanes.self)
}

/// Up to four numbers from `index` on; lanes from `count` on hold zero.
@inlinable
@inline(__always)
package func load4(_ pointer: UnsafePointer<Double>, _ index: Int, count: Int) -> Lanes {
    if count >= 4 { return load4(pointer, index) }
    var lanes = Lanes.zero
    for lane in 0..<count { lanes[lane] = pointer[index + lane] }
    return lanes
}

/// Writes four numbers from `index` on.
@inlinable
@inline(__always)
package func store4(_ lanes: Lanes, _ pointer: UnsafeMutablePointer<Double>, _ index: Int) {
    UnsafeMutableRawPointer(pointer + index).storeBytes(of: lanes, as: Lanes.self)
}

/// The eight numbers from a place on.
@inlinable
@inline(__always)
package func load8(_ pointer: UnsafePointer<Float>) -> SIMD8<Float> {
    UnsafeRawPointer(pointer).loadUnaligned(as: SIMD8<Float>.self)
}

/// Writes eight numbers from a place on.
@inlinable
@inline(__always)
package func store8(_ lanes: SIMD8<Float>, _ pointer: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(pointer).storeBytes(of: lanes, as: SIMD8<Float>.self)
}
