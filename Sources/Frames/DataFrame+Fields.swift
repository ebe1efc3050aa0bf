import Base

// What is declared about the columns of a data frame. Verbs keep it as long as it is true.

extension DataFrame {
    /// The fields of the columns, in order. Without a declaration, a field has a name only.
    public var fields: [Field] { columnNames.map { declarations[$0] ?? Field($0) } }

    /// The field of a column: its label, its unit, its role and its format.
    ///
    /// - Throws: `FrameError.unknownColumn`.
    public func field(_ name: String) throws(FrameError) -> Field { fields[try index(of: name)] }

    /// Returns the frame with fields declared for some of its columns.
    ///
    /// - Throws: `FrameError.unknownColumn`, and `FrameError.wrongType` for a column of another type than its field says.
    public func with(fields: [Field]) throws(FrameError) -> DataFrame {
        var result = declarations
        for field in fields {
            let column = try self[field.name]
            if let type = field.type, type != column.type {
                throw .wrongType(
                    column: field.name, type: column.type, operation: "its field says \(type.plural)")
            }
            result[field.name] = field
        }
        return declaring(result)
    }

    /// Returns the frame with the values of some columns written in a notation.
    ///
    /// - Throws: `FrameError.unknownColumn`.
    public func formatted(
        _ name: String, _ others: String..., as format: ValueFormat
    ) throws(FrameError) -> DataFrame {
        var result = declarations
        for name in [name] + others {
            var field = try field(name)
            field.format = format
            result[name] = field
        }
        return declaring(result)
    }

    /// Returns the frame with other declarations; those of columns that it does not have are left out.
    func declaring(_ declarations: [String: Field]) -> DataFrame {
        DataFrame(unchecked: columns, declarations: declarations.filter { hasColumn($0.key) })
    }
}

extension Schema {
    /// The declared fields, by the names of their columns.
    var declarations: [String: Field] {
        Dictionary(
            columns.compactMap { column in column.field.map { (column.name, $0) } },
            uniquingKeysWith: { first, _ in first })
    }
}
