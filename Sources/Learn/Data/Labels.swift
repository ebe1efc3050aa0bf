import Base

/// What is to be predicted: one class a row, as a code into a list of class names.
///
/// Classes are sorted (texts by code point, numbers by size, false before true), as scikit-learn sorts them.
/// Of two classes the last is the *positive* one: the one whose probability a binary classifier gives, and that
/// precision and recall are about. Name another with `positive`, and it is put last.
public struct Labels: Equatable, Sendable {
    /// The names of the classes, the positive one of two last. A class may have no row.
    public let classNames: [String]
    /// For each row, the position of its class in `classNames`.
    public let codes: [Int]

    /// The number of rows.
    public var count: Int { codes.count }
    /// The number of classes.
    public var classCount: Int { classNames.count }
    /// The name of the positive class: the last.
    public var positiveClass: String? { classNames.last }

    /// Labels that are texts, the classes sorted by code point.
    ///
    /// - Parameter positive: the class to put last, if that is not where sorting puts it.
    /// - Throws: `LearnError.unknownClass` if no row is of the class `positive`.
    public init(_ values: [String], positive: String? = nil) throws {
        let classes = Set(values).sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
        try self.init(values, sortedClasses: classes, name: { $0 }, positive: positive)
    }

    /// Labels that are texts, where a missing one is an error.
    ///
    /// - Throws: `LearnError.missingLabel` with its row, `LearnError.unknownClass`.
    public init(_ values: [String?], positive: String? = nil) throws {
        let present = try values.enumerated().map { row, value in
            guard let value else { throw LearnError.missingLabel(row: row) }
            return value
        }
        try self.init(present, positive: positive)
    }

    /// Labels that are whole numbers, the classes sorted by size.
    ///
    /// - Throws: `LearnError.unknownClass` if no row is of the class `positive`.
    public init(_ values: [Int], positive: Int? = nil) throws {
        try self.init(
            values, sortedClasses: Set(values).sorted(), name: { String($0) },
            positive: positive.map { String($0) })
    }

    /// Labels that are true or false; both are classes even where only one occurs, and true is the positive one.
    public init(_ values: [Bool]) {
        self.init(codes: values.map { $0 ? 1 : 0 }, uncheckedClassNames: ["false", "true"])
    }

    /// Labels given as codes into a list of classes.
    ///
    /// - Throws: `LearnError.invalidParameter` for a code without a class.
    public init(codes: [Int], classNames: [String]) throws {
        for code in codes where !classNames.indices.contains(code) {
            throw LearnError.invalidParameter(
                name: "a class code", value: String(code), expected: "from 0 to \(classNames.count - 1)")
        }
        var seen = Set<String>()
        for name in classNames where !seen.insert(name).inserted {
            throw LearnError.invalidParameter(
                name: "a class name", value: "twice “\(name)”", expected: "unique")
        }
        self.init(codes: codes, uncheckedClassNames: classNames)
    }

    /// For code of this module that has made sure of codes and names itself.
    package init(codes: [Int], uncheckedClassNames classNames: [String]) {
        self.codes = codes
        self.classNames = classNames
    }

    private init<Value: Hashable>(
        _ values: [Value], sortedClasses: [Value], name: (Value) -> String, positive: String?
    ) throws {
        var classes = sortedClasses
        if let positive {
            guard let position = classes.firstIndex(where: { name($0) == positive }) else {
                throw LearnError.unknownClass(
                    positive, nearest: nearestName(to: positive, among: classes.map(name)))
            }
            classes.append(classes.remove(at: position))
        }
        let codeOfClass = Dictionary(uniqueKeysWithValues: classes.enumerated().map { ($1, $0) })
        self.init(codes: values.map { codeOfClass[$0, default: 0] }, uncheckedClassNames: classes.map(name))
    }
}

extension Labels {
    /// The class name of each row.
    public var names: [String] { codes.map { classNames[$0] } }

    /// How many rows each class has, in the order of `classNames`.
    public var classCounts: [Int] {
        codes.reduce(into: [Int](repeating: 0, count: classCount)) { counts, code in counts[code] += 1 }
    }

    /// The labels of the rows at the given positions. The classes stay, those without a row too.
    ///
    /// - Throws: `LearnError.positionOutOfRange`.
    public func rows(_ positions: [Int]) throws -> Labels {
        try requirePositions(positions, below: count)
        return Labels(codes: positions.map { codes[$0] }, uncheckedClassNames: classNames)
    }

    /// The labels of several sets of rows, one after the other, with the classes of the first.
    ///
    /// - Throws: `LearnError.unknownClass` for a class that occurs and is not one of the first's.
    public static func concatenating(_ parts: [Labels]) throws -> Labels {
        let classNames = parts.first?.classNames ?? []
        return Labels(
            codes: try parts.flatMap { try $0.recoded(to: classNames).codes }, uncheckedClassNames: classNames
        )
    }

    /// The same labels as codes into another list of classes.
    ///
    /// - Throws: `LearnError.unknownClass` for a class that occurs here and is not in that list.
    public func recoded(to classNames: [String]) throws -> Labels {
        guard classNames != self.classNames else { return self }
        let counts = classCounts
        let newCodes = try self.classNames.enumerated().map { code, name in
            if let position = classNames.firstIndex(of: name) { return position }
            guard counts[code] == 0 else {
                throw LearnError.unknownClass(name, nearest: nearestName(to: name, among: classNames))
            }
            return 0
        }
        return Labels(codes: codes.map { newCodes[$0] }, uncheckedClassNames: classNames)
    }
}
