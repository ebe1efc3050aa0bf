import Base

/// Transformers side by side, each for some of the columns, as scikit-learn's `ColumnTransformer`.
///
///     let features = ColumnTransformer(
///         .columns(["age", "income"], TransformerChain(SimpleImputer(strategy: .median), StandardScaler()), name: "numbers"),
///         .columns(["city"], OneHotEncoder(unknown: .ignore), name: "categories"))
///     let model = try Pipeline(features, LogisticRegression()).fit(x, y)
///
/// Columns are found by name, so their order in the matrix does not matter, and columns that no part uses may
/// be absent. The output has the columns of the parts in order, then the remainder.
public struct ColumnTransformer: Transformer, LazyTransformer {
    /// The treatment of the columns that are in no part.
    public enum Remainder: Equatable, Sendable, Codable {
        /// They are dropped.
        case drop
        /// They are kept unchanged, after all others.
        case passthrough
    }

    /// Some of the columns, with a transformer for them.
    public struct Part: Sendable {
        enum Action: Sendable {
            case transform(any Transformer)
            case passthrough
            case drop
        }

        /// The name of the part.
        public let name: String
        /// The columns, in the order in which the transformer receives them.
        public let columns: [String]
        let action: Action

        /// Transforms some of the columns.
        public static func columns(
            _ columns: [String], _ transformer: some Transformer, name: String
        ) -> Part {
            Part(name: name, columns: columns, action: .transform(transformer))
        }

        /// Keeps some of the columns unchanged.
        public static func passthrough(_ columns: [String], name: String = "passthrough") -> Part {
            Part(name: name, columns: columns, action: .passthrough)
        }

        /// Drops some of the columns, even if the remainder is kept.
        public static func drop(_ columns: [String]) -> Part {
            Part(name: "dropped", columns: columns, action: .drop)
        }
    }

    /// The parts, in order.
    public var parts: [Part]
    /// The treatment of the columns that are in no part.
    public var remainder: Remainder
    /// Whether names of output columns start with that of their part, as in `numbers__age`; the part of the
    /// remainder is called `remainder`.
    public var verboseFeatureNames: Bool

    /// Creates a transformer from its parts.
    public init(_ parts: Part..., remainder: Remainder = .drop, verboseFeatureNames: Bool = false) {
        self.init(parts, remainder: remainder, verboseFeatureNames: verboseFeatureNames)
    }

    /// Creates a transformer from its parts.
    public init(_ parts: [Part], remainder: Remainder = .drop, verboseFeatureNames: Bool = false) {
        self.parts = parts
        self.remainder = remainder
        self.verboseFeatureNames = verboseFeatureNames
    }

    /// Fits each part on its columns.
    ///
    /// - Throws: `LearnError.unknownColumn` for a column that does not exist, `LearnError.duplicateColumn`
    ///   for two output columns or two parts of one name, `LearnError.noColumns` if there is no output
    ///   column; the errors of the parts.
    public func fit(_ x: Matrix) throws -> Fitted {
        try fit(LazyColumns(x))
    }

    func fit(_ x: LazyColumns) throws -> Fitted {
        try x.requireRowsAndColumns(for: "a column transformer")
        var fitted: [Fitted.Part] = []
        for part in parts {
            let columns = try x.selecting(part.columns)
            switch part.action {
            case .transform(let transformer) where !part.columns.isEmpty:
                fitted.append(
                    Fitted.Part(
                        name: part.name, columns: part.columns,
                        transformer: try transformer.fit(lazily: columns)))
            case .passthrough:
                fitted.append(Fitted.Part(name: part.name, columns: part.columns, transformer: nil))
            case .transform, .drop: break
            }
        }
        if remainder == .passthrough {
            let named = Set(parts.flatMap(\.columns).map(ExactText.init))
            let rest = x.columnNames.filter { !named.contains(ExactText($0)) }
            fitted.append(Fitted.Part(name: "remainder", columns: rest, transformer: nil))
        }
        try requireDistinct(fitted.map(\.name))
        let result = Fitted(parts: fitted, verboseFeatureNames: verboseFeatureNames)
        guard !result.outputColumnNames.isEmpty else {
            throw LearnError.noColumns(in: "the output of a column transformer")
        }
        try requireDistinct(result.outputColumnNames)
        return result
    }

    /// A fitted column transformer.
    public struct Fitted: FittedTransformer, FittedLazyTransformer, Codable {
        /// A fitted part.
        public struct Part: Sendable {
            /// The name of the part.
            public let name: String
            /// The columns that it transforms.
            public let columns: [String]
            /// The fitted transformer; nil if the columns are kept unchanged.
            public let transformer: (any FittedTransformer)?

            var outputColumnNames: [String] { transformer?.outputColumnNames ?? columns }
        }

        /// The fitted parts, in order, without the dropped ones.
        public let parts: [Part]
        /// Whether names of output columns start with that of their part.
        public let verboseFeatureNames: Bool

        /// Returns the fitted transformer of a part, by name: `try fitted.transformer("categories", as:
        /// OneHotEncoder.Fitted.self)`.
        ///
        /// - Throws: `LearnError.invalidParameter` if there is no part of that name, or if its transformer
        ///   has another type.
        public func transformer<T: FittedTransformer>(_ name: String, as type: T.Type = T.self) throws -> T {
            guard let part = parts.first(where: { $0.name == name }) else {
                throw LearnError.invalidParameter(
                    name: "a part", value: "“\(name)”",
                    expected: "one of " + parts.map(\.name).joined(separator: ", "))
            }
            guard let transformer = part.transformer as? T else {
                throw LearnError.invalidParameter(
                    name: "the type of part “\(name)”", value: "\(type)",
                    expected: part.transformer.map { "\(Swift.type(of: $0))" }
                        ?? "none: its columns are kept unchanged")
            }
            return transformer
        }

        /// The names of the output columns.
        public var outputColumnNames: [String] {
            parts.flatMap { part in part.outputColumnNames.map { outputName($0, of: part) } }
        }

        private func outputName(_ column: String, of part: Part) -> String {
            verboseFeatureNames ? "\(part.name)__\(column)" : column
        }

        /// Returns the output columns of the parts, side by side.
        ///
        /// - Throws: `LearnError.unknownColumn` for a column that does not exist; the errors of the parts.
        public func transform(_ x: Matrix) throws -> Matrix {
            try x.transformed(by: self)
        }

        func transform(_ x: LazyColumns) throws -> LazyColumns {
            let columns = try parts.flatMap { part in
                let own = try x.selecting(part.columns)
                return try (part.transformer?.transform(lazily: own) ?? own).columns.map { column in
                    var column = column
                    column.name = outputName(column.name, of: part)
                    return column
                }
            }
            return LazyColumns(rowCount: x.rowCount, columns: columns)
        }
    }
}

extension ColumnTransformer: Keyed {
    /// Returns the parts and the other parameters.
    ///
    /// - Throws: ``NotKeyed`` if a transformer may not be part of a key.
    package func keyTree() throws -> ValueTree {
        let parts = try parts.map { part -> ValueTree in
            let action: ValueTree =
                switch part.action {
                case .transform(let transformer): try AnyKeyed(transformer).keyTree()
                case .passthrough: .text("passthrough")
                case .drop: .text("drop")
                }
            return .list([.text(part.name), try part.columns.keyTree(), action])
        }
        return .list([
            .list(parts), try ValueTree(remainder, isKey: true), .boolean(verboseFeatureNames),
        ])
    }
}

extension ColumnTransformer.Fitted: Keyed {
    /// Returns the parts, and whether names start with theirs.
    ///
    /// - Throws: ``NotKeyed`` if a transformer may not be part of a key.
    package func keyTree() throws -> ValueTree {
        let parts = try parts.map { part -> ValueTree in
            .list([
                .text(part.name), try part.columns.keyTree(),
                try part.transformer.map { try AnyKeyed($0).keyTree() } ?? .missing,
            ])
        }
        return .list([.list(parts), .boolean(verboseFeatureNames)])
    }
}
