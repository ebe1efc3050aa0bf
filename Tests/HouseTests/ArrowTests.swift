import Foundation
import Testing

@Suite("Every arrow points up the table in docs/architecture.md")
struct ArrowTests {
    private let house = House()
    private let declared: [House.Room]
    private let documented: [House.Room]

    init() throws {
        declared = try house.declaredRooms()
        documented = try house.documentedRooms()
    }

    @Test func everyRoomIsDocumentedWithWhatItKnows() throws {
        #expect(declared.count > 10)
        #expect(Set(declared.map(\.name)) == Set(documented.map(\.name)))
        for room in declared {
            let row = try #require(documented.first { $0.name == room.name })
            #expect(row.knows == room.knows, "\(room.name)")
        }
    }

    @Test func everyFolderOfSourcesIsARoomOrHasARowOfItsOwn() throws {
        let rooms = Set(declared.map(\.name))
        let architecture = try house.text("docs/architecture.md")
        let sources = house.root.appending(path: "Sources")
        for folder in try FileManager.default.contentsOfDirectory(atPath: sources.path)
        where !folder.hasPrefix(".") {
            #expect(
                rooms.contains(folder) || folder.hasPrefix("C") && architecture.contains("`\(folder)`"),
                "\(folder)")
        }
    }

    @Test func everyArrowPointsUpTheTable() {
        var above: Set<String> = []
        let rooms = Set(documented.map(\.name))
        for room in documented {
            #expect(room.knows.intersection(rooms).isSubset(of: above), "\(room.name)")
            above.insert(room.name)
        }
    }

    /// SwiftPM puts all modules of a build into one folder, so that an import of a room that is not declared compiles.
    @Test func everyImportIsDeclaredAndEveryDeclarationIsUsed() throws {
        let modules = Set(declared.flatMap(\.knows)).union(declared.map(\.name))
        for room in declared {
            let imported = try house.imports(of: room.name, among: modules)
            #expect(imported == room.knows, "\(room.name)")
        }
    }
}
