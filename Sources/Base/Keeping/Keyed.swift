/// A value that may be part of a key.
///
/// Only types of the library conform. What a type of a script computes depends on code that no key knows of.
package protocol Keyed: Sendable {
    /// Returns what stands for the value in a key: a tree that differs for values that affect a result in different ways.
    ///
    /// - Throws: an error if a part of the value may not be part of a key.
    func keyTree() throws -> ValueTree
}

extension Keyed where Self: Encodable {
    /// Returns the tree of what the value encodes, which must be all that it consists of.
    package func keyTree() throws -> ValueTree { try ValueTree(encoding: self, isKey: true) }
}

extension Int: Keyed {}
extension UInt32: Keyed {}
extension Double: Keyed {}
extension Bool: Keyed {}
extension String: Keyed {}
extension Optional: Keyed where Wrapped: Keyed {
    /// Returns the tree of the value, if there is one.
    package func keyTree() throws -> ValueTree { try map { try $0.keyTree() } ?? .missing }
}
extension Array: Keyed where Element: Keyed {
    /// Returns the list of the elements; numbers as they lie in memory.
    package func keyTree() throws -> ValueTree {
        if let numbers = self as? any NumberArray { return .numbers(numbers) }
        return .list(try map { try $0.keyTree() })
    }
}

/// A value of a type that is known at run time only, as part of a key.
package struct AnyKeyed: Keyed {
    private let value: (any Keyed)?

    /// Wraps a value.
    package init(_ value: Any) {
        self.value = value as? any Keyed
    }

    /// Returns the name of the type and what stands for the value.
    ///
    /// - Throws: ``NotKeyed`` if the value is of a type that may not be part of a key.
    package func keyTree() throws -> ValueTree {
        guard let value else { throw NotKeyed() }
        return .list([.text(keyName(of: type(of: value))), try value.keyTree()])
    }
}

/// A value of a type that may not be part of a key.
package struct NotKeyed: Error {
    /// Creates the error.
    package init() {}
}

/// Returns the name of a type as it stands in keys: the same in each run. That of a private type has an address in it otherwise.
func keyName(of type: Any.Type) -> String {
    let name = String(reflecting: type)
    guard name.contains("(unknown context at ") else { return name }
    return name.replacing(#/\(unknown context at \$[0-9a-f]+\)/#, with: "(private)")
}
