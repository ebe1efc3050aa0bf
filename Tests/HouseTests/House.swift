import Foundation

/// The project's rooms, as three places tell of them: `Package.swift`, `docs/architecture.md` and the imports of the
/// sources.
struct House {
    /// A room's name and the modules that it may import.
    struct Room {
        var name: String
        var knows: Set<String>
    }

    /// The folder that holds `Package.swift`.
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The rooms that `Package.swift` declares, in its order. Products of other packages are left out.
    func declaredRooms() throws -> [Room] {
        let manifest = try text("Package.swift")
        let room =
            #/(?s)(?:\broom\(\s*|\.executableTarget\(\s*name: )"(?<name>[A-Za-z-]+)"(?:,\s*(?:dependencies:\s*)?\[(?<knows>.*?)\])?/#
        return manifest.matches(of: room).map { match in
            let knows = (match.output.knows ?? "").matches(of: #/"([A-Za-z-]+)"/#).map { String($0.output.1) }
            return Room(name: String(match.output.name), knows: Set(knows))
        }.filter {
            ![
                "misbehaving", "chapters", "hostile", "penguins", "weather", "listeners", "plans", "readings",
                "fuzz",
            ]
            .contains($0.name)
        }
    }

    /// The rooms in the table of `docs/architecture.md`, in its order.
    func documentedRooms() throws -> [Room] {
        let lines = try text("docs/architecture.md").split(separator: "\n")
        let table = lines.drop { !$0.hasPrefix("| room |") }.dropFirst(2).prefix { $0.hasPrefix("|") }
        return table.map { line in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false)
            func names(_ cell: Substring) -> [String] {
                cell.matches(of: #/`([^`]+)`/#).map { String($0.output.1) }
            }
            return Room(name: names(cells[1]).first ?? "", knows: Set(names(cells[3])))
        }
    }

    /// The modules of the project that the files of a room import.
    func imports(of room: String, among rooms: Set<String>) throws -> Set<String> {
        let folder = root.appending(path: "Sources/\(room)")
        var imported: Set<String> = []
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        where path.hasSuffix(".swift") {
            let source = try text("Sources/\(room)/\(path)")
            let statement = #/(?m)^\s*(?:@\w+ |internal |package |public )*import (\w+)$/#
            imported.formUnion(source.matches(of: statement).map { String($0.output.1) })
        }
        return imported.intersection(rooms)
    }

    /// The text of a file of the project.
    func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }
}
