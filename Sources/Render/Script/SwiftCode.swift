/// The code of a Swift file: its text without comments, blank lines and white space at the ends of lines.
///
/// A change that leaves it the same changes nothing that the file does. Where the text can't be told apart with
/// certainty, as in a file that does not compile, all of it counts as code.
public struct SwiftCode: Sendable, Equatable {
    /// The code in UTF-8.
    public let bytes: [UInt8]
    /// For each line of the file, whether it holds code. Within a literal that spans lines each line does.
    private let isCode: [Bool]
    /// For each line of the file, whether it begins within a literal that spans lines.
    private let isContinued: [Bool]

    /// Takes the text of a file apart.
    public init(_ source: String) {
        var source = source
        self = source.withUTF8 { SwiftCode(utf8: UnsafeRawBufferPointer($0)) }
    }

    /// Takes the text of a file apart.
    public init(utf8 text: UnsafeRawBufferPointer) {
        var scanner = SwiftCodeScanner(text)
        if scanner.scan() {
            (bytes, isCode, isContinued) = (scanner.code, scanner.isCode, scanner.isContinued)
        } else {
            (bytes, isCode, isContinued) = (Array(text), [], [])
        }
    }

    /// Whether a line, counted from 1, holds code and not only comments or nothing.
    public func holdsCode(line: Int) -> Bool {
        isCode.indices.contains(line - 1) ? isCode[line - 1] : true
    }

    /// Whether a line, counted from 1, begins within a literal.
    public func beginsInLiteral(line: Int) -> Bool {
        isContinued.indices.contains(line - 1) && isContinued[line - 1]
    }
}
