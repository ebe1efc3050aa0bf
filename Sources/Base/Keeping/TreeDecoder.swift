extension ValueTree {
    /// Puts a value together again.
    ///
    /// - Throws: `DecodingError` if the tree is not that of a value of the type.
    package func value<Value: Decodable>(as type: Value.Type) throws -> Value {
        let plain: Any?
        if let type = type as? any NumberArray.Type {
            if case .numbers(let numbers) = self { plain = type.init(numbers) } else { plain = nil }
        } else if let type = type as? any FixedWidthInteger.Type {
            switch self {
            case .signed(let value): plain = type.init(exactly: value)
            case .unsigned(let value): plain = type.init(exactly: value)
            default: plain = nil
            }
        } else if type == Double.self || type == Float.self {
            guard case .real(let value) = self else { throw Self.error("a number") }
            plain = type == Double.self ? value : Float(value)
        } else if type == String.self {
            if case .text(let text) = self { plain = text } else { plain = nil }
        } else if type == Bool.self {
            if case .boolean(let value) = self { plain = value } else { plain = nil }
        } else {
            return try Value(from: TreeDecoder(tree: self))
        }
        guard let value = plain as? Value else { throw Self.error("\(type)") }
        return value
    }

    fileprivate var isMissing: Bool { if case .missing = self { true } else { false } }

    fileprivate static func error(_ expected: String) -> DecodingError {
        .dataCorrupted(.init(codingPath: [], debugDescription: "\(expected) is expected"))
    }
}

/// Reads a value from its tree.
private struct TreeDecoder: Decoder, NumberArrayCoder, SingleValueDecodingContainer {
    let tree: ValueTree
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard case .fields(let fields) = tree else { throw ValueTree.error("fields") }
        return KeyedDecodingContainer(
            FieldsDecoder(fields: Dictionary(fields.map { ($0.name, $0.value) }) { first, _ in first }))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard case .list(let elements) = tree else { throw ValueTree.error("a list") }
        return ElementsDecoder(elements: elements)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { self }

    func decodeNil() -> Bool { tree.isMissing }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try tree.value(as: type) }
}

private struct FieldsDecoder<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let fields: [String: ValueTree]
    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { fields.keys.sorted().compactMap(Key.init(stringValue:)) }

    func contains(_ key: Key) -> Bool { fields[key.stringValue] != nil }

    private func tree(_ name: String) throws -> ValueTree {
        guard let tree = fields[name] else { throw ValueTree.error("a field “\(name)”") }
        return tree
    }

    func decodeNil(forKey key: Key) throws -> Bool { try tree(key.stringValue).isMissing }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try tree(key.stringValue).value(as: type)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try TreeDecoder(tree: tree(key.stringValue)).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try TreeDecoder(tree: tree(key.stringValue)).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder { TreeDecoder(tree: try tree("super")) }

    func superDecoder(forKey key: Key) throws -> any Decoder { TreeDecoder(tree: try tree(key.stringValue)) }
}

private struct ElementsDecoder: UnkeyedDecodingContainer {
    let elements: [ValueTree]
    var currentIndex = 0
    var codingPath: [any CodingKey] { [] }
    var count: Int? { elements.count }
    var isAtEnd: Bool { currentIndex == elements.count }

    init(elements: [ValueTree]) { self.elements = elements }

    private mutating func next() throws -> ValueTree {
        guard !isAtEnd else { throw ValueTree.error("one more element") }
        defer { currentIndex += 1 }
        return elements[currentIndex]
    }

    mutating func decodeNil() throws -> Bool {
        guard !isAtEnd, elements[currentIndex].isMissing else { return false }
        currentIndex += 1
        return true
    }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try next().value(as: type)
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        try TreeDecoder(tree: next()).container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try TreeDecoder(tree: next()).unkeyedContainer()
    }

    mutating func superDecoder() throws -> any Decoder { TreeDecoder(tree: try next()) }
}
