import Base

/// The target of a classification: the class of each row, as a code into a list of class names.
///
/// Classes are sorted (texts by code point, numbers by size, false before true), as scikit-learn sorts them.
/// Of two classes the last is the *positive* one, whose probability a binary classifier predicts and to which
/// precision and recall refer. Name another class with `positive` to put it last.
public struct Labels: Equatable, Sendable, Codable {
    /// The names of the classes, the positive one of two last. A class may have no rows.
    public let classNames: [String]
    /// The class of each row, as an index into `classNames`.
    public let codes: [Int32]

    /// The number of rows.
    public var count: Int { codes.count }
    /// The number of classes.
    public var classCount: Int { classNames.count }
    /// The name of the positive class: the last.
    public var positiveClass: String? { classNames.last }

    /// Creates labels from texts, with the classes sorted by code point.
    ///
    /// - Parameter positive: the class to put last, if not the one that sorts last.
    /// - Throws: `LearnError.unknownClass` if no row is of the class `positive`.
    public init(_ values: [String], positive: String? = nil) throws {
        let values = values.map(ExactText.init)
        let classes = Set(values).sorted {
            $0.text.unicodeScalars.lexicographicallyPrecedes($1.text.unicodeScalars)
        }
        try self.init(values, sortedClasses: classes, name: \.text, positive: positive)
    }

    /// Creates labels from texts, of which none may be missing.
    ///
    /// - Throws: `LearnError.missingLabel` with its row, `LearnError.unknownClass`.
    public init(_ values: [String?], positive: String? = nil) throws {
        let present = try values.enumerated().map { row, value in
            guard let value else { throw LearnError.missingLabel(row: row) }
            return value
        }
        try self.init(present, positive: positive)
    }

    /// Creates labels from whole numbers, with the classes sorted by size.
    ///
    /// - Throws: `LearnError.unknownClass` if no row is of the class `positive`.
    public init(_ values: [Int], positive: Int? = nil) throws {
        try self.init(
            values, sortedClasses: Set(values).sorted(), name: { String($0) },
            positive: positive.map { String($0) })
    }

    /// Creates labels from Booleans: false and true are classes even if only one occurs, and true is the
    /// positive one.
    public init(_ values: [Bool]) {
        self.init(codes: values.map { $0 ? 1 : 0 }, uncheckedClassNames: ["false", "true"])
    }

    /// Creates labels from codes into a list of classes.
    ///
    /// - Throws: `LearnError.invalidParameter` for a code without a class.
    public init(codes: [Int32], classNames: [String]) throws {
        for code in codes where !classNames.indices.contains(Int(code)) {
            throw LearnError.invalidParameter(
                name: "a class code", value: String(code), expected: "from 0 to \(classNames.count - 1)")
        }
        if let name = classNames.firstRepeated {
            throw LearnError.invalidParameter(
                name: "a class name", value: "twice “\(name)”", expected: "unique")
        }
        self.init(codes: codes, uncheckedClassNames: classNames)
    }

    /// Creates labels without checking codes and names, for callers that have checked them.
    package init(codes: [Int32], uncheckedClassNames classNames: [String]) {
        self.codes = codes
        self.classNames = classNames
    }

    private init<Value: Hashable>(
        _ values: [Value], sortedClasses: [Value], name: (Value) -> String, positive: String?
    ) throws {
        var classes = sortedClasses
        if let positive {
            guard let index = classes.map(name).firstIndex(nearestTo: positive) else {
                throw LearnError.unknownClass(
                    positive, nearest: nearestName(to: positive, among: classes.map(name)))
            }
            classes.append(classes.remove(at: index))
        }
        let codeOfClass = Dictionary(uniqueKeysWithValues: zip(classes, Int32(0)...))
        self.init(codes: values.map { codeOfClass[$0, default: 0] }, uncheckedClassNames: classes.map(name))
    }
}

extension Labels {
    /// The class name of each row.
    public var names: [String] { codes.map { classNames[Int($0)] } }

    /// The fraction of the rows that are of the positive class, the last one; NaN without rows.
    public var positiveShare: Double { Double(classCounts.last ?? 0) / Double(codes.count) }

    /// The number of rows of each class, in the order of `classNames`.
    public var classCounts: [Int] {
        codes.reduce(into: [Int](repeating: 0, count: classCount)) { counts, code in
            counts[Int(code)] += 1
        }
    }

    /// Returns the labels of some rows, in the order given. The classes are kept, including those without
    /// rows.
    ///
    /// - Throws: `LearnError.indexOutOfRange`.
    public func rows(_ indices: [Int]) throws -> Labels {
        try requireIndices(indices, below: count)
        return Labels(codes: indices.map { codes[$0] }, uncheckedClassNames: classNames)
    }

    /// Returns the labels of several sets of rows, one after the other, with the classes of the first.
    ///
    /// - Throws: `LearnError.unknownClass` for a class that occurs and is not one of the first's.
    public static func concatenating(_ parts: [Labels]) throws -> Labels {
        let classNames = parts.first?.classNames ?? []
        return Labels(
            codes: try parts.flatMap { try $0.recoded(to: classNames).codes }, uncheckedClassNames: classNames
        )
    }

    /// Returns the same labels as codes into another list of classes.
    ///
    /// - Throws: `LearnError.unknownClass` for a class that occurs here and is not in that list.
    public func recoded(to classNames: [String]) throws -> Labels {
        guard !classNames.haveSameCodePoints(as: self.classNames) else { return self }
        let counts = classCounts
        let newCodes = try self.classNames.enumerated().map { code, name -> Int32 in
            if let index = classNames.firstIndex(nearestTo: name) { return Int32(index) }
            guard counts[code] == 0 else {
                throw LearnError.unknownClass(name, nearest: nearestName(to: name, among: classNames))
            }
            return 0
        }
        return Labels(codes: codes.map { newCodes[Int($0)] }, uncheckedClassNames: classNames)
    }
}

extension Labels: Keyed {
    private enum CodingKeys: String, CodingKey {
        case classNames, codes
    }

    /// Decodes labels, and checks that each code has a class.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            codes: container.decode([Int32].self, forKey: .codes),
            classNames: container.decode([String].self, forKey: .classNames))
    }
}
