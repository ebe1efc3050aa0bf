import Base

extension Query {
    /// Joins the rows of another table that have the same values in columns of the same names.
    ///
    /// Rows are in the order of this table, and several matches of a row in the order of the other one. A missing value
    /// matches nothing.
    ///
    /// - Parameters:
    ///   - other: the other table.
    ///   - name: a key column; more may follow.
    ///   - kind: the rows that are kept.
    ///   - suffix: what is appended to the name of a column of the other table that this one has too.
    ///   - isManyToOne: whether it is an error if a key occurs in several rows of the other table.
    ///   - matchesMissing: whether missing values match each other.
    public func joined(
        _ other: some QueryConvertible, on name: String, _ others: String..., kind: JoinKind = .inner,
        suffix: String = "_right", isManyToOne: Bool = false, matchesMissing: Bool = false,
        file: String = #fileID, line: Int = #line
    ) -> Query {
        joined(
            other, keys: ([name] + others).map { ($0, $0) }, kind: kind, suffix: suffix,
            isManyToOne: isManyToOne,
            matchesMissing: matchesMissing, file: file, line: line)
    }

    /// Joins the rows of another table whose key columns have other names: `joined(tracks, on: ["track_id": "id"])`. The
    /// result has the names of this table.
    public func joined(
        _ other: some QueryConvertible, on names: KeyValuePairs<String, String>, kind: JoinKind = .inner,
        suffix: String = "_right", isManyToOne: Bool = false, matchesMissing: Bool = false,
        file: String = #fileID, line: Int = #line
    ) -> Query {
        joined(
            other, keys: names.map { ($0.key, $0.value) }, kind: kind, suffix: suffix,
            isManyToOne: isManyToOne,
            matchesMissing: matchesMissing, file: file, line: line)
    }

    /// Joins the rows of another table by keys that are made at run time.
    public func joined(
        _ other: some QueryConvertible, keys: [(left: String, right: String)], kind: JoinKind = .inner,
        suffix: String = "_right", isManyToOne: Bool = false, matchesMissing: Bool = false,
        file: String = #fileID, line: Int = #line
    ) -> Query {
        let join = JoinStep(
            keys: keys, kind: kind, suffix: suffix, isManyToOne: isManyToOne, matchesMissing: matchesMissing)
        return Query(
            Plan(.join(plan, other.query.plan, join), VerbPlace(verb: "joined", file: file, line: line)))
    }

    /// Joins the row of another table that is nearest by an ordered column, among those with the same keys: the last price
    /// before each sale.
    ///
    /// - Parameters:
    ///   - other: the other table.
    ///   - column: the ordered column, in both tables: numbers or dates.
    ///   - names: the key columns, in both tables.
    ///   - direction: which side the nearest row may be on; the same value is always near.
    ///   - tolerance: the largest distance, a number or a time span.
    ///   - kind: `.left` keeps rows without a match.
    ///   - suffix: what is appended to the name of a column of the other table that this one has too.
    public func joined(
        _ other: some QueryConvertible, asOf column: String, by names: [String] = [],
        direction: AsOfDirection = .backward, tolerance: Value? = nil, kind: JoinKind = .left,
        suffix: String = "_right", file: String = #fileID, line: Int = #line
    ) -> Query {
        let join = JoinStep(
            keys: names.map { ($0, $0) }, kind: kind, suffix: suffix, isManyToOne: false,
            matchesMissing: false,
            asOf: JoinStep.AsOf(left: column, right: column, direction: direction, tolerance: tolerance))
        return Query(
            Plan(.join(plan, other.query.plan, join), VerbPlace(verb: "joined", file: file, line: line)))
    }
}

extension DataFrame {
    /// Joins the rows of another table that have the same values in columns of the same names; see
    /// ``Query/joined(_:on:_:kind:suffix:isManyToOne:matchesMissing:file:line:)``.
    ///
    /// - Throws: ``QueryError`` if a table lacks a column, types differ, or a key is not unique though it should be.
    public func joined(
        _ other: some QueryConvertible, on name: String, _ others: String..., kind: JoinKind = .inner,
        suffix: String = "_right", isManyToOne: Bool = false, matchesMissing: Bool = false,
        file: String = #fileID, line: Int = #line
    ) throws -> DataFrame {
        try query.joined(
            other, keys: ([name] + others).map { ($0, $0) }, kind: kind, suffix: suffix,
            isManyToOne: isManyToOne,
            matchesMissing: matchesMissing, file: file, line: line
        ).collect()
    }

    /// Joins the rows of another table whose key columns have other names: `joined(tracks, on: ["track_id": "id"])`.
    ///
    /// - Throws: ``QueryError`` if a table lacks a column, types differ, or a key is not unique though it should be.
    public func joined(
        _ other: some QueryConvertible, on names: KeyValuePairs<String, String>, kind: JoinKind = .inner,
        suffix: String = "_right", isManyToOne: Bool = false, matchesMissing: Bool = false,
        file: String = #fileID, line: Int = #line
    ) throws -> DataFrame {
        try query.joined(
            other, on: names, kind: kind, suffix: suffix, isManyToOne: isManyToOne,
            matchesMissing: matchesMissing,
            file: file, line: line
        ).collect()
    }

    /// Joins the row of another table that is nearest by an ordered column; see
    /// ``Query/joined(_:asOf:by:direction:tolerance:kind:suffix:file:line:)``.
    ///
    /// - Throws: ``QueryError`` if a table lacks a column, or types differ.
    public func joined(
        _ other: some QueryConvertible, asOf column: String, by names: [String] = [],
        direction: AsOfDirection = .backward, tolerance: Value? = nil, kind: JoinKind = .left,
        suffix: String = "_right", file: String = #fileID, line: Int = #line
    ) throws -> DataFrame {
        try query.joined(
            other, asOf: column, by: names, direction: direction, tolerance: tolerance, kind: kind,
            suffix: suffix,
            file: file, line: line
        ).collect()
    }
}
