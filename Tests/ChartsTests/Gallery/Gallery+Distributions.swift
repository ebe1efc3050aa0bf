import Charts

extension Gallery {
    /// Distributions of values.
    static func distributions() throws -> [Gallery] {
        let opinions = normal(900, mean: 3.2, deviation: 0.5, seed: 3).map { power($0) }
        let claims = normal(1100, mean: 5.5, deviation: 0.35, seed: 4).map { power($0) }
        let zeros = [Double](repeating: 0, count: 12)
        let species: [(name: String, values: [Double])] = [
            ("Adelie", normal(152, mean: 190, deviation: 6.5, seed: 5)),
            ("Chinstrap", normal(68, mean: 196, deviation: 7, seed: 6)),
            ("Gentoo", normal(124, mean: 217, deviation: 6.5, seed: 7)),
        ]
        let islands: [(name: String, values: [Double])] = [
            (
                "Biscoe",
                normal(100, mean: 192, deviation: 7, seed: 8)
                    + normal(124, mean: 217, deviation: 6.5, seed: 7)
            ),
            ("Dream", normal(124, mean: 193, deviation: 7, seed: 9)),
            ("Torgersen", normal(24, mean: 191, deviation: 6, seed: 10)),
        ]
        return [
            Gallery(
                "density-plot", "Gentoo penguins have longer flippers than the others",
                try DensityPlot(groups: species, valueLabel: "Flipper length, mm")),
            Gallery(
                "ecdf-plot", "No opinion has as many views as the median claim",
                try ECDFPlot(
                    groups: [("Opinions", opinions + zeros), ("Claims", claims)], valueLabel: "Views",
                    isLogarithmic: true)),
            Gallery(
                "violin-plot", "Two groups of penguins live on Biscoe",
                try ViolinPlot(groups: islands, valueLabel: "Flipper length, mm")),
        ]
    }

    /// Ten to a power, by multiplication alone, which is the same on every machine.
    static func power(_ exponent: Double) -> Double {
        var (result, base, rest) = (1.0, 10.0, max(0, exponent))
        while rest >= 1 {
            result *= base
            rest -= 1
        }
        for _ in 0..<24 {
            base = base.squareRoot()
            rest *= 2
            if rest >= 1 {
                result *= base
                rest -= 1
            }
        }
        return result
    }
}
