import Testing

@testable import Frames

@Suite struct JoinTests {
    private func left() throws -> DataFrame {
        try DataFrame([
            Column("k", [3, 1, 2, 1, 4, nil]), Column("l", ["a", "b", "c", "d", "e", "f"]),
            Column("v", [1, 2, 3, 4, 5, 6]),
        ])
    }

    private func right() throws -> DataFrame {
        try DataFrame([
            Column("k", [1, 2, 1, 5, 3, nil, 2]), Column("r", ["p", "q", "r", "s", "t", "u", "w"]),
            Column("v", [9, 8, 7, 6, 5, 4, 3]),
        ])
    }

    /// pandas' `merge`: missing keys match each other.
    @Test func inner() throws {
        #expect(
            try left().joined(with: right(), on: "k")
                == DataFrame([
                    Column("k", [3, 1, 1, 2, 2, 1, 1, nil]),
                    Column("l", ["a", "b", "b", "c", "c", "d", "d", "f"]),
                    Column("v_x", [1, 2, 2, 3, 3, 4, 4, 6]),
                    Column("r", ["t", "p", "r", "q", "w", "p", "r", "u"]),
                    Column("v_y", [5, 9, 7, 8, 3, 9, 7, 4]),
                ]))
    }

    @Test func keepsTheLeft() throws {
        let joined = try left().joined(with: right(), on: "k", kind: .left)
        #expect(joined.rowCount == 9)
        #expect(try joined["r"] == Column("r", ["t", "p", "r", "q", "w", "p", "r", nil, "u"]))
        #expect(try joined["v_y"] == Column("v_y", [5, 9, 7, 8, 3, 9, 7, nil, 4]))
    }

    /// Integers that are close together and far apart are looked up in two different ways.
    @Test(arguments: [1, 1 << 40])
    func denseAndSparseIntegers(_ step: Int) throws {
        let first = try DataFrame([Column("k", [-3, 5, 0, 5, 9, nil].map { $0.map { $0 * step } })])
        let second = try DataFrame([
            Column("k", [5, -3, 9, 5, 4].map { $0 * step }), Column("v", [1, 2, 3, 4, 5]),
        ])
        #expect(try first.joined(with: second, on: "k")["v"] == Column("v", [2, 1, 4, 1, 4, 3]))
        #expect(
            try first.joined(with: second, on: "k", kind: .left)["v"]
                == Column("v", [2, 1, 4, nil, 1, 4, 3, nil]))
    }

    @Test func keysAtTheLimitsOfTheirRange() throws {
        let first = try DataFrame([Column("k", [Int.max, 0, .min])])
        let second = try DataFrame([Column("k", [Int.min, .max]), Column("v", [1, 2])])
        #expect(try first.joined(with: second, on: "k")["v"] == Column("v", [2, 1]))
        let near = try DataFrame([Column("k", [5]), Column("v", [1])])
        #expect(try first.joined(with: near, on: "k").rowCount == 0)
    }

    @Test func severalKeys() throws {
        let first = try DataFrame([
            Column("a", [1, 1, 2]), Column("b", ["x", "y", "y"]), Column("v", [1, 2, 4]),
        ])
        let second = try DataFrame([
            Column("a", [2, 1, 1]), Column("b", ["y", "x", "x"]), Column("w", [5, 6, 7]),
        ])
        #expect(
            try first.joined(with: second, on: "a", "b")
                == DataFrame([
                    Column("a", [1, 1, 2]), Column("b", ["x", "x", "y"]), Column("v", [1, 1, 4]),
                    Column("w", [6, 7, 5]),
                ]))
    }

    @Test func refusesKeysOfDifferentTypes() throws {
        #expect(throws: FrameError.self) { try left().joined(with: right(), on: "l") }
        let texts = try DataFrame([Column("k", ["1"])])
        #expect(throws: FrameError.self) { try left().joined(with: texts, on: "k") }
    }
}
