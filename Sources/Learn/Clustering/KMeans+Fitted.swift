import Base
import Numerics

extension KMeans {
    /// A fitted k-means clustering.
    public struct Fitted: FittedTransformer, Codable, Equatable {
        /// The columns it was fitted on.
        public let columnNames: [String]
        /// The centre of each cluster, with a coordinate for each column.
        public let centers: [[Double]]
        /// The cluster of each training row.
        public let labels: [Int]
        /// The sum of the squared distances of the rows to the centres of their clusters, times their
        /// weights.
        public let inertia: Double
        /// The number of iterations of the run that was kept.
        public let iterations: Int

        /// The number of clusters.
        public var clusterCount: Int { centers.count }

        /// The number of training rows of each cluster. It may be zero if there are duplicate rows.
        public var clusterSizes: [Int] {
            labels.reduce(into: [Int](repeating: 0, count: clusterCount)) { $0[$1] += 1 }
        }

        /// The centres as the rows of a matrix, to be transformed back or projected.
        public var centerMatrix: Matrix {
            Matrix(
                uncheckedRowCount: clusterCount, columnNames: columnNames,
                values: columnNames.indices.flatMap { column in centers.map { $0[column] } })
        }

        /// The names of the output columns of `transform`: `kmeans0`, `kmeans1`, …
        public var outputColumnNames: [String] { centers.indices.map { "kmeans\($0)" } }

        init(_ result: Lloyd.Result, _ rows: KMeansRows) {
            columnNames = rows.columnNames
            centers = stride(from: 0, to: result.centers.count, by: rows.columnCount).map { start in
                zip(result.centers[start..<start + rows.columnCount], rows.means).map(+)
            }
            labels = Array(result.labels.prefix(rows.rowCount))
            inertia = result.inertia
            iterations = result.iterations
        }

        /// Decodes a model, and checks that its shapes agree.
        public init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            columnNames = try container.decode([String].self, forKey: .columnNames)
            centers = try container.decode([[Double]].self, forKey: .centers)
            labels = try container.decode([Int].self, forKey: .labels)
            inertia = try container.decode(Double.self, forKey: .inertia)
            iterations = try container.decode(Int.self, forKey: .iterations)
            guard !columnNames.isEmpty, !centers.isEmpty,
                centers.allSatisfy({ $0.count == columnNames.count }),
                labels.allSatisfy(centers.indices.contains)
            else {
                throw DecodingError.dataCorrupted(
                    .init(
                        codingPath: decoder.codingPath,
                        debugDescription:
                            "the shapes of the centres, columns and labels of k-means do not agree"))
            }
        }

        /// Returns the cluster whose centre is nearest to each row; the first of equally near ones.
        ///
        /// - Throws: `LearnError.columnMismatch`, `LearnError.notFinite`.
        public func predict(_ x: Matrix) throws -> [Int] {
            let (origin, centers) = try aboutTheirMean(x)
            guard x.rowCount > 0 else { return [] }
            let nearest = NearestCenter(centers, columnCount: x.columnCount, largestSquare: nil)
            let parts = x.mapPaddedChunks(origin: origin) { rows, columns in
                var labels: [Int] = []
                labels.reserveCapacity(rows.stride)
                nearest.withFinder { finder in
                    for row in stride(from: 0, to: rows.rowCount, by: 4) {
                        let found = finder.nearest(columns + row, stride: rows.stride)
                        for lane in 0..<4 { labels.append(Int(found[lane])) }
                    }
                }
                return Array(labels.prefix(rows.rowCount))
            }
            return parts.flatMap { $0 }
        }

        /// Returns the distance of each row to each centre: rowCount × clusterCount.
        ///
        /// - Throws: `LearnError.columnMismatch`, `LearnError.notFinite`.
        public func transform(_ x: Matrix) throws -> Matrix {
            let (origin, centers) = try aboutTheirMean(x)
            let parts = x.mapPaddedChunks(origin: origin) { rows, columns in
                centers.withUnsafeBufferPointer { centers in
                    let first = SharedPointer(centers).pointer
                    return (0..<clusterCount).map { cluster in
                        var distances: [Double] = []
                        distances.reserveCapacity(rows.stride)
                        for row in stride(from: 0, to: rows.rowCount, by: 4) {
                            let squares = squaredDistances(
                                columns + row, stride: rows.stride, columnCount: x.columnCount,
                                to: first + cluster * x.columnCount)
                            let roots = squareRoot(ofNonNegative: squares)
                            for lane in 0..<4 { distances.append(roots[lane]) }
                        }
                        return Array(distances.prefix(rows.rowCount))
                    }
                }
            }
            return Matrix(
                uncheckedRowCount: x.rowCount, columnNames: outputColumnNames,
                values: (0..<clusterCount).flatMap { cluster in parts.flatMap { $0[cluster] } })
        }

        /// Checks a matrix and returns the centres about their mean, so that no digits are lost if they are
        /// far from zero.
        private func aboutTheirMean(_ x: Matrix) throws -> (origin: [Double], centers: [Double]) {
            try x.requireColumns(columnNames, of: "k-means")
            try x.requireNumbers(for: "k-means")
            try x.requireFinite()
            let origin = columnNames.indices.map { column in
                centers.reduce(0) { $0 + $1[column] / Double(clusterCount) }
            }
            return (origin, centers.flatMap { zip($0, origin).map(-) })
        }
    }
}

extension Matrix {
    /// Calls `body` for chunks of rows, shifted and padded to whole vectors, on several threads.
    fileprivate func mapPaddedChunks<Result: Sendable>(
        origin: [Double], _ body: @Sendable (PaddedColumns, UnsafePointer<Double>) -> Result
    ) -> [Result] {
        Chunks(count: rowCount, size: 4096).map(
            threadCount: threads(nil, rows: rowCount, columns: columnCount)
        ) {
            let rows = PaddedColumns(self, origin: origin, rows: $0)
            return rows.values.withUnsafeBufferPointer { body(rows, SharedPointer($0).pointer) }
        }
    }
}
