import Foundation
import Numerics
import TestSupport
import Testing

@testable import Learn

@Suite struct KMeansTests {
    private let x = SmallSample.x

    /// Returns labels written as digits; the reference is scikit-learn 1.9.1.
    private func labels(_ digits: String) -> [Int] { digits.compactMap(\.wholeNumberValue) }

    @Test func findsTheClustersOfTheReference() throws {
        let model = try KMeans(clusters: 3, seed: 42).fit(x)
        #expect(
            model.labels == labels("210210010000000100012002010120021010022000011122212000101002"))
        #expect(isClose(model.inertia, 94.75781012699869) && model.iterations == 5)
        #expect(
            isClose(
                model.centers.flatMap { $0 },
                [
                    0.006999205265553303, 0.19742675210181965, -0.06713668428401617, -1.32000367897263,
                    -1.8870698363715066, -0.21060021302141785, 1.317926954196547, 1.9760730593431504,
                    -0.27222447158542695,
                ]))
        #expect(model.clusterSizes == [32, 15, 13] && model.columnNames == ["a", "b", "c"])
    }

    @Test func startsFromRandomRows() throws {
        let model = try KMeans(clusters: 4, initialization: .random, seed: 1).fit(x)
        #expect(
            model.labels == labels("201201101133313013302132303023320101322131100022232111330132"))
        #expect(isClose(model.inertia, 73.15192594143426) && model.iterations == 7)
    }

    @Test func startsFromGivenCenters() throws {
        let model = try KMeans(clusters: 2, initialization: .centers([x.row(at: 0), x.row(at: 1)])).fit(x)
        #expect(
            model.labels == labels("010011110101000100010010111100101011000100011100010000111010"))
        #expect(isClose(model.inertia, 128.3974688598766) && model.iterations == 3)
    }

    @Test func sampleWeights() throws {
        let weights = (0..<60).map { Double($0 % 3) }
        let model = try KMeans(clusters: 3, seed: 5).fit(x, sampleWeight: weights)
        #expect(
            model.labels == labels("201200002111111011102112101021120100122011200022212111010112"))
        #expect(isClose(model.inertia, 85.59026140139213))
    }

    @Test func labelsAreThoseOfTheLastCenters() throws {
        let model = try KMeans(clusters: 5, nInit: 2, maxIterations: 2, seed: 3).fit(x)
        #expect(
            model.labels == labels("213233310343404104412042413124321013420340011122232000133042"))
        #expect(isClose(model.inertia, 65.39686620254214) && model.iterations == 2)
        #expect(try model.predict(x) == model.labels)
    }

    @Test func tiesOfCentersAreRoundedAsInTheReference() throws {
        let grid = try Matrix(rows: (0..<40).map { [Double($0 % 5), Double($0 * $0 % 7)] })
        let model = try KMeans(clusters: 4, seed: 0).fit(grid)
        #expect(model.labels == labels("0012230021001220302100012030223001200122"))
        #expect(isClose(model.inertia, 36.22969187675071))
    }

    @Test func anEmptyClusterGetsTheFarthestRow() throws {
        // All centres start at one point, so that two clusters are empty after the first step.
        let corners = try Matrix(rows: [[0, 0], [1, 0], [0, 2], [0, 0]])
        let same = [[Double]](repeating: [0, 0], count: 3)
        let model = try KMeans(clusters: 3, initialization: .centers(same)).fit(corners)
        #expect(model.labels == [0, 2, 1, 0] && model.inertia < 1e-20)
    }

    @Test func duplicateRowsLeaveClustersEmpty() throws {
        let points: [[Double]] = [[0, 0], [1, 0], [0, 2]]
        let model = try KMeans(clusters: 5, nInit: 1, seed: 0).fit(
            Matrix(rows: (0..<12).map { points[$0 % 3] }))
        #expect(model.labels == labels("021021021021"))
        #expect(model.inertia == 0 && model.clusterSizes == [4, 4, 4, 0, 0])
    }

    @Test func asManyClustersAsRows() throws {
        let model = try KMeans(clusters: 60).fit(x)
        #expect(Set(model.labels).count == 60 && model.inertia < 1e-20)
    }

    @Test func oneColumnAndOneCluster() throws {
        let model = try KMeans(clusters: 1).fit(Matrix(["a": [1, 2, 6]]))
        #expect(model.centers == [[3]] && model.labels == [0, 0, 0] && model.inertia == 14)
    }

    @Test(arguments: [1, 2, 5]) func theNumberOfThreadsDoesNotMatter(threadCount: Int) throws {
        var random = RandomState(seed: 2)
        let many = try Matrix(columns: ["a", "b"].map { (name: $0, values: random.normal(count: 20_000)) })
        for nInit in [1, 3] {
            let one = try KMeans(clusters: 4, nInit: nInit, threadCount: 1).fit(many)
            #expect(try KMeans(clusters: 4, nInit: nInit, threadCount: threadCount).fit(many) == one)
        }
    }

    @Test func farFromTheOrigin() throws {
        let near = try KMeans(clusters: 3, seed: 42).fit(x)
        let far = Matrix(uncheckedRowCount: 60, columnNames: x.columnNames, values: x.values.map { $0 + 1e7 })
        let model = try KMeans(clusters: 3, seed: 42).fit(far)
        #expect(model.labels == near.labels)
        #expect(try model.predict(far) == near.labels)
    }

    @Test func predictsTheNearestCenter() throws {
        let model = try KMeans(clusters: 3, seed: 42).fit(x)
        let rows = try Matrix(rows: [[0, 0, 0], [2, 2, -1]], columnNames: ["a", "b", "c"])
        #expect(try model.predict(rows) == [0, 2])
        #expect(try model.predict(x.rows([])) == [])
    }

    @Test func transformsToDistances() throws {
        let model = try KMeans(clusters: 3, seed: 42).fit(x)
        let distances = try model.transform(x)
        #expect(distances.columnNames == ["kmeans0", "kmeans1", "kmeans2"])
        #expect(isClose(distances.row(at: 0), [2.050063049664067, 4.403619030166543, 0.7622248489570571]))
        #expect(try model.transform(x.rows([7])).row(at: 0) == distances.row(at: 7))
        #expect(try model.transform(x.rows([])).rowCount == 0)
        #expect(try KMeans(clusters: 3, seed: 42).fitTransform(x) == distances)
    }

    @Test func modelsRoundTripThroughJSON() throws {
        let model = try KMeans(clusters: 3, seed: 42).fit(x)
        #expect(try JSONDecoder().decode(KMeans.Fitted.self, from: JSONEncoder().encode(model)) == model)
        #expect(model.centerMatrix.row(at: 1) == model.centers[1])
    }

    @Test func cancellation() async throws {
        let x = x
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try KMeans(clusters: 3).fit(x)
        }
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}

@Suite struct KMeansErrorTests {
    private let x = SmallSample.x

    @Test func moreClustersThanRows() throws {
        let error = LearnError.invalidParameter(
            name: "clusterCount", value: "61", expected: "at most the number of rows, 60")
        #expect(throws: error) { try KMeans(clusters: 61).fit(x) }
    }

    @Test(arguments: [
        KMeans(clusters: 0), KMeans(nInit: 0), KMeans(maxIterations: 0), KMeans(tolerance: -1),
        KMeans(tolerance: .nan), KMeans(threadCount: 0),
        KMeans(clusters: 2, initialization: .centers([[1, 2, 3]])),
        KMeans(clusters: 1, initialization: .centers([[1, 2]])),
        KMeans(clusters: 1, initialization: .centers([[1, 2, .nan]])),
    ]) func invalidParameters(parameters: KMeans) {
        #expect(throws: LearnError.self) { try parameters.fit(x) }
    }

    @Test func invalidInput() throws {
        let none = try x.rows([])
        #expect(throws: LearnError.self) { try KMeans(clusters: 1).fit(none) }
        let empty = try Matrix(rowCount: 3, columnNames: [], values: [])
        #expect(throws: LearnError.self) { try KMeans(clusters: 1).fit(empty) }
        for value in [Double.infinity, .nan] {
            #expect(throws: LearnError.self) { try KMeans(clusters: 1).fit(Matrix(["a": [1, value]])) }
        }
        let large = try Matrix(["a": [1e200, -1e200, 0]])
        #expect(throws: LearnError.overflow(estimator: "k-means")) { try KMeans(clusters: 2).fit(large) }
        let categories = Matrix(
            uncheckedRowCount: 2, columnNames: ["a"], categories: [["p", "q"]], values: [0, 1])
        #expect(throws: LearnError.categoricalColumn("a", estimator: "k-means")) {
            try KMeans(clusters: 1).fit(categories)
        }
    }

    @Test func invalidWeights() {
        #expect(throws: LearnError.self) { try KMeans(clusters: 2).fit(x, sampleWeight: [1]) }
        let zeros = [Double](repeating: 0, count: 60)
        #expect(throws: LearnError.zeroWeights) { try KMeans(clusters: 2).fit(x, sampleWeight: zeros) }
        // Two rows with weight are too few for three random centres.
        let two = (0..<60).map { $0 < 2 ? 1.0 : 0 }
        #expect(throws: LearnError.self) {
            try KMeans(clusters: 3, initialization: .random).fit(x, sampleWeight: two)
        }
    }

    @Test func otherColumnsThanFitted() throws {
        let model = try KMeans(clusters: 2).fit(x)
        #expect(throws: LearnError.self) { try model.predict(x.selecting(["a", "b"])) }
        var bad = x
        bad[1, 2] = .nan
        #expect(throws: LearnError.self) { try model.predict(bad) }
        #expect(throws: LearnError.self) { try model.transform(bad) }
    }

    @Test(arguments: [
        #"{"columnNames":["a"],"centers":[[1,2]],"labels":[],"inertia":0,"iterations":1}"#,
        #"{"columnNames":["a"],"centers":[[1]],"labels":[0,1],"inertia":0,"iterations":1}"#,
        #"{"columnNames":[],"centers":[[]],"labels":[0],"inertia":0,"iterations":1}"#,
        #"{"columnNames":["a"],"centers":[],"labels":[],"inertia":0,"iterations":1}"#,
    ]) func inconsistentModelsAreRejected(text: String) {
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(KMeans.Fitted.self, from: Data(text.utf8))
        }
    }
}
