/// The order of a script's files in its report.
///
/// The report follows `main.swift`. Any other file appears once, as a whole, below the first cell that names a function or a
/// type declared in it, after the outputs of that cell's lines up to the name. The same applies to the files that a chapter
/// names. Files that are never named come at the end, sorted by name.
struct ChapterOrder {
    /// The files, in order.
    private(set) var files: [ScriptFile] = []
    /// The chunks of all files, in order.
    private(set) var chunks: [Script.Chunk] = []

    /// The files without a place so far, sorted by name.
    private var waiting: [ScriptFile]
    private var cellCount = 0

    /// The order of files given in any order.
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
            // Placing a file may place others that it names.
            while let next = waiting.first(where: { $0.declares(use) }) {
                if use.codeLine >= lines.lowerBound {
                    chunks.append(
                        .outputs(cell: cell.number, codeLines: lines.lowerBound..<use.codeLine + 1))
                    lines = use.codeLine + 1..<lines.upperBound
                }
                place(next)
            }
        }
        if !lines.isEmpty { chunks.append(.outputs(cell: cell.number, codeLines: lines)) }
    }
}

extension ScriptFile {
    fileprivate func declares(_ use: NameUse) -> Bool {
        declarations.contains { !$0.isPrivate && use.refers(to: $0) }
    }
}
