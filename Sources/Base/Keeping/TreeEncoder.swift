extension ValueTree {
    /// Takes a value apart.
    ///
    /// - Parameter isKey: whether the tree is for a key. Then a ``Keyed`` value says what stands for it.
    /// - Throws: the errors of the value's `encode(to:)`.
    package init(_ value: some Encodable, isKey: Bool) throws {
        switch value {
        case let value as Bool: self = .boolean(value)
        case let value as Double: self = .real(value)
        case let value as Float: self = .real(Double(value))
        case let value as String: self = .text(value)
        case let value as any FixedWidthInteger: self = try .init(integer: value)
        case let value as any NumberArray: self = .numbers(value)
        case let value as any Keyed where isKey: self = try value.keyTree()
        default: self = try .init(encoding: value, isKey: isKey)
        }
    }

    /// Takes a value apart into what it encodes.
    package init(encoding value: some Encodable, isKey: Bool) throws {
        let node = TreeNode(isKey: isKey)
        try value.encode(to: TreeEncoder(node: node))
        self = node.tree
    }

    private init(integer: any FixedWidthInteger) throws {
        if let value = Int64(exactly: integer) {
            self = .signed(value)
        } else if let value = UInt64(exactly: integer) {
            self = .unsigned(value)
        } else {
            throw EncodingError.invalidValue(
                integer, .init(codingPath: [], debugDescription: "an integer of more than 64 bits"))
        }
    }
}

/// A part of a tree that is being built.
private final class TreeNode {
    private enum Content {
        case tree(ValueTree)
        case list([TreeNode])
        case fields([(name: String, node: TreeNode)])
    }

    let isKey: Bool
    // What encodes nothing has no fields.
    private var content = Content.fields([])

    init(isKey: Bool) { self.isKey = isKey }

    var tree: ValueTree {
        switch content {
        case .tree(let tree): tree
        case .list(let nodes): .list(nodes.map(\.tree))
        case .fields(let fields): .fields(fields.map { ($0.name, $0.node.tree) })
        }
    }

    var count: Int { if case .list(let nodes) = content { nodes.count } else { 0 } }

    func set(_ tree: ValueTree) { content = .tree(tree) }

    func set(_ value: some Encodable) throws { set(try ValueTree(value, isKey: isKey)) }

    func becomeList() { if case .list = content {} else { content = .list([]) } }

    func addElement() -> TreeNode {
        let node = TreeNode(isKey: isKey)
        if case .list(var nodes) = content {
            content = .fields([])
            nodes.append(node)
            content = .list(nodes)
        }
        return node
    }

    func addField(_ name: String) -> TreeNode {
        let node = TreeNode(isKey: isKey)
        if case .fields(var fields) = content {
            content = .list([])
            fields.append((name, node))
            content = .fields(fields)
        }
        return node
    }
}

/// Builds the tree of a value.
private struct TreeEncoder: Encoder, NumberArrayCoder, SingleValueEncodingContainer {
    let node: TreeNode
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(FieldsEncoder(node: node))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        node.becomeList()
        return ElementsEncoder(node: node)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }

    func encodeNil() { node.set(.missing) }

    func encode<Value: Encodable>(_ value: Value) throws { try node.set(value) }
}

private struct FieldsEncoder<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let node: TreeNode
    var codingPath: [any CodingKey] { [] }

    func encodeNil(forKey key: Key) { node.addField(key.stringValue).set(.missing) }

    func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
        try node.addField(key.stringValue).set(value)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        TreeEncoder(node: node.addField(key.stringValue)).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        TreeEncoder(node: node.addField(key.stringValue)).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { TreeEncoder(node: node.addField("super")) }

    func superEncoder(forKey key: Key) -> any Encoder { TreeEncoder(node: node.addField(key.stringValue)) }
}

private struct ElementsEncoder: UnkeyedEncodingContainer {
    let node: TreeNode
    var codingPath: [any CodingKey] { [] }
    var count: Int { node.count }

    func encodeNil() { node.addElement().set(.missing) }

    func encode<Value: Encodable>(_ value: Value) throws { try node.addElement().set(value) }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        TreeEncoder(node: node.addElement()).container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        TreeEncoder(node: node.addElement()).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { TreeEncoder(node: node.addElement()) }
}
