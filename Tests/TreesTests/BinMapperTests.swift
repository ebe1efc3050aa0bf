import Learn
import Testing

@testable import Trees

@Suite struct BinMapperTests {
    private func bins(_ values: [Double], maxBins: Int) throws -> ColumnBins {
        try BinMapper(LazyColumns(Matrix(["x": values])), maxBins: maxBins).columns[0]
    }

    private func codes(_ values: [Double], _ bins: ColumnBins) -> [Int] {
        var codes = [UInt16](repeating: 0, count: values.count)
        codes.withUnsafeMutableBufferPointer { codes in
            values.withUnsafeBufferPointer { values in
                guard let source = values.baseAddress, let target = codes.baseAddress else { return }
                BinFinder(bins).find(source, count: values.count, into: target)
            }
        }
        return codes.map(Int.init)
    }

    @Test func fewDistinctValuesGetABinEach() throws {
        let bins = try bins([3, 1, 1, .nan, 8, 3], maxBins: 3)
        #expect(bins.distinctValues == [1, 3, 8])
        #expect(bins.upperBounds == [2, 5.5])
        #expect(codes([1, 2, 2.5, 3, 5.5, 9, -1, .nan], bins) == [0, 0, 1, 1, 1, 2, 0, 3])
        #expect(bins.threshold(between: 0, and: 2) == 4.5)
        #expect(bins.threshold(between: 2, and: 3) == .infinity)
    }

    @Test func manyDistinctValuesAreCutAtQuantiles() throws {
        let bins = try bins((0..<1000).map(Double.init), maxBins: 10)
        #expect(bins.count == 10 && bins.distinctValues == nil)
        var counts = [Int](repeating: 0, count: 10)
        for code in codes((0..<1000).map(Double.init), bins) { counts[code] += 1 }
        #expect(counts == [Int](repeating: 100, count: 10))
    }

    @Test func oneDistinctValueOrNone() throws {
        #expect(try bins([7, 7], maxBins: 5).count == 1)
        let none = try bins([.nan, .nan], maxBins: 5)
        #expect(none.count == 0 && codes([.nan], none) == [0])
    }

    @Test func adjacentNumbersHaveAThresholdBetweenThem() throws {
        let bins = try bins([1, 1.0.nextUp], maxBins: 5)
        #expect(codes([1, 1.0.nextUp], bins) == [0, 1])
    }

    @Test func searchFindsTheBinForAnyNumberOfBounds() {
        for count in 1...40 {
            let bins = ColumnBins(upperBounds: (1..<count + 1).map(Double.init))
            let values = (0...count + 1).map(Double.init)
            #expect(codes(values, bins) == values.map { Swift.min(max(Int($0) - 1, 0), count) })
        }
    }

    @Test func quantilesOfASampleAreThoseOfAllRows() throws {
        let values = (0..<500_000).map { Double($0 % 1000) }
        let bins = try bins(values, maxBins: 5)
        #expect(bins.count == 5)
        #expect(zip(bins.upperBounds, [200, 400, 600, 800]).allSatisfy { abs($0 - $1) < 10 })
    }

    @Test func tooManyCategories() throws {
        let matrix = Matrix(
            uncheckedRowCount: 1, columnNames: ["k"], categories: [(0..<300).map(String.init)], values: [0])
        #expect(throws: LearnError.self) { try BinMapper(LazyColumns(matrix), maxBins: 255) }
    }
}
