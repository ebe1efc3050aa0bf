import Frames

/// Transformers side by side, each for some of the columns, as scikit-learn's `ColumnTransformer`.
///
///     let features = ColumnTransformer(
///         .part("numbers", of: ["age", "income"], TransformerChain(SimpleImputer(strategy: .median), StandardScaler())),
///         .part("categories", of: ["city"], OneHotEncoder(unknown: .ignore)))
///     let model = try Pipeline(features, LogisticRegression()).fit(x, y)
///
/// Columns are found by name, so the order of the matrix does not matter, and columns that no part asks for need not
/// be there. The results stand in the order of the parts, then the remainder.
public struct ColumnTransformer: Transformer, ViewTransformer {
    /// What becomes of the columns that no part names.
    public enum Remainder: Equatable, Sendable, Codable {
        /// They are left out.
        case drop
        /// They stay as they are, after all others.
        case passthrough
    }

    /// Some of the columns, and what is done to them.
    public struct Part: Sendable {
        enum Action: Sendable {
            case transform(any Transformer)
            case passthrough
            case drop
        }

        /// What the part is called.
        public let name: String
        /// The columns, in the order in which its transformer gets them.
        public let columns: [String]
        let action: Action

        /// Columns that a transformer works on.
        public static func part(_ name: String, of columns: [String], _ transformer: some Transformer) -> Part
        {
            Part(name: name, columns: columns, action: .transform(transformer))
        }

        /// Columns that stay as they are.
        public static func passthrough(_ columns: [String], name: String = "passthrough") -> Part {
            Part(name: name, columns: columns, action: .passthrough)
        }

        /// Columns that are left out, even if the remainder is not.
        public static func drop(_ columns: [String]) -> Part {
            Part(name: "dropped", columns: columns, action: .drop)
        }
    }

    /// The parts, in order.
    public var parts: [Part]
    /// What becomes of the columns that no part names.
    public var remainder: Remainder
    /// Whether a column of the result is called for its part too, as `numbers__age`; that of the remainder is called
    /// `remainder`.
    public var verboseFeatureNames: Bool

    /// Parts that are yet to be fitted.
    public init(_ parts: Part..., remainder: Remainder = .drop, verboseFeatureNames: Bool = false) {
        self.init(parts, remainder: remainder, verboseFeatureNames: verboseFeatureNames)
    }

    /// Parts that are yet to be fitted.
    public init(_ parts: [Part], remainder: Remainder = .drop, verboseFeatureNames: Bool = false) {
        self.parts = parts
        self.remainder = remainder
        self.verboseFeatureNames = verboseFeatureNames
    }

    /// Fits each part on its columns.
    ///
    /// - Throws: `LearnError.unknownColumn` for a column that is not there, `LearnError.duplicateColumn` if two columns
    ///   of the result get the same name or two parts do, `LearnError.noColumns` if nothing is left; what the parts throw.
    public func fit(_ x: Matrix) throws -> Fitted {
        try fit(ColumnView(x))
    }

    func fit(_ x: ColumnView) throws -> Fitted {
        try x.requireRowsAndColumns(for: "a column transformer")
        var fitted: [Fitted.Part] = []
        for part in parts {
            let columns = try x.selecting(part.columns)
            switch part.action {
            case .transform(let transformer) where !part.columns.isEmpty:
                fitted.append(
                    Fitted.Part(
                        name: part.name, columns: part.columns,
                        transformer: try transformer.fit(view: columns)))
            case .passthrough:
                fitted.append(Fitted.Part(name: part.name, columns: part.columns, transformer: nil))
            case .transform, .drop: break
            }
        }
        if remainder == .passthrough {
            let named = Set(parts.flatMap(\.columns))
            let rest = x.columnNames.filter { !named.contains($0) }
            fitted.append(Fitted.Part(name: "remainder", columns: rest, transformer: nil))
        }
        try requireDistinct(fitted.map(\.name))
        let result = Fitted(parts: fitted, verboseFeatureNames: verboseFeatureNames)
        guard !result.outputColumnNames.isEmpty else {
            throw LearnError.noColumns(in: "what a column transformer makes")
        }
        try requireDistinct(result.outputColumnNames)
        return result
    }

    /// Fitted parts.
    public struct Fitted: FittedTransformer, FittedViewTransformer, Codable {
        /// A fitted part.
        public struct Part: Sendable {
            /// What the part is called.
            public let name: String
            /// The columns it works on.
            public let columns: [String]
            /// What it does to them; nil if they stay as they are.
            public let transformer: (any FittedTransformer)?

            var outputColumnNames: [String] { transformer?.outputColumnNames ?? columns }
        }

        /// The parts, in order, those that are left out not among them.
        public let parts: [Part]
        /// Whether a column of the result is called for its part too.
        public let verboseFeatureNames: Bool

        /// What a part has learned, by the part's name: `try fitted.transformer("categories", as: OneHotEncoder.Fitted.self)`.
        ///
        /// - Throws: `LearnError.invalidParameter` if there is no part of that name, or it is of another type.
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
                        ?? "none: its columns stay as they are")
            }
            return transformer
        }

        /// The names of the columns it makes.
        public var outputColumnNames: [String] {
            parts.flatMap { part in part.outputColumnNames.map { outputName($0, of: part) } }
        }

        private func outputName(_ column: String, of part: Part) -> String {
            verboseFeatureNames ? "\(part.name)__\(column)" : column
        }

        /// The columns that the parts make, side by side.
        ///
        /// - Throws: `LearnError.unknownColumn` for a column that is not there; what the parts throw.
        public func transform(_ x: Matrix) throws -> Matrix {
            try x.transformed(by: self)
        }

        func derive(_ x: ColumnView) throws -> ColumnView {
            let columns = try parts.flatMap { part in
                let own = try x.selecting(part.columns)
                return try (part.transformer?.derive(view: own) ?? own).columns.map { column in
                    var column = column
                    column.name = outputName(column.name, of: part)
                    return column
                }
            }
            return ColumnView(rowCount: x.rowCount, columns: columns)
        }
    }
}
