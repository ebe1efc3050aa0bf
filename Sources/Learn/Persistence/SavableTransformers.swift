import Frames
import Synchronization

/// The fitted transformers that a file of a ``ColumnTransformer`` may hold: its parts are of any type, so the file says
/// of which kind each is, and here is what the kind stands for.
public enum SavableTransformers {
    private static let types = Mutex<[String: any (FittedTransformer & Savable).Type]>(
        Dictionary(
            uniqueKeysWithValues: ([
                StandardScaler.Fitted.self, MinMaxScaler.Fitted.self, RobustScaler.Fitted.self,
                SimpleImputer.Fitted.self, OneHotEncoder.Fitted.self, OrdinalEncoder.Fitted.self,
                ColumnTransformer.Fitted.self, PCA.Fitted.self, KMeans.Fitted.self,
            ] as [any (FittedTransformer & Savable).Type]).map { ($0.kind, $0) }))

    /// Makes a transformer of your own known, before a file with it is read.
    public static func register(_ type: any (FittedTransformer & Savable).Type) {
        types.withLock { $0[type.kind] = type }
    }

    static func type(ofKind kind: String) -> (any (FittedTransformer & Savable).Type)? {
        types.withLock { $0[kind] }
    }
}

/// A transformer whose type only the file knows.
struct SavedTransformer: Codable {
    let transformer: any FittedTransformer

    private enum CodingKeys: String, CodingKey {
        case kind, value, first, second
    }

    /// Chains are of as many types as there are pairs, so they are taken apart.
    private static let chain = "TransformerChain"

    init(_ transformer: any FittedTransformer) {
        self.transformer = transformer
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        if let (first, second) = (transformer as? any TwoTransformers)?.pair {
            try container.encode(Self.chain, forKey: .kind)
            try container.encode(SavedTransformer(first), forKey: .first)
            try container.encode(SavedTransformer(second), forKey: .second)
            return
        }
        guard let savable = transformer as? any (FittedTransformer & Savable) else {
            throw NotSavable(type: "\(type(of: transformer))")
        }
        try container.encode(type(of: savable).kind, forKey: .kind)
        try container.encode(savable, forKey: .value)
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let kind = try container.decode(String.self, forKey: .kind)
        if kind == Self.chain {
            let first = try container.decode(SavedTransformer.self, forKey: .first).transformer
            let second = try container.decode(SavedTransformer.self, forKey: .second).transformer
            transformer = chained(first, second)
            return
        }
        guard let type = SavableTransformers.type(ofKind: kind) else { throw UnknownKind(kind: kind) }
        transformer = try container.decode(type, forKey: .value)
    }
}

/// A chain of any two transformers.
private protocol TwoTransformers {
    var pair: (any FittedTransformer, any FittedTransformer) { get }
}

extension FittedTransformerChain: TwoTransformers {
    fileprivate var pair: (any FittedTransformer, any FittedTransformer) { (first, second) }
}

private func chained<First: FittedTransformer, Second: FittedTransformer>(
    _ first: First, _ second: Second
) -> any FittedTransformer {
    FittedTransformerChain(first: first, second: second)
}

extension ColumnTransformer.Fitted.Part: Codable {
    private enum CodingKeys: String, CodingKey {
        case name, columns, transformer
    }

    /// Saves the part, if its transformer can be.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(columns, forKey: .columns)
        try container.encodeIfPresent(transformer.map(SavedTransformer.init), forKey: .transformer)
    }

    /// Reads the part, if the kind of its transformer is known.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            name: try container.decode(String.self, forKey: .name),
            columns: try container.decode([String].self, forKey: .columns),
            transformer: try container.decodeIfPresent(SavedTransformer.self, forKey: .transformer)?
                .transformer)
    }
}
