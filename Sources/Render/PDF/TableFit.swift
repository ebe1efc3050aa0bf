/// Finds the type size and the column widths at which a table fits a page.
///
/// It takes the largest size at which no number and no word is broken, if possible with every cell on one line, otherwise
/// with column headings and long texts wrapped. At the smallest size columns may become so narrow that words are broken.
/// A table that is too wide even then is split into parts, one below the other, each of which repeats the first column.
struct TableFit {
    /// The widths of a column, in ems.
    struct Needs: Hashable {
        /// The width at which every cell is on one line.
        var natural: Double
        /// The smallest width at which the column reads well: numbers on one line, texts with a few words per line.
        var comfortable: Double
        /// The smallest width that breaks only long words.
        var minimum: Double
    }

    /// Columns side by side.
    struct Part: Hashable {
        /// The indices of the columns.
        var columns: [Int]
        /// The width of each of these columns, in points, without the space between them.
        var widths: [Double]
        /// The type size, in points.
        var size: Double
        /// The space between columns, in points.
        var gutter: Double

        /// The width of the part, in points.
        var width: Double {
            widths.reduce(0, +) + gutter * Double(max(0, widths.count - 1))
        }
    }

    /// The type sizes to choose from, in points, the largest first.
    static let sizes = [8.5, 8, 7.5, 7, 6.5, 6]
    /// The type size of a table in parts, in points.
    private static let sizeOfParts = 7.5
    /// The space between columns, in ems: with cells on one line, and with cells wrapped.
    private static let gutters = (roomy: 1.8, tight: 1.0)

    /// The widths that each column needs.
    let needs: [Needs]
    /// The width available, in points.
    let width: Double

    /// Returns the parts of the table from top to bottom; a single one if it fits the width.
    func parts() -> [Part] {
        let all = Array(needs.indices)
        for size in Self.sizes {
            if let part = part(all, size, gutter: Self.gutters.roomy, at: \.natural)
                ?? part(all, size, gutter: Self.gutters.tight, at: \.comfortable)
            {
                return [part]
            }
        }
        if let size = Self.sizes.last, let part = part(all, size, gutter: Self.gutters.tight, at: \.minimum) {
            return [part]
        }
        return split()
    }

    /// The table at the largest size with every cell on one line; `nil` if it does not fit the width.
    var whole: Part? {
        part(Array(needs.indices), Self.sizes[0], gutter: Self.gutters.roomy, at: \.natural)
    }

    /// Returns columns at least as wide as `need`, or `nil` if they don't fit. The rest of the width goes to the columns
    /// that are narrower than their natural width, in proportion to what they lack.
    private func part(_ columns: [Int], _ size: Double, gutter: Double, at need: KeyPath<Needs, Double>)
        -> Part?
    {
        var part = Part(
            columns: columns, widths: columns.map { needs[$0][keyPath: need] * size }, size: size,
            gutter: gutter * size)
        let rest = width - part.width
        guard rest >= -layoutTolerance else { return nil }
        let lacks = zip(columns, part.widths).map { max(0, needs[$0].natural * size - $1) }
        let share = min(1, max(0, rest) / max(lacks.reduce(0, +), .leastNormalMagnitude))
        for index in lacks.indices { part.widths[index] += lacks[index] * share }
        return part
    }

    private func split() -> [Part] {
        let size = Self.sizeOfParts
        guard needs.count > 1 else {
            return needs.map {
                Part(columns: [0], widths: [min($0.natural * size, width)], size: size, gutter: 0)
            }
        }
        let gutter = Self.gutters.tight * size
        // The repeated column takes at most a third of the width. A column too wide for a part of its own is narrowed to
        // fit, which breaks its words.
        let head = min(needs[0].comfortable * size, width / 3)
        let room = width - head - gutter
        let widths = needs.map { min($0.comfortable * size, room) }
        var groups: [[Int]] = []
        var used = Double.infinity
        for column in needs.indices.dropFirst() {
            if used + gutter + widths[column] > room {
                groups.append([])
                used = -gutter
            }
            used += gutter + widths[column]
            groups[groups.count - 1].append(column)
        }
        groups = balanced(groups) { $0.map { widths[$0] + gutter }.reduce(-gutter, +) <= room }
        return groups.map { group in
            Part(columns: [0] + group, widths: [head] + group.map { widths[$0] }, size: size, gutter: gutter)
        }
    }

    /// Returns the same number of groups with about equally many columns each, or `groups` if these don't fit.
    private func balanced(_ groups: [[Int]], fits: ([Int]) -> Bool) -> [[Int]] {
        let columns = groups.flatMap { $0 }
        let count = groups.count
        let even = (0..<count).map { index in
            Array(columns[(index * columns.count / count)..<((index + 1) * columns.count / count)])
        }
        return even.allSatisfy(fits) ? even : groups
    }
}
