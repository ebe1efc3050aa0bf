import Foundation
import TestSupport
import Testing

@testable import Benchmarks

@Suite("Data for benchmarks")
struct MatrixGeneratorTests {
    private static let generator = MatrixGenerator(trainingRows: 4000, validationRows: 1000, playCount: 1000)

    private let place = TemporaryFolder()
    private let folder: MatrixFolder

    init() throws {
        folder = MatrixFolder(place.url.appending(path: "generated", directoryHint: .isDirectory))
        try Self.generator.writeRatings(to: folder)
        try Self.generator.writePlays(to: folder)
    }

    @Test func sameBytesEachTime() throws {
        let first = try place.contents()
        #expect(first.count == 9)
        #expect(try MatrixGeneratorTests().place.contents() == first)
    }

    @Test func ratingsAreTypical() throws {
        let rows = try folder.training(.mixed)
        #expect(rows.x.rowCount == 4000 && rows.x.columnCount == 14)
        #expect(try Set(rows.x.column("rating_month")) == Set((1...12).map(Double.init)))
        #expect(try Set(rows.x.column("rating_dayofweek")) == Set((0...6).map(Double.init)))
        #expect(try rows.x.column("rating_year").allSatisfy { (1999...2005).contains($0) })
        let missing = try rows.x.column("user_std_rating").count { $0.isNaN }
        #expect((1...2000).contains(missing))
        let positives = rows.y.codes.reduce(0, +)
        #expect((2000...2600).contains(positives))
    }

    @Test func aFewFilmsHaveMostRatings() throws {
        let counts = try folder.training(.mixed).x.column("movie_total_ratings").sorted()
        #expect(counts[0] < 20 && counts[counts.count - 1] > 400)
    }

    @Test func encodedRatingsAreScaledAndComplete() throws {
        let x = try folder.training(.numeric).x
        #expect(x.columnCount == 31 && x.values.allSatisfy(\.isFinite))
        for name in RatingTable.numbers {
            let values = try x.column(name)
            let mean = values.reduce(0, +) / 4000
            let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 4000
            #expect(abs(mean) < 1e-6 && abs(variance - 1) < 1e-5, "\(name)")
        }
        let months = (12..<24).map { x.column(at: $0) }
        #expect((0..<4000).allSatisfy { row in months.reduce(0) { $0 + $1[$1.startIndex + row] } == 1 })
        #expect(try folder.validation(.numeric).x.columnNames == x.columnNames)
    }

    @Test func playsAreMostlyRareCategories() throws {
        let (training, validation) = try folder.plays()
        #expect(training.x.rowCount == 800 && validation.x.rowCount == 200 && training.x.columnCount == 13)
        #expect(Set(training.x.column(at: 1)) == Set((0..<24).map(Double.init)))
        for column in 2..<13 {
            #expect(Set(training.x.column(at: column)).isSubset(of: [0, 1]), "\(column)")
        }
    }

    @Test func dataOfAnotherSizeIsGeneratedAgain() throws {
        #expect(Self.generator.hasWrittenRatings(to: folder))
        #expect(!MatrixGenerator().hasWrittenRatings(to: folder))
        #expect(!Self.generator.hasWrittenRatings(to: MatrixFolder(TemporaryFolder().url)))
    }

    @Test("Every workload runs on the rows that it is given", arguments: Workload.allCases)
    func workloads(_ workload: Workload) throws {
        let outcome = try workload.run(on: folder, rows: 500)
        #expect(outcome.rows == (workload == .prediction ? 1000 : 500))
        #expect(outcome.seconds > 0)
        #expect(outcome.quality > (workload.measure == .rocAUC ? 0.5 : 0) && outcome.quality < 1)
    }
}

@Suite("Folders of matrices")
struct MatrixFolderTests {
    @Test func aFolderWithoutShapeIsRefused() {
        let folder = TemporaryFolder()
        #expect(throws: MatrixFolderError.noShape(folder: folder.url.path)) {
            try MatrixFolder(folder.url).requireRatings()
        }
    }

    @Test func aFileThatIsTooShortIsRefused() throws {
        let folder = TemporaryFolder()
        try folder.write(
            #"{"columns": ["a"], "columns31": [], "train": 3, "validation": 1}"#, to: "shape.json")
        try folder.write("12345678", to: "train.f32")
        #expect(throws: MatrixFolderError.wrongSize(file: "train.f32", expected: 12)) {
            try MatrixFolder(folder.url).training(.mixed)
        }
    }

    @Test func matricesAreColumnMajor() throws {
        let folder = TemporaryFolder()
        try folder.write(
            #"{"columns": ["a", "b"], "columns31": [], "train": 2, "validation": 1}"#, to: "shape.json")
        let file = try ColumnFile(folder.url.appending(path: "train.f32"))
        try file.write([1.5, .nan])
        try file.write([3.0, 4.0])
        try ColumnFile(folder.url.appending(path: "train.u8")).write([true, false])
        let rows = try MatrixFolder(folder.url).training(.mixed)
        #expect(rows.x[0, 0] == 1.5 && rows.x[1, 0].isNaN && rows.x.row(at: 1)[1] == 4)
        #expect(rows.y.codes == [1, 0])
        #expect(try MatrixFolder(folder.url).training(.mixed, rows: 1).x.column("b") == [3])
    }
}
