import FoundationEssentials
import Frames
import Learn
import Numerics

/// Generates a ``MatrixFolder`` of synthetic data, always the same bytes.
public struct MatrixGenerator: Sendable {
    /// The version of the data; folders of another version are generated again.
    static let version = 1

    /// The number of ratings to train on.
    var trainingRows: Int
    /// The number of ratings to validate on.
    var validationRows: Int
    /// The number of plays of music.
    var playCount: Int

    /// Creates a generator, by default of 700 MB of data.
    public init(trainingRows: Int = 2_534_660, validationRows: Int = 542_941, playCount: Int = 149_860) {
        self.trainingRows = trainingRows
        self.validationRows = validationRows
        self.playCount = playCount
    }

    /// Whether a folder holds the ratings that this generator writes.
    public func hasWrittenRatings(to folder: MatrixFolder) -> Bool { (try? folder.shape()) == shape }

    /// Writes the ratings, both raw and encoded.
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
        // The shape is written last, so that only a complete folder has one.
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
