import FoundationEssentials
import Frames
import Learn
import Numerics

/// Makes a ``MatrixFolder`` of made-up data: the same bytes each time.
public struct MatrixGenerator: Sendable {
    /// Changes with the data, so that folders of an older one are made anew.
    static let version = 1

    /// The number of training ratings.
    var trainingRows: Int
    /// The number of validation ratings.
    var validationRows: Int
    /// The number of plays of music.
    var playCount: Int

    /// A generator of 700 MB of data.
    public init(trainingRows: Int = 2_534_660, validationRows: Int = 542_941, playCount: Int = 149_860) {
        self.trainingRows = trainingRows
        self.validationRows = validationRows
        self.playCount = playCount
    }

    /// Whether a folder holds the ratings as this generator makes them.
    public func hasWrittenRatings(to folder: MatrixFolder) -> Bool { (try? folder.shape()) == shape }

    /// Writes the ratings, as they are and encoded.
    ///
    /// - Throws: ``MatrixFolderError/unwritable(file:)``.
    public func writeRatings(to folder: MatrixFolder) throws {
        try folder.make()
        var random = RandomState(seed: 20_051_231)
        let population = RatingPopulation(
            users: max(50, trainingRows * 19 / 100), films: max(20, trainingRows * 7 / 1000), using: &random)
        var imputers: [String: SimpleImputer.Fitted] = [:]
        var scalers: [String: StandardScaler.Fitted] = [:]
        for (name, rows) in [("train", trainingRows), ("validation", validationRows)] {
            let table = RatingTable(rows: rows, of: population, using: &random)
            let file = try ColumnFile(folder.url.appending(path: "\(name).f32"))
            let encoded = try ColumnFile(folder.url.appending(path: "\(name)31.f32"))
            for column in RatingTable.numbers {
                let values = table.column(column)
                try file.write(values)
                var x = try Matrix([column: values])
                let imputer = try imputers[column] ?? SimpleImputer(strategy: .median).fit(x)
                x = try imputer.transform(x)
                let scaler = try scalers[column] ?? StandardScaler().fit(x)
                try encoded.write(scaler.transform(x).values)
                (imputers[column], scalers[column]) = (imputer, scaler)
            }
            for (column, categories) in RatingTable.categories {
                let values = table.column(column)
                try file.write(values)
                for category in categories {
                    try encoded.write(values.map { $0 == Double(category) ? 1 : 0 })
                }
            }
            try ColumnFile(folder.url.appending(path: "\(name).u8")).write(table.labels)
        }
        // What is whole has a shape: it is written last.
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try encoder.encode(shape).write(to: folder.url.appending(path: "shape.json"), options: .atomic)
    }

    /// Writes the plays of music.
    ///
    /// - Throws: ``MatrixFolderError/unwritable(file:)``.
    public func writePlays(to folder: MatrixFolder) throws {
        try folder.make()
        var random = RandomState(seed: 20_130_708)
        let table = PlayTable(rows: playCount, using: &random)
        let file = try ColumnFile(folder.url.appending(path: "spotify.f32"))
        for column in table.columns { try file.write(column) }
        try ColumnFile(folder.url.appending(path: "spotify.u8")).write(table.labels)
    }

    private var shape: MatrixFolder.Shape {
        let categories = RatingTable.categories.flatMap { name, values in values.map { "\(name)_\($0)" } }
        return MatrixFolder.Shape(
            columns: RatingTable.columnNames, columns31: RatingTable.numbers + categories,
            train: trainingRows,
            validation: validationRows, generator: Self.version)
    }
}
