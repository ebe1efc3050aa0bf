/// A JSON value, for making others of it that differ in one place.
indirect enum JSONTree: Equatable, Codable {
    case null
    case boolean(Bool)
    case number(Double)
    case text(String)
    case list([JSONTree])
    case object([String: JSONTree])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .boolean(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode([JSONTree].self) {
            self = .list(value)
        } else {
            self = .object(try container.decode([String: JSONTree].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .boolean(let value): try container.encode(value)
        // Whole numbers without a fraction, so that they can be counts.
        case .number(let value):
            if let whole = Int(exactly: value) {
                try container.encode(whole)
            } else {
                try container.encode(value)
            }
        case .text(let value): try container.encode(value)
        case .list(let value): try container.encode(value)
        case .object(let value): try container.encode(value)
        }
    }
}

extension JSONTree {
    /// The numbers that stand in place of each number: those at which counts, indices and arithmetic break.
    private static let numbers: [Double] = [
        0, -1, 1, 2, 0.5, 4_294_967_296, 2_147_483_648, -9_007_199_254_740_992,
    ]

    /// All values that differ from this one in one place: each number is replaced, each array is shortened, emptied,
    /// lengthened and turned round, each member is left out, and each value becomes one of another type.
    var mutations: [JSONTree] {
        let others: [JSONTree] =
            switch self {
            case .null: [.number(0)]
            case .boolean(let value): [.boolean(!value)]
            case .number:
                Self.numbers.map(JSONTree.number) + ["NaN", "Infinity", "-Infinity"].map(JSONTree.text)
            case .text(let value): [.text(""), .text(value + "x")]
            case .list(let items): Self.mutations(of: items)
            case .object(let members): Self.mutations(of: members)
            }
        return others.filter { $0 != self } + [.null, .text("a"), .list([]), .object([:])]
    }

    private static func mutations(of items: [JSONTree]) -> [JSONTree] {
        guard let first = items.first, let last = items.last else { return [.list([.number(0)])] }
        let whole: [[JSONTree]] = [
            Array(items.dropLast()), Array(items.dropFirst()), [], items + [last], items + [first],
            items.reversed(), items.map { _ in first },
        ]
        return whole.map(JSONTree.list)
            + items.indices.flatMap { index in
                items[index].mutations.map { other in
                    var items = items
                    items[index] = other
                    return .list(items)
                }
            }
    }

    private static func mutations(of members: [String: JSONTree]) -> [JSONTree] {
        members.keys.sorted().flatMap { key -> [JSONTree] in
            let without = members.filter { $0.key != key }
            return [.object(without)]
                + (members[key]?.mutations ?? []).map { other in
                    .object(without.merging([key: other]) { _, other in other })
                }
        }
    }
}
