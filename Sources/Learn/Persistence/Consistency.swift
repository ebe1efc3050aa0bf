import Base

/// Parts of a model that do not fit together, as in a file that something else wrote.
package struct InconsistentModel: Error, CustomStringConvertible {
    /// The reason, in a few words.
    package let description: String

    /// Creates the error.
    package init(_ description: String) { self.description = description }
}

/// Checks of the parts of a model that is read from a file, in the words of its error.
package enum Consistency {
    /// Checks that a condition holds.
    package static func require(_ holds: Bool, _ reason: @autoclosure () -> String) throws {
        guard holds else { throw InconsistentModel(reason()) }
    }

    /// Checks that there are as many things as columns, classes or the like.
    package static func requireCount(
        _ things: some Collection, _ what: String, _ expected: Int, _ per: String = "columns"
    ) throws {
        try require(
            things.count == expected, "there are \(things.count) \(what) for \(expected) \(per)")
    }

    /// Checks that names are there, and different.
    package static func requireNames(_ names: [String], _ what: String = "columns") throws {
        try require(!names.isEmpty, "there are no \(what)")
        try requireDifferent(names, what)
    }

    /// Checks that names are different.
    package static func requireDifferent(_ names: [String], _ what: String) throws {
        if let name = names.firstRepeated {
            throw InconsistentModel("two \(what) have the same name, \(name)")
        }
    }

    /// Checks that numbers are finite.
    package static func requireFinite(_ numbers: [Double], _ what: String) throws {
        for number in numbers { try require(number.isFinite, "one of the \(what) is \(number)") }
    }

    /// Checks that no number is an infinity. NaN, of a column without values, leads to NaN.
    static func requireNoInfinity(_ numbers: [Double], _ what: String) throws {
        for number in numbers { try require(!number.isInfinite, "one of the \(what) is \(number)") }
    }

    /// Checks that numbers can be divided by.
    static func requireDivisors(_ numbers: [Double], _ what: String) throws {
        try require(!numbers.contains(0), "one of the \(what) is 0")
    }

    /// Checks a transformer, or the two of a chain.
    static func require(_ transformer: any FittedTransformer) throws {
        if let (first, second) = (transformer as? any TwoTransformers)?.pair {
            try require(first)
            try require(second)
        } else {
            try (transformer as? any Savable)?.requireConsistent()
        }
    }
}
