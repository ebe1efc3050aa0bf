/// A vector of four numbers: two registers of any x86-64 or ARM processor, one register if it has wider ones.
@usableFromInline
package typealias Lanes = SIMD4<Double>

/// Loads four numbers, starting at `index`.
@inlinable
@inline(__always)
package func load4(_ pointer: UnsafePointer<Double>, _ index: Int) -> Lanes {
    UnsafeRawPointer(pointer + index).loadUnaligned(as: Lanes.self)
}

/// Loads up to four numbers, starting at `index`; lanes from `count` on are zero.
@inlinable
@inline(__always)
package func load4(_ pointer: UnsafePointer<Double>, _ index: Int, count: Int) -> Lanes {
    if count >= 4 { return load4(pointer, index) }
    var lanes = Lanes.zero
    for lane in 0..<count { lanes[lane] = pointer[index + lane] }
    return lanes
}

/// Stores four numbers, starting at `index`.
@inlinable
@inline(__always)
package func store4(_ lanes: Lanes, _ pointer: UnsafeMutablePointer<Double>, _ index: Int) {
    UnsafeMutableRawPointer(pointer + index).storeBytes(of: lanes, as: Lanes.self)
}

/// Loads eight numbers.
@inlinable
@inline(__always)
package func load8(_ pointer: UnsafePointer<Float>) -> SIMD8<Float> {
    UnsafeRawPointer(pointer).loadUnaligned(as: SIMD8<Float>.self)
}

/// Stores eight numbers.
@inlinable
@inline(__always)
package func store8(_ lanes: SIMD8<Float>, _ pointer: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(pointer).storeBytes(of: lanes, as: SIMD8<Float>.self)
}
