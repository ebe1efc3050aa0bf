extension Query {
    /// Creates a query that reads a table outside memory.
    package init(
        _ source: any TableSource, verb: String = "scan", file: String = #fileID, line: Int = #line
    ) {
        self.init(
            Plan(
                .scan(source, columns: source.schema.map { ($0.name, $0.name, $0.type) }),
                VerbPlace(verb: verb, file: file, line: line)))
    }
}
