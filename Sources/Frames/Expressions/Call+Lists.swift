import Base

// Functions of lists of texts.

extension Call {
    func list(_ function: ScalarFunction) -> Vector {
        let lists = lists(first)
        switch function {
        case .listCount:
            return vector(
                Nullable<Int>(0..<count) { lists.isMissing($0) ? nil : lists.codes(of: $0).count })
        case .listContains: return vector(containment(lists))
        case .intersection: return .column(Column("", .list(intersection(lists, self.lists(second)))))
        case .listElement(let index):
            let codes = (0..<count).map { row -> Int32 in
                let codes = lists.codes(of: row)
                return lists.isMissing(row) || !(0..<codes.count ~= index)
                    ? TextStorage.missing : codes[codes.startIndex + index]
            }
            return .column(Column("", .text(TextStorage(codes: codes, pool: lists.elements.pool))))
        case .joinTexts:
            let separator = if case .constant(let value) = second { value?.text ?? "" } else { "" }
            return .column(Column("", (0..<count).map { lists[$0]?.joined(separator: separator) }))
        default: return .constant(nil)
        }
    }

    private func lists(_ vector: Vector) -> ListStorage {
        if case .list(let lists) = vector.column("", count: count, type: .list(of: .text)).storage {
            return lists
        }
        return ListStorage([[String]?](repeating: nil, count: count))
    }

    private func containment(_ lists: ListStorage) -> Nullable<Bool> {
        switch TextVector(second) {
        case .constant(nil): return .missing(count: count)
        case .constant(let text?):
            // The code of the text, if any list contains it.
            let wanted = Array(text.utf8)
            let code = wanted.withUnsafeBufferPointer { wanted in
                (0..<lists.elements.pool.count).first { lists.elements.pool.text($0, equals: wanted) }
            }
            return Nullable(0..<count) { row in
                if lists.isMissing(row) { return nil }
                guard let code else { return false }
                return lists.codes(of: row).contains(Int32(code))
            }
        case .column(let texts):
            return Nullable(0..<count) { row in
                guard let list = lists[row], let text = texts[row] else { return nil }
                return list.contains { $0.utf8.elementsEqual(text.utf8) }
            }
        }
    }

    /// Each distinct element of one column is looked up once in the pool of the other.
    private func intersection(_ first: ListStorage, _ second: ListStorage) -> ListStorage {
        var builder = TextBuilder(pool: first.elements.pool)
        let known = Int32(first.elements.pool.count)
        let translated = second.elements.pool.bytes.withUnsafeBufferPointer { bytes in
            (0..<second.elements.pool.count).map { code -> Int32 in
                let text = UnsafeBufferPointer(rebasing: bytes[second.elements.pool.range(of: code)])
                let code = builder.code(for: text)
                return code < known ? code : -1
            }
        }
        var result = ListBuilder(pool: first.elements.pool)
        var codes: [Int32] = []
        for row in 0..<count {
            guard !first.isMissing(row), !second.isMissing(row) else {
                result.appendMissing()
                continue
            }
            let others = second.codes(of: row).map { translated[Int($0)] }
            codes.removeAll(keepingCapacity: true)
            for code in first.codes(of: row) where others.contains(code) && !codes.contains(code) {
                codes.append(code)
            }
            result.append(codes: codes)
        }
        return result.storage
    }
}
