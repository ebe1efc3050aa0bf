/// A part of Weft that reads what others have written, to be fed with any bytes.
///
/// It must not trap, hang or take memory without bounds; and what it makes of the bytes must have the properties that
/// it checks.
public struct FuzzTarget: Sendable {
    /// The name, which is also that of the folder of its corpus.
    public let name: String
    private let body: @Sendable ([UInt8]) throws -> Void

    init(_ name: String, _ body: @escaping @Sendable ([UInt8]) throws -> Void) {
        self.name = name
        self.body = body
    }

    /// Feeds the target.
    ///
    /// - Throws: ``Violation`` if a property does not hold.
    public func run(_ bytes: UnsafeRawBufferPointer) throws { try body(Array(bytes)) }

    /// All targets.
    public static let all = [csv, json, sqlite, script, markdown, model, report]
}

/// A property that does not hold.
public struct Violation: Error, CustomStringConvertible {
    /// The property, and the values that break it.
    public let description: String
}

/// Requires a property.
func require(_ condition: Bool, _ message: @autoclosure () -> String) throws {
    guard condition else { throw Violation(description: message()) }
}

/// Requires an error to be told in one line that begins with the name of the file.
func requireOneLine(_ error: any Error, naming file: String) throws {
    let text = "\(error)"
    try require(text.hasPrefix(file), "the error does not begin with \(file): \(text)")
    let isOneLine = text.unicodeScalars.allSatisfy {
        $0 != "\n" && $0 != "\r" && $0 != "\u{2028}" && $0 != "\u{85}"
    }
    try require(isOneLine, "the error takes several lines: \(text.debugDescription)")
}
