import Base
import Testing

@testable import Frames

/// A table of birds: complete rows, groups and a statistic of a part. The same questions in SQL, run by SQLite, have the same
/// answers.
@Suite struct PenguinsTests {
    private let penguins: DataFrame

    init() throws {
        penguins = try DataFrame([
            Column(
                "species",
                [
                    "Adelie", "Adelie", "Gentoo", "Gentoo", "Chinstrap", "Adelie", "Gentoo", "Chinstrap",
                    "Adelie",
                ]),
            Column("sex", ["male", "female", "male", nil, "female", "male", "female", "female", "female"]),
            Column("body_mass_g", [3750, 3800, 5700, 5400, 3500, 4675, 4450, 3900, nil]),
        ])
    }

    @Test func groupsAgreeWithSQL() throws {
        let complete = penguins.droppingMissing()
        let groups = try complete.grouped(by: "species", "sex").aggregated([
            "birds": .count, "mass": .mean("body_mass_g"), "heavy": .mean(col("body_mass_g") > 4500),
        ])
        let gentoo = try complete.filter(col("species") == "Gentoo")["body_mass_g"].mean()
        let others = try complete.filter(col("species") != "Gentoo")["body_mass_g"].mean()
        let database = try DatabaseFixture()
        try SQLiteWriter().write(["penguins": penguins], to: database.path)
        try database.execute(
            """
            CREATE VIEW groups AS
            SELECT species, sex, count(*) AS birds, avg(body_mass_g) AS mass, avg(body_mass_g > 4500) AS heavy
            FROM penguins WHERE sex IS NOT NULL AND body_mass_g IS NOT NULL
            GROUP BY species, sex ORDER BY min(rowid)
            """)
        #expect(penguins.rowCount == 9 && complete.rowCount == 7)
        try groups.expectEqual(to: DataFrame(sqlite: database.path, table: "groups"))
        #expect(try groups.formatted("heavy", as: .percent).field("heavy").format == .percent)
        #expect(
            try database.rows(
                """
                SELECT avg(body_mass_g) FILTER (WHERE species = 'Gentoo'),
                    avg(body_mass_g) FILTER (WHERE species <> 'Gentoo')
                FROM penguins WHERE sex IS NOT NULL AND body_mass_g IS NOT NULL
                """) == [["\(gentoo)", "\(others)"]])
    }
}
