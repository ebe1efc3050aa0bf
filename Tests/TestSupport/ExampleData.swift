import Base
import Foundation
import Numerics

/// Data for the scripts below `Tests/Scripts`, drawn from NumPy's generator: birds of three species, and days of weather.
public enum ExampleData {
    /// Writes the file of a script, `penguins.csv` or `weather.csv`, into a folder.
    public static func write(_ script: String, to folder: TemporaryFolder) throws {
        try folder.write(script == "penguins" ? penguins : weather, to: "\(script).csv")
    }

    /// 333 birds in random order: size depends on species and sex; some sexes and masses are missing.
    static var penguins: String {
        var random = RandomState(seed: 1)
        let noise = (0..<4).map { _ in random.normal(count: 333) }
        let draws = random.random(count: 333)
        let means = [
            (species: "Adelie", length: 38.8, depth: 18.3, flipper: 190.0, mass: 3700.0),
            (species: "Gentoo", length: 47.5, depth: 15, flipper: 217, mass: 5076),
            (species: "Chinstrap", length: 48.8, depth: 18.4, flipper: 196, mass: 3733),
        ]
        let islands = ["Biscoe", "Dream", "Torgersen"]
        let lines = random.permutation(333).map { bird in
            let mean = means[bird < 146 ? 0 : bird < 265 ? 1 : 2]
            let isMale = bird % 2 == 0
            let sign = isMale ? 1.0 : -1
            let island = bird < 146 ? islands[Int(draws[bird] * 3)] : bird < 265 ? "Biscoe" : "Dream"
            let length = tenths(mean.length + sign * 1.6 + 2.2 * noise[0][bird])
            let depth = tenths(mean.depth + sign * 0.7 + 0.8 * noise[1][bird])
            let flipper = whole(mean.flipper + sign * 3 + 5 * noise[2][bird])
            let mass = 50 * whole((mean.mass + sign * 320 + 300 * noise[3][bird]) / 50)
            let sex = bird % 37 == 5 ? "" : isMale ? "male" : "female"
            return
                "\(mean.species),\(island),\(length),\(depth),\(flipper),\(bird % 83 == 11 ? "" : String(mass)),\(sex)"
        }
        let head = "species,island,bill_length_mm,bill_depth_mm,flipper_length_mm,body_mass_g,sex"
        return ([head] + lines).map { $0 + "\n" }.joined()
    }

    /// Four years of days, of which some are missing: the temperature follows the season, and its deviation from it lasts.
    static var weather: String {
        var random = RandomState(seed: 2)
        let noise = random.normal(count: 1461)
        let rain = random.random(count: 1461)
        var deviation = 0.0
        var lines = ["date,precipitation,temp_max"]
        for day in 0..<1461 {
            deviation = 0.7 * deviation + 2.2 * noise[day]
            guard day % 97 != 50 else { continue }
            let season = -10 * cos(2 * .pi * Double(day - 20) / 365.25)
            let date = Timestamp(microseconds: (15_340 + day) * 86_400_000_000)
            let precipitation = rain[day] < 0.6 ? 0 : (rain[day] - 0.6) * 50
            lines.append("\(date),\(tenths(precipitation)),\(tenths(15 + season + deviation))")
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func whole(_ number: Double) -> Int { Int(number.rounded(.toNearestOrEven)) }

    private static func tenths(_ number: Double) -> String {
        let count = whole(number * 10)
        return "\(count < 0 ? "-" : "")\(abs(count) / 10).\(abs(count) % 10)"
    }
}
