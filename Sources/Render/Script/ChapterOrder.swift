/// The order in which the files of a script stand in its report.
///
/// The report follows `main.swift`. Another file stands, whole and once, below the cell that is the first to name a
/// function or a type declared in it, behind what the cell shows up to that line. The same holds for the files that a
/// chapter names. Files that nothing names come at the end, by name.
struct ChapterOrder {
    private(set) var files: [ScriptFile] = []
    private(set) var chunks: [Script.Chunk] = []

    private var waiting: [ScriptFile]
    private var cellCount = 0

    init(of files: [ScriptFile]) {
        waiting = files.sorted { $0.name < $1.name }
        if let main = waiting.first(where: { $0.name == ScriptFile.mainName }) { place(main) }
        while let file = waiting.first { place(file) }
    }

    private mutating func place(_ file: ScriptFile) {
        waiting.removeAll { $0.name == file.name }
        files.append(file)
        for chunk in file.chunks {
            guard case .code(var cell) = chunk else {
                chunks.append(chunk)
                continue
            }
            cellCount += 1
            cell.number = cellCount
            chunks.append(.code(cell))
            placeFiles(namedBy: cell, in: file)
        }
    }

    private mutating func placeFiles(namedBy cell: Script.Cell, in file: ScriptFile) {
        var lines = cell.codeLines
        for use in waiting.isEmpty ? [] : file.uses(in: cell.codeLines) {
            // Placing one may place others.
            while let next = waiting.first(where: { $0.declares(use) }) {
                if use.codeLine >= lines.lowerBound {
                    chunks.append(.shown(cell: cell.number, codeLines: lines.lowerBound..<use.codeLine + 1))
                    lines = use.codeLine + 1..<lines.upperBound
                }
                place(next)
            }
        }
        if !lines.isEmpty { chunks.append(.shown(cell: cell.number, codeLines: lines)) }
    }
}

extension ScriptFile {
    fileprivate func declares(_ use: NameUse) -> Bool {
        declarations.contains { !$0.isPrivate && use.means($0) }
    }
}
