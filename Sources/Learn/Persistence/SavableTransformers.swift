import Synchronization

/// The registry of transformers that a file of a ``ColumnTransformer`` may hold: its parts have any type, so the file names
/// the kind of each, and the registry maps kinds to types.
public enum SavableTransformers {
    typealias Reader = @Sendable (KeyedDecodingContainer<SavedTransformer.CodingKeys>) throws -> any Restored

    private static let readers = Mutex<[String: Reader]>(
        Dictionary(uniqueKeysWithValues: [
            reader(StandardScaler.self), reader(MinMaxScaler.self), reader(RobustScaler.self),
            reader(SimpleImputer.self), reader(OneHotEncoder.self), reader(OrdinalEncoder.self),
            reader(ColumnTransformer.self), reader(PCA.self), reader(KMeans.self),
        ]))

    /// Registers a transformer of your own, which must happen before a file with it is read.
    public static func register<T: Transformer>(_ type: T.Type) where T.Fitted: Savable {
        let (kind, reader) = reader(type)
        readers.withLock { $0[kind] = reader }
    }

    static func reader(ofKind kind: String) -> Reader? {
        readers.withLock { $0[kind] }
    }

    private static func reader<T: Transformer>(_ type: T.Type) -> (String, Reader) where T.Fitted: Savable {
        (T.Fitted.kind, { RestoredTransformer<T>(fitted: try $0.decode(T.Fitted.self, forKey: .value)) })
    }
}

/// A fitted transformer of a type that is determined by the file.
struct SavedTransformer: Codable {
    let transformer: any FittedTransformer

    enum CodingKeys: String, CodingKey {
        case kind, value, first, second
    }

    /// There are as many types of chains as pairs of transformers, so chains are saved as their parts.
    private static let chain = "TransformerChain"
    /// The number of chains within chains that are read: each is a type of its own.
    private static let deepestChain = 32

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
        transformer = try Self.restored(from: decoder).fitted
    }

    private static func restored(from decoder: any Decoder, depth: Int = 0) throws -> any Restored {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let kind = try container.decode(String.self, forKey: .kind)
        if kind == chain {
            guard depth < deepestChain else {
                throw InconsistentModel("more than \(deepestChain) chains of transformers are nested")
            }
            func part(_ key: CodingKeys) throws -> any Restored {
                try restored(from: container.superDecoder(forKey: key), depth: depth + 1)
            }
            return chained(try part(.first), try part(.second))
        }
        guard let read = SavableTransformers.reader(ofKind: kind) else { throw UnknownKind(kind: kind) }
        return try read(container)
    }
}

/// A fitted transformer from a file, with the type of its estimator: that of a chain consists of those of its parts.
protocol Restored: Sendable {
    associatedtype Estimator: Transformer
    var fitted: Estimator.Fitted { get }
}

private struct RestoredTransformer<Estimator: Transformer>: Restored {
    let fitted: Estimator.Fitted
}

private func chained<First: Restored, Second: Restored>(_ first: First, _ second: Second) -> any Restored {
    RestoredTransformer<TransformerChain<First.Estimator, Second.Estimator>>(
        fitted: .init(first: first.fitted, second: second.fitted))
}

/// A chain of any two transformers.
protocol TwoTransformers {
    var pair: (any FittedTransformer, any FittedTransformer) { get }
}

extension TransformerChain.Fitted: TwoTransformers {
    var pair: (any FittedTransformer, any FittedTransformer) { (first, second) }
}

extension ColumnTransformer.Fitted.Part: Codable {
    private enum CodingKeys: String, CodingKey {
        case name, columns, transformer
    }

    /// Saves the part, if its transformer is ``Savable``.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(columns, forKey: .columns)
        try container.encodeIfPresent(transformer.map(SavedTransformer.init), forKey: .transformer)
    }

    /// Reads the part, if the kind of its transformer is registered.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            name: try container.decode(String.self, forKey: .name),
            columns: try container.decode([String].self, forKey: .columns),
            transformer: try container.decodeIfPresent(SavedTransformer.self, forKey: .transformer)?
                .transformer)
    }
}
