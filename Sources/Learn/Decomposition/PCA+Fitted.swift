import Numerics

extension PCA {
    /// A fitted PCA.
    public struct Fitted: FittedTransformer, Codable, Equatable {
        /// The columns it was fitted on.
        public let columnNames: [String]
        /// The mean of each column.
        public let mean: [Double]
        /// The components, in descending order of variance: for each a loading for each column, of length
        /// one.
        public let components: [[Double]]
        /// The variance of the rows along each component, divided by n − 1.
        public let explainedVariance: [Double]
        /// The fraction of the total variance along each component; 0 if the rows do not vary.
        public let explainedVarianceRatio: [Double]
        /// The singular values of the centred rows: the square roots of `explainedVariance` times n − 1.
        public let singularValues: [Double]
        /// The mean variance along the dropped components; 0 if there are none.
        public let noiseVariance: Double
        /// Whether the output columns are scaled to a variance of one.
        public let whiten: Bool

        /// The names of the output columns: `pc1`, `pc2`, …
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

        /// Decodes components, and checks that their shapes agree.
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
                        debugDescription: "the shapes of the components and columns of a PCA do not agree"))
            }
        }

        /// Returns the coordinates of the centred rows along the components: rowCount × componentCount.
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

        /// Returns rows in the original columns, reconstructed from the components.
        ///
        /// - Parameter x: the output of `transform`.
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

        /// The divisor of each output column: its standard deviation, or 1 unless whitened.
        private var scales: [Double] {
            // Bounded below as in scikit-learn, so that a component without variance gives no infinity.
            explainedVariance.map { whiten ? max($0.squareRoot(), Double.ulpOfOne) : 1 }
        }
    }
}
