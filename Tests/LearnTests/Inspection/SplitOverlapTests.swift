import Numerics
import Testing

@testable import Learn

@Suite struct SplitOverlapTests {
    @Test func copiesOfTrainingRowsAreFound() throws {
        let split = TrainTestSplit(train: [0, 1, 2], test: [3, 4])
        let overlap = try SplitOverlap(split, identities: [7, 8, 9, 8, 5])
        #expect(overlap.repeated == [0] && overlap.count == 1 && overlap.fraction == 0.5)
        #expect(throws: LearnError.self) { try SplitOverlap(split, identities: [1, 2]) }
    }

    @Test func rowsAreComparedByContent() throws {
        let train = try Matrix(rows: [[1, .nan], [0.0, 2], [3, 4]])
        let test = try Matrix(rows: [[3, 5], [-0.0, 2], [1, .nan]])
        #expect(try SplitOverlap(train: train, test: test).repeated == [1, 2])
        #expect(throws: LearnError.self) {
            try SplitOverlap(train: train, test: train.renamingColumns(["p", "q"]))
        }
    }

    @Test func upsamplingBeforeTheSplitLeaks() throws {
        // Ten rows upsampled to a thousand: hardly any test row is new.
        let drawn = try resample(count: 10, samples: 1000, seed: 1)
        let split = try trainTestSplit(count: 1000, testSize: 0.3, seed: 1)
        #expect(try SplitOverlap(split, identities: drawn).fraction == 1)
    }

    @Test func manyRows() throws {
        var random = RandomState(seed: 2)
        let train = try Matrix(rowCount: 3000, columnNames: ["a", "b"], values: random.random(count: 6000))
        let fresh = try Matrix(rowCount: 1000, columnNames: ["a", "b"], values: random.random(count: 2000))
        #expect(try SplitOverlap(train: train, test: fresh).count == 0)
        #expect(try SplitOverlap(train: train, test: train).fraction == 1)
        // Rows with swapped columns are different rows.
        let swapped = try Matrix(
            rowCount: 3000, columnNames: ["a", "b"], values: train.column("b") + train.column("a"))
        #expect(try SplitOverlap(train: train, test: swapped).count == 0)
    }

    @Test func categoriesAreComparedByName() throws {
        func matrix(_ categories: [String], _ values: [Double]) -> Matrix {
            Matrix(
                uncheckedRowCount: values.count, columnNames: ["a"], categories: [categories], values: values)
        }
        let overlap = try SplitOverlap(
            train: matrix(["x", "y"], [0, 1, .nan]), test: matrix(["y", "z"], [0, 1, .nan]))
        #expect(overlap.repeated == [0, 2])
    }
}
