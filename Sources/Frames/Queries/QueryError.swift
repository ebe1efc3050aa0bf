/// A verb that does not fit its table, or that failed while it ran.
public struct QueryError: Error, CustomStringConvertible {
    /// The file of the verb, as `#fileID` names it.
    public let file: String
    /// The line of the verb.
    public let line: Int
    /// The name of the verb.
    public let verb: String
    /// The error.
    public let underlying: any Error

    /// The place of the verb and the error.
    public var description: String {
        let name = file.split(separator: "/").last.map(String.init) ?? file
        return "\(name), line \(line), \(verb): \(underlying)"
    }
}

/// The place of a verb in a script.
package struct VerbPlace: Sendable {
    package let verb: String
    package let file: String
    package let line: Int

    /// Creates the place of a verb.
    package init(verb: String, file: String, line: Int) {
        (self.verb, self.file, self.line) = (verb, file, line)
    }

    /// Calls a function whose errors are reported with the place; those of verbs within it get this place and verb.
    package func naming<Result>(_ body: () throws -> Result) throws(QueryError) -> Result {
        do {
            return try body()
        } catch {
            let cause = (error as? QueryError)?.underlying ?? error
            throw QueryError(file: file, line: line, verb: verb, underlying: cause)
        }
    }

    /// Calls a function whose errors are reported with the place.
    func attempt<Result>(_ body: () throws -> Result) throws(QueryError) -> Result {
        do {
            return try body()
        } catch let error as QueryError {
            throw error
        } catch {
            throw QueryError(file: file, line: line, verb: verb, underlying: error)
        }
    }
}
