/// The code of a Swift file: its text without comments, blank lines and trailing white space.
///
/// Two files with the same code do the same. If the text can't be divided into code and comments with certainty, as in a
/// file that does not compile, all of it counts as code.
public struct SwiftCode: Sendable, Equatable {
    /// The code in UTF-8.
    public let bytes: [UInt8]
    /// For each line of the file, whether it contains code. All lines of a multi-line literal do.
    private let isCode: [Bool]
    /// For each line of the file, whether it begins inside a multi-line literal.
    private let isContinued: [Bool]

    /// Extracts the code from the text of a file.
    public init(_ source: String) {
        var source = source
        self = source.withUTF8 { SwiftCode(utf8: UnsafeRawBufferPointer($0)) }
    }

    /// Extracts the code from the text of a file, in UTF-8.
    public init(utf8 text: UnsafeRawBufferPointer) {
        var scanner = SwiftCodeScanner(text)
        if scanner.scan() {
            (bytes, isCode, isContinued) = (scanner.code, scanner.isCode, scanner.isContinued)
        } else {
            (bytes, isCode, isContinued) = (Array(text), [], [])
        }
    }

    /// Returns whether a line, counted from 1, contains code.
    public func holdsCode(line: Int) -> Bool {
        isCode.indices.contains(line - 1) ? isCode[line - 1] : true
    }

    /// Returns whether a line, counted from 1, begins inside a multi-line literal.
    public func beginsInLiteral(line: Int) -> Bool {
        isContinued.indices.contains(line - 1) && isContinued[line - 1]
    }
}
