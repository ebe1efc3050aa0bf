import Base

/// A call of a function of values of the same row, with its arguments evaluated.
struct Call {
    /// The call as an expression, for messages.
    let node: ExprNode
    /// The number of rows.
    let count: Int
    let arguments: [Vector]

    var first: Vector { arguments[0] }
    var second: Vector { arguments[1] }

    func result(of function: ScalarFunction) throws(ExprError) -> Vector {
        switch function {
        case .add, .subtract, .multiply, .divide, .floorDivide, .remainder, .negate, .absolute, .sign,
            .squareRoot, .exponential, .logarithm, .power, .sine, .cosine, .tangent, .floor, .ceiling, .round:
            try arithmetic(function)
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .isBetween, .isIn, .isNaN,
            .smallest, .largest:
            comparison(function)
        case .and, .or, .not, .isMissing, .isPresent, .orElse, .missingWhereEqual: logic(function)
        case .length, .lowercased, .uppercased, .trimmed, .contains, .startsWith, .endsWith, .matches,
            .replacing, .slice, .split, .concatenate, .extract:
            try text(function)
        case .listCount, .listContains, .intersection, .listElement, .joinTexts: list(function)
        case .datePart, .floorDate, .addUnits, .difference, .startOfDay, .makeDate, .spanIn, .format:
            date(function)
        case .convert(let type, let unreadable): try converted(to: type, unreadable)
        }
    }

    /// Returns computed values as a vector.
    func vector<Element: LaneElement>(_ values: Nullable<Element>) -> Vector {
        .column(Column("", Element.storage(values)))
    }
}
