import Base

// Functions of texts. Each distinct text is processed once.

extension Call {
    func text(_ function: ScalarFunction) throws(ExprError) -> Vector {
        guard case .column(let texts) = TextVector(first) else { return try constantText(function) }
        switch function {
        case .length:
            return vector(texts.mappingPool { bytes in bytes.count { $0 & 0xC0 != 0x80 } })
        case .lowercased: return .column(Column("", .text(texts.mappingTexts { $0.lowercased() })))
        case .uppercased: return .column(Column("", .text(texts.mappingTexts { $0.uppercased() })))
        case .trimmed: return .column(Column("", .text(texts.mappingTexts(\.trimmingWhitespace))))
        case .slice(let start, let count):
            return .column(
                Column(
                    "",
                    .text(
                        texts.mappingTexts { text in
                            let rest = text.unicodeScalars.dropFirst(start)
                            return String(String.UnicodeScalarView(count.map { rest.prefix($0) } ?? rest))
                        })))
        case .matches(let pattern):
            let regex = try compiled(pattern)
            let matches = texts.mappingTexts { $0.firstMatch(of: regex) == nil ? "" : "1" }
            return vector(matches.mappingPool { !$0.isEmpty })
        case .extract(let pattern, let group):
            let regex = try compiled(pattern)
            return .column(
                Column(
                    "",
                    .text(
                        texts.mappingTexts { text in
                            guard let match = text.firstMatch(of: regex), match.output.indices ~= group else {
                                return nil
                            }
                            return match.output[group].substring.map(String.init)
                        })))
        case .contains where first.type == .list(of: .text): return list(.listContains)
        case .contains, .startsWith, .endsWith: return vector(contained(texts, function))
        case .replacing: return .column(Column("", .text(replaced(texts))))
        case .split: return .column(Column("", .list(split(texts))))
        default: return .constant(nil)
        }
    }

    /// A constant is a column of one row for the same functions.
    private func constantText(_ function: ScalarFunction) throws(ExprError) -> Vector {
        if first.type == .list(of: .text) { return list(.listContains) }
        guard case .constant(.text(let text)?) = first else { return .constant(nil) }
        guard arguments.dropFirst().allSatisfy({ $0.storage == nil }) else {
            let column = first.column("", count: count, type: .text)
            return try Call(node: node, count: count, arguments: [.column(column)] + arguments.dropFirst())
                .text(function)
        }
        let single = Call(
            node: node, count: 1, arguments: [.column(Column("", [text]))] + arguments.dropFirst())
        guard case .column(let column) = try single.text(function) else { return .constant(nil) }
        return .constant(column[0])
    }

    private func compiled(_ pattern: Pattern) throws(ExprError) -> Regex<AnyRegexOutput> {
        do {
            // \d, \w and \s are those of ASCII, as in RE2 and Java.
            return try Regex(pattern.spelledOut).matchingSemantics(.unicodeScalar).asciiOnlyCharacterClasses()
                .wordBoundaryKind(.simple)
        } catch {
            throw .malformedPattern(expression: node.description, message: "\(error)")
        }
    }

    /// Calls a function with the texts of the first and of another argument for each row, once for each distinct text if the
    /// other is a constant.
    private func mapping<Result: FixedSizeValue>(
        _ texts: TextStorage, _ function: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Result
    ) -> Nullable<Result> {
        switch TextVector(second) {
        case .constant(let other?):
            let bytes = Array(other.utf8)
            return bytes.withUnsafeBufferPointer { other in texts.mappingPool { function($0, other) } }
        case .constant(nil): return .missing(count: count)
        case .column(let others):
            return texts.pool.bytes.withUnsafeBufferPointer { bytes in
                others.pool.bytes.withUnsafeBufferPointer { otherBytes in
                    Nullable(0..<count) { row in
                        let (code, other) = (texts.codes[row], others.codes[row])
                        guard code >= 0, other >= 0 else { return nil }
                        return function(
                            UnsafeBufferPointer(rebasing: bytes[texts.pool.range(of: Int(code))]),
                            UnsafeBufferPointer(rebasing: otherBytes[others.pool.range(of: Int(other))]))
                    }
                }
            }
        }
    }

    private func contained(_ texts: TextStorage, _ function: ScalarFunction) -> Nullable<Bool> {
        switch function {
        case .startsWith: mapping(texts) { $0.starts(with: $1) }
        case .endsWith: mapping(texts) { $0.reversed().starts(with: $1.reversed()) }
        default: mapping(texts) { $0.firstIndex(ofBytes: $1) != nil }
        }
    }

    /// Calls a function with the texts of all arguments for each row.
    private func mappingRows(_ function: ([String]) -> String?) -> TextStorage {
        let columns = arguments.map(TextVector.init)
        var builder = TextBuilder()
        for row in 0..<count {
            var texts: [String] = []
            for column in columns {
                switch column {
                case .constant(let text?): texts.append(text)
                case .column(let storage): if let text = storage[row] { texts.append(text) }
                case .constant(nil): break
                }
            }
            builder.append(texts.count == columns.count ? function(texts) : nil)
        }
        return builder.storage
    }

    private func replaced(_ texts: TextStorage) -> TextStorage {
        func replace(_ text: String, _ old: String, _ new: String) -> String {
            guard !old.isEmpty else { return text }
            return String(
                decoding: Array(text.utf8).replacing(Array(old.utf8), with: Array(new.utf8)), as: UTF8.self)
        }
        if case (.constant(let old), .constant(let new)) = (TextVector(second), TextVector(arguments[2])) {
            guard let old, let new else { return TextStorage([String?](repeating: nil, count: count)) }
            return texts.mappingTexts { replace($0, old, new) }
        }
        return mappingRows { replace($0[0], $0[1], $0[2]) }
    }

    /// An empty text has one part, which is empty, as in Python and SQL.
    private func split(_ texts: TextStorage) -> ListStorage {
        func parts(_ text: String, _ separator: String) -> [String] {
            guard !separator.isEmpty else { return [text] }
            return Array(text.utf8).split(
                separator: Array(separator.utf8), maxSplits: .max, omittingEmptySubsequences: false
            )
            .map { String(decoding: $0, as: UTF8.self) }
        }
        switch TextVector(second) {
        case .constant(nil): return ListStorage([[String]?](repeating: nil, count: count))
        case .constant(let separator?):
            var builder = ListBuilder()
            var known: [Int32: [Int32]] = [:]
            for code in texts.codes {
                guard code >= 0 else {
                    builder.appendMissing()
                    continue
                }
                let codes =
                    known[code]
                    ?? parts(texts.pool.string(Int(code)), separator).map { builder.code(for: $0) }
                known[code] = codes
                builder.append(codes: codes)
            }
            return builder.storage
        case .column(let separators):
            return ListStorage(
                (0..<count).map { row in
                    guard let text = texts[row], let separator = separators[row] else { return nil }
                    return parts(text, separator)
                })
        }
    }

    /// Texts one after the other.
    func concatenatedTexts() -> Vector {
        switch (TextVector(first), TextVector(second)) {
        case (.constant(let a?), .constant(let b?)): .constant(.text(a + b))
        case (.constant(nil), _), (_, .constant(nil)): .constant(nil)
        case (.column(let texts), .constant(let end?)):
            .column(Column("", .text(texts.mappingTexts { $0 + end })))
        case (.constant(let start?), .column(let texts)):
            .column(Column("", .text(texts.mappingTexts { start + $0 })))
        case (.column, .column): .column(Column("", .text(mappingRows { $0[0] + $0[1] })))
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The offset of the first occurrence of other bytes.
    fileprivate func firstIndex(ofBytes other: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let first = other.first else { return 0 }
        guard other.count <= count else { return nil }
        var start = 0
        while start <= count - other.count {
            guard let candidate = self[start...(count - other.count)].firstIndex(of: first) else {
                return nil
            }
            if self[candidate..<candidate + other.count].elementsEqual(other) { return candidate }
            start = candidate + 1
        }
        return nil
    }
}

extension String {
    /// The text without spaces, tabs and line breaks at either end.
    fileprivate var trimmingWhitespace: String {
        func isSpace(_ scalar: Unicode.Scalar) -> Bool {
            scalar == " " || ("\t"..."\r").contains(scalar)
        }
        var scalars = unicodeScalars[...]
        while let scalar = scalars.first, isSpace(scalar) { scalars.removeFirst() }
        while let scalar = scalars.last, isSpace(scalar) { scalars.removeLast() }
        return String(String.UnicodeScalarView(scalars))
    }
}
