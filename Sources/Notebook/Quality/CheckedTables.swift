import Frames

/// The tables that checks of data are about: those of a delivery, as far as it has them, and tables that queries derive from
/// them.
public struct CheckedTables: Sendable {
    /// A table, or the files that it lacks.
    enum Source: Sendable {
        case query(Query)
        case missing(files: [String])
    }

    private(set) var sources: [String: Source] = [:]

    /// The query of a table; `nil` if a file is missing, or there is no such table.
    func query(_ name: String) -> Query? {
        if case .query(let query)? = sources[name] { query } else { nil }
    }

    /// The files for want of which there is no table; the table's name if it was never added.
    func missingFiles(of name: String) -> [String] {
        switch sources[name] {
        case .query?: []
        case .missing(let files)?: files
        case nil: [name]
        }
    }

    /// Creates no tables.
    public init() {}

    /// Adds a table.
    ///
    /// - Parameters:
    ///   - name: the name that checks call it by.
    ///   - table: a table or a query; `nil` if the delivery does not have it.
    ///   - file: the name of the file that is missing then.
    public mutating func add(_ name: String, _ table: (any QueryConvertible)?, file: String) {
        sources[name] = table.map { .query($0.query) } ?? .missing(files: [file])
    }

    /// Adds a table that is derived from others. It is missing if one of these is.
    ///
    /// - Parameters:
    ///   - name: the name that checks call it by.
    ///   - inputs: the names of tables that were added before.
    ///   - query: makes the query of those of the inputs, in their order.
    public mutating func derive(_ name: String, from inputs: String..., query: ([Query]) -> Query) {
        var queries: [Query] = []
        var files: [String] = []
        for input in inputs {
            switch sources[input] {
            case .query(let query)?: queries.append(query)
            case .missing(let missing)?: files += missing.filter { !files.contains($0) }
            case nil: files.append(input)
            }
        }
        sources[name] = files.isEmpty ? .query(query(queries)) : .missing(files: files)
    }
}
