import Charts

extension Gallery {
    /// Explanations of models.
    static func explanations() throws -> [Gallery] {
        [
            Gallery(
                "partial-dependence-plot", "Rents rise with the area, faster for some rows",
                try dependence()),
            Gallery("partial-dependence-of-categories", "The centre is dearest", try categories()),
            Gallery("shap-summary-plot", "Tickets and contracts decide who leaves", try summary()),
        ]
    }

    private static func dependence() throws -> PartialDependencePlot {
        let grid = (0..<24).map { 20 + 5 * Double($0) }
        let slopes = normal(300, mean: 9, deviation: 2.2, seed: 20)
        let starts = normal(300, mean: 260, deviation: 60, seed: 21)
        let individual = zip(slopes, starts).map { slope, start in
            grid.map { start + slope * $0 - 0.02 * $0 * $0 }
        }
        let average = grid.indices.map { place in individual.reduce(0) { $0 + $1[place] } / 300 }
        return try PartialDependencePlot(
            grid: grid, average: average, individual: individual,
            featureValues: normal(500, mean: 65, deviation: 18, seed: 22), featureLabel: "Area, m²",
            valueLabel: "Predicted rent, euros")
    }

    private static func categories() throws -> PartialDependencePlot {
        let names = ["North", "East", "South", "West", "Centre"]
        let means: [Double] = [720, 700, 810, 760, 980]
        let noise = normal(500, deviation: 60, seed: 23)
        let individual = (0..<100).map { row in means.indices.map { means[$0] + noise[row * 5 + $0] } }
        let average = means.indices.map { place in individual.reduce(0) { $0 + $1[place] } / 100 }
        return try PartialDependencePlot(
            categories: names, average: average, individual: individual, featureLabel: "Quarter",
            valueLabel: "Predicted rent, euros")
    }

    private static func summary() throws -> SHAPSummaryPlot {
        let count = 900
        func feature(_ name: String, _ effect: Double, _ noise: Double, _ seed: UInt64) -> (
            name: String, contributions: [Double], values: [Double]
        ) {
            let values = normal(count, seed: seed)
            let errors = normal(count, deviation: noise, seed: seed + 100)
            return (name, zip(values, errors).map { effect * $0 + $1 }, values)
        }
        let months = normal(count, seed: 40)
        var contracts: (name: String, contributions: [Double], values: [Double]) = ("Contract", [], [])
        contracts.contributions = months.map { $0 > 0.6 ? -0.5 + 0.08 * $0 : 0.22 + 0.05 * $0 }
        let visits = normal(count, seed: 41)
        return try SHAPSummaryPlot(
            features: [
                feature("Support tickets", 0.42, 0.08, 30), contracts,
                feature("Months as a customer", -0.25, 0.05, 31),
                feature("Price", 0.14, 0.06, 32),
                ("Visits last week", visits.map { 0.1 * $0 * $0 - 0.1 }, visits),
                feature("Age", 0.03, 0.04, 33), feature("Devices", -0.02, 0.01, 34),
            ], valueLabel: "Contribution to the log-odds of leaving")
    }
}
