/// The list of analyses at the top of `Package.swift`: string literals between `let analyses = [` and `]`.
public struct AnalysisList {
    /// The names, in order.
    public let names: [String]
    private let manifest: String
    /// The end of the last name, or of the opening bracket.
    private let lastEnd: String.Index
    /// Whether another name must be preceded by a comma.
    private let needsComma: Bool
    /// The closing bracket.
    private let end: String.Index

    private static let opening = "let analyses = ["

    /// Finds the list in a manifest.
    ///
    /// - Throws: ``ProjectError`` if there is none, or it contains anything else than names, commas and comments.
    public init(manifest: String) throws {
        guard
            let line = manifest.split(whereSeparator: \.isNewline).first(where: { $0.hasPrefix(Self.opening) }
            )
        else { throw ProjectError.noAnalysisList }
        var rest = manifest[line.startIndex...].dropFirst(Self.opening.count)
        var names: [String] = []
        var isAfterName = false
        var lastEnd = rest.startIndex
        rest.skipComments()
        while rest.first != "]" {
            if isAfterName, rest.first == "," {
                rest.removeFirst()
                isAfterName = false
            } else if !isAfterName, let name = rest.takeName() {
                names.append(String(name))
                lastEnd = rest.startIndex
                isAfterName = true
            } else {
                throw ProjectError.analysisList(rest)
            }
            rest.skipComments()
        }
        let end = rest.startIndex
        rest.removeFirst()
        rest = rest.prefix { !$0.isNewline }
        rest.skipComments()
        guard rest.isEmpty else { throw ProjectError.analysisList(rest) }
        (self.names, self.manifest, self.lastEnd, self.end) = (names, manifest, lastEnd, end)
        needsComma = isAfterName
    }

    /// Returns the manifest with another analysis at the end of the list.
    public func adding(_ name: String) -> String {
        var comments = manifest[lastEnd..<end]
        while comments.last?.isWhitespace == true { comments.removeLast() }
        let comma = needsComma ? "," : ""
        return "\(manifest[..<lastEnd])\(comma)\(comments)\n    \"\(name)\",\n\(manifest[end...])"
    }
}

extension Substring {
    /// Skips white space and comments.
    fileprivate mutating func skipComments() {
        while true {
            self = trimmingPrefix(while: \.isWhitespace)
            if hasPrefix("//") {
                self = drop { !$0.isNewline }
            } else if hasPrefix("/*"), let end = firstRange(of: "*/") {
                self = self[end.upperBound...]
            } else {
                return
            }
        }
    }

    /// Removes a string literal that has neither escapes nor line breaks, and returns its content.
    fileprivate mutating func takeName() -> Substring? {
        guard first == "\"" else { return nil }
        let name = dropFirst().prefix { !$0.isNewline && $0 != "\"" && $0 != "\\" }
        guard name.endIndex < endIndex, self[name.endIndex] == "\"" else { return nil }
        self = self[index(after: name.endIndex)...]
        return name
    }
}

extension ProjectError {
    /// Returns the error for the rest of a manifest that does not continue the list.
    fileprivate static func analysisList(_ rest: Substring) -> ProjectError {
        let line = rest.base[..<rest.startIndex].reduce(1) { $1.isNewline ? $0 + 1 : $0 }
        return .analysisList(line: line, text: String(rest.prefix { !$0.isNewline }))
    }
}
