@testable import Frames

/// Small inputs, for which the tests hold the results of pandas 3.1.1 and NumPy 2.4.6.
enum Reference {
    static let nan = Double.nan

    static let x: [Double] = [3.5, 1.25, nan, 7, 2, 2, 9.75, -4.5, 0, nan, 11.125]

    static let ties: [Double] = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, nan, 1]

    /// Forty rows: two keys, the first with missing values, a number with missing values and a Boolean.
    static func grouped() throws -> DataFrame {
        let k1 = "ca~~cca~~~b~baba~~acacbbb~bcbaa~acb~bbca".map { $0 == "~" ? nil : String($0) }
        let k2 = [
            1, 0, 1, 1, 2, 2, 2, 2, 0, 2, 1, 0, 1, 1, 1, 2, 2, 0, 0, 2, 1, 0, 2, 2, 2, 1, 2, 2, 2, 2, 0, 0, 2,
            1, 0,
            2, 0, 0, 1, 2,
        ]
        let v: [Double] = [
            8.74, 15.62, 11.19, nan, 8.43, 10.04, 11.13, nan, 11.5, 9.56, 10.54, 12.89, 6.81, 10.33, 10.32,
            12.76,
            9.32, 11.96, 13.31, 4.45, nan, 7.04, 6.72, 1.36, 7.59, 9.99, 8.85, 8.61, 6.66, 12.6, 12.88, 11.25,
            4.34,
            16.82, 10.44, 11.62, 5.51, 9.97, 11.24, 9.58,
        ]
        let b = "0011001100100101011011010100001000110000".map { $0 == "1" }
        return try DataFrame([
            Column("k1", k1), Column("k2", k2), Column("v", nanAsMissing: v), Column("b", b),
        ])
    }
}
