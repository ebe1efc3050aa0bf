import Numerics

extension PCA {
    /// Principal components that have been found.
    public struct Fitted: FittedTransformer, Codable, Equatable {
        /// The columns it was fitted on.
        public let columnNames: [String]
        /// The mean of each column.
        public let mean: [Double]
        /// The components, that of the largest variance first: for each a loading for each column, of length one.
        public let components: [[Double]]
        /// The variance of the rows along each component, divided by n − 1.
        public let explainedVariance: [Double]
        /// The share of the whole variance along each component; 0 if the rows do not vary.
        public let explainedVarianceRatio: [Double]
        /// The singular values of the rows about their mean: the square roots of `explainedVariance` times n − 1.
        public let singularValues: [Double]
        /// The mean variance along the components that were left out; 0 if none was.
        public let noiseVariance: Double
        /// Whether the columns that come out are scaled to a variance of one.
        public let whiten: Bool

        /// The columns that `transform` makes: `pc1`, `pc2`, …
        public var outputColumnNames: [String] { components.indices.map { "pc\($0 + 1)" } }

        init(
            columnNames: [String], mean: [Double], components: [[Double]], explainedVariance: [Double],
            explainedVarianceRatio: [Double], singularValues: [Double], noiseVariance: Double, whiten: Bool
        ) {
            self.columnNames = columnNames
            self.mean = mean
            self.components = components
            self.explainedVariance = explainedVariance
            self.explainedVarianceRatio = explainedVarianceRatio
            self.singularValues = singularValues
            self.noiseVariance = noiseVariance
            self.whiten = whiten
        }

        /// Reads components, and makes sure that their parts fit together.
        public init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            func numbers(_ key: CodingKeys) throws -> [Double] {
                try container.decode([Double].self, forKey: key)
            }
            columnNames = try container.decode([String].self, forKey: .columnNames)
            mean = try numbers(.mean)
            components = try container.decode([[Double]].self, forKey: .components)
            explainedVariance = try numbers(.explainedVariance)
            explainedVarianceRatio = try numbers(.explainedVarianceRatio)
            singularValues = try numbers(.singularValues)
            noiseVariance = try container.decode(Double.self, forKey: .noiseVariance)
            whiten = try container.decode(Bool.self, forKey: .whiten)
            guard ([mean] + components).allSatisfy({ $0.count == columnNames.count }),
                [explainedVariance, explainedVarianceRatio, singularValues]
                    .allSatisfy({ $0.count == components.count })
            else {
                throw DecodingError.dataCorrupted(
                    .init(
                        codingPath: decoder.codingPath,
                        debugDescription: "the components and columns of a PCA do not fit together"))
            }
        }

        /// The rows about the mean in the directions of the components: a column for each.
        ///
        /// - Throws: `LearnError.columnMismatch`, `LearnError.notFinite`.
        public func transform(_ x: Matrix) throws -> Matrix {
            try x.requireColumns(columnNames, of: "principal component analysis")
            try x.requireNumbers(for: "principal component analysis")
            try x.requireFinite()
            let vectors = zip(components, scales).flatMap { component, scale in component.map { $0 / scale } }
            return Matrix(
                uncheckedRowCount: x.rowCount, columnNames: outputColumnNames,
                values: x.projected(about: mean, onto: vectors, threadCount: nil))
        }

        /// Rows with the columns they had, of which only what the components say is left.
        ///
        /// - Parameter x: what `transform` made.
        /// - Throws: `LearnError.columnMismatch`, `LearnError.notFinite`.
        public func inverseTransform(_ x: Matrix) throws -> Matrix {
            try x.requireColumns(outputColumnNames, of: "the inverse of principal component analysis")
            try x.requireNumbers(for: "the inverse of principal component analysis")
            try x.requireFinite()
            let values = mean.enumerated().flatMap { column, mean in
                x.linearPredictor(zip(components, scales).map { $0[column] * $1 }, intercept: mean)
            }
            return Matrix(uncheckedRowCount: x.rowCount, columnNames: columnNames, values: values)
        }

        /// What the columns are divided by: their standard deviations, or 1 unless whitened.
        private var scales: [Double] {
            // No less than scikit-learn's bound, so that a component that does not vary gives no infinity.
            explainedVariance.map { whiten ? max($0.squareRoot(), Double.ulpOfOne) : 1 }
        }
    }
}
