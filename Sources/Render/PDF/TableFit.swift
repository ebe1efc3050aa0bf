/// Finds the size of type and the widths of columns with which a table fits a page.
///
/// The largest size is taken at which no number and no word is broken: first with every cell on one line, then with
/// heads and long texts wrapped. At the smallest size columns may become narrow. A table that is too wide even then
/// is set in parts, one below the other, each with the first column again.
struct TableFit {
    /// What a column needs, in ems.
    struct Needs: Hashable {
        /// The width with each cell on one line.
        var natural: Double
        /// The width at which the column still reads well: numbers on one line, texts a few words a line.
        var comfortable: Double
        /// The width below which words would have to be broken too often.
        var least: Double
    }

    /// Columns that stand side by side.
    struct Part: Hashable {
        var columns: [Int]
        /// The widths of these columns, without the space between them.
        var widths: [Double]
        /// The size of the type.
        var size: Double
        /// The space between columns.
        var gutter: Double

        /// The width of the part.
        var width: Double {
            widths.reduce(0, +) + gutter * Double(max(0, widths.count - 1))
        }
    }

    static let sizes = [8.5, 8, 7.5, 7, 6.5, 6]
    /// The size for a table in parts, which need not be squeezed.
    private static let sizeOfParts = 7.5
    /// The space between columns in ems, where there is room and where there is not.
    private static let gutters = (roomy: 1.8, tight: 1.0)

    let needs: [Needs]
    let width: Double

    /// The parts to be set, from top to bottom; one, where the table fits.
    func parts() -> [Part] {
        let all = Array(needs.indices)
        for size in Self.sizes {
            if let part = part(all, size, gutter: Self.gutters.roomy, at: \.natural)
                ?? part(all, size, gutter: Self.gutters.tight, at: \.comfortable)
            {
                return [part]
            }
        }
        if let size = Self.sizes.last, let part = part(all, size, gutter: Self.gutters.tight, at: \.least) {
            return [part]
        }
        return split()
    }

    /// The table at its full size with every cell on one line, if it fits so.
    var whole: Part? {
        part(Array(needs.indices), Self.sizes[0], gutter: Self.gutters.roomy, at: \.natural)
    }

    /// The columns at the widths asked for, if they fit, with the rest of the space given to those that lack most.
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
        // The head column may take a third; what is too wide for a part of its own is broken wherever it has to be.
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

    /// The same number of groups with about as many columns each, where they fit so.
    private func balanced(_ groups: [[Int]], fits: ([Int]) -> Bool) -> [[Int]] {
        let columns = groups.flatMap { $0 }
        let count = groups.count
        let even = (0..<count).map { index in
            Array(columns[(index * columns.count / count)..<((index + 1) * columns.count / count)])
        }
        return even.allSatisfy(fits) ? even : groups
    }
}
