import Foundation
import TestSupport
import Record

@testable import Runner

/// A project of a few small files, with an analysis "sketch". Its `swift` is a shell script: it prints the package as the
/// project describes it, and what it builds is a shell script too. So a render takes all of its usual way, and no time.
final class SmallProject: Sendable {
    let folder = TemporaryFolder()

    /// A target as `Package.swift` declares it.
    struct Target {
        var name: String
        var dependencies: [String] = []
        var packages: [String] = []
        var path: String?
        var flags: [String] = []
    }

    /// Writes the project.
    init() throws {
        try folder.write("A project.\n", to: "README.md")
        try write("Base", "public func one() -> Int { 1 }\n")
        try write("Frames", "public func two() -> Int { 2 } // more than one\n")
        try write("Samples", "func made() {}\n")
        try write("weft-cli", "print(1)\n")
        try write("Aside", "func nothing() {}\n")
        try folder.write("module C {}\n", to: "Sources/C/module.modulemap")
        try folder.write("func tested() {}\n", to: "Tests/BaseTests/BaseTests.swift")
        try folder.write("/*:\n # Sketch\n*/\nlet a = 1 // one\n", to: "analyses/sketch/main.swift")
        try folder.write("//: More\nfunc f() {}\n", to: "analyses/sketch/Second.swift")
        try folder.write("Notes.\n", to: "analyses/sketch/notes.md")
        try folder.write("x\n1\n", to: "data/sketch/a.csv")
        try folder.write("y\n1\n", to: "data/sketch/more/b.csv")
        try FileManager.default.copyItem(
            at: Self.source.appending(path: "templates"), to: url.appending(path: "templates"))
        try resolve(["argument-parser": "1.0.0", "mustache": "2.0.0"])
        try declare()
        try installSwift()
    }

    /// Where it is.
    var url: URL { folder.url }
    /// The folder that takes the reports.
    var output: URL { url.appending(path: "output") }
    /// The project that these tests belong to.
    static let source = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    // MARK: Writing

    /// Writes the one source of a module.
    func write(_ module: String, _ text: String) throws {
        try folder.write(text, to: "Sources/\(module)/Source.swift")
    }

    /// Replaces a text in a file.
    func edit(_ file: String, _ old: String, _ new: String) throws {
        let place = url.appending(path: file)
        let text = try String(contentsOf: place, encoding: .utf8)
        precondition(text.contains(old), "\(file) has no \(old)")
        // Not atomically: a program stays one.
        try text.replacing(old, with: new).write(to: place, atomically: false, encoding: .utf8)
    }

    /// The targets that the project has at first.
    static let targets = [
        Target(name: "C"), Target(name: "Base"), Target(name: "Frames", dependencies: ["Base", "C"]),
        Target(name: "Samples", dependencies: ["Base"]),
        Target(name: "weft-cli", dependencies: ["Samples", "Frames"], packages: ["ArgumentParser"]),
        Target(name: "Aside"), Target(name: "BaseTests", dependencies: ["Base"], path: "Tests/BaseTests"),
    ]

    /// Writes `Package.swift` and what SwiftPM says of it.
    func declare(
        analyses: [String] = ["sketch"], comment: String = "", language: String = "6",
        _ change: (inout [Target]) -> Void = { _ in }
    ) throws {
        var targets =
            Self.targets
            + analyses.map { Target(name: $0, dependencies: ["Frames"], path: "analyses/\($0)") }
        change(&targets)
        let declarations = targets.map { target -> [String: Any] in
            let settings = [["tool": "swift", "kind": ["unsafeFlags": ["_0": target.flags]]]]
            var declaration: [String: Any] = [
                "name": target.name, "type": target.name.hasSuffix("Tests") ? "test" : "regular",
                "dependencies": target.dependencies.map { ["byName": [$0, nil]] }
                    + target.packages.map { ["product": [$0, "package", nil, nil]] },
                "settings": target.flags.isEmpty ? [] : settings,
            ]
            declaration["path"] = target.path
            return declaration
        }
        let dump: [String: Any] = [
            "name": "small", "packageKind": ["root": [url.path]], "swiftLanguageVersions": [language],
            "targets": declarations, "products": [["name": "Weft"], ["name": "weft-cli"]],
        ]
        try JSONSerialization.data(withJSONObject: dump).write(to: url.appending(path: "dump.json"))
        let list = analyses.map { "\"\($0)\"" }.joined(separator: ", ")
        try folder.write(
            "\(comment)\nlet analyses = [\(list)]\n// \(declarations.description)\n\(language)\n",
            to: "Package.swift")
    }

    /// Writes `Package.resolved`.
    func resolve(_ versions: [String: String], origin: String = "1") throws {
        let pins = versions.sorted { $0.key < $1.key }.map { name, version in
            [
                "identity": name, "kind": "remoteSourceControl", "location": "https://example.org/\(name)",
                "state": ["revision": version, "version": version],
            ] as [String: Any]
        }
        let resolved: [String: Any] = ["originHash": origin, "pins": pins, "version": 3]
        try JSONSerialization.data(withJSONObject: resolved).write(
            to: url.appending(path: "Package.resolved"))
    }

    private func installSwift() throws {
        let parameter = Event.parameter(
            name: "depth", value: .text("1"), place: Place(file: "main.swift", line: 4))
        let shown = Event.output(Output(place: Place(file: "main.swift", line: 4), content: .text("Shown.")))
        let events = try [parameter, shown, .end].map {
            String(decoding: try JSONEncoder().encode($0), as: UTF8.self)
        }
        try program(
            "script",
            """
            echo run >> "\(url.path)/log"
            [ -f "\(url.path)/during" ] && . "\(url.path)/during"
            mark=$(printf %s "$WEFT_RUN" | sed 's/.*"mark":"\\([^"]*\\)".*/\\1/')
            echo "$mark"'\(events[0])'
            echo "$mark"'\(events[1])'
            echo "$mark"'\(events[2])'
            """)
        try program(
            "swift",
            """
            case "$*" in
            *dump-package*) echo dump >> "\(url.path)/log"; cat "\(url.path)/dump.json" ;;
            build*)
                echo build >> "\(url.path)/log"
                mkdir -p "\(url.path)/.build/release"
                # Again where another build has made the file meanwhile.
                cp "\(url.path)/bin/script" "\(url.path)/.build/release/sketch" ||
                cp "\(url.path)/bin/script" "\(url.path)/.build/release/sketch" ;;
            *) exit 1 ;;
            esac
            """)
    }

    /// Writes a program of the shell into the folder `bin`.
    func program(_ name: String, _ text: String) throws {
        let place = try folder.write("#!/bin/sh\n\(text)\n", to: "bin/\(name)")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: place.path)
    }

    /// Lets the script run commands of the shell before it shows anything.
    func during(_ commands: String) throws {
        try folder.write(commands + "\n", to: "during")
    }

    // MARK: Reading

    /// The files of the report, by name.
    func report() throws -> [String: Data] {
        let files = try folder.contents().filter { $0.key.hasPrefix("output/sketch/") }
        return Dictionary(uniqueKeysWithValues: files.map { (String($0.key.dropFirst(14)), $0.value) })
    }

    /// The hidden files and folders of the project, except those that are always there.
    func hiddenNames() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: url.path).filter { path in
            let name = path.split(separator: "/").last ?? ""
            return name.hasPrefix(".") && name != ".build" && name != ".lock"
        }.sorted()
    }

    // MARK: Rendering

    /// What a render is asked to do.
    struct Request {
        var version = "Swift 6.3"
        var flags = "-c release"
        var parameters: [String: String] = [:]
        var output: String?
        var data = "data"
        var fresh = false
        var engine = RenderOptions.Engine.local
    }

    /// The project as the tool opens it.
    func opened(_ request: Request = Request()) throws -> Project {
        try Project(
            root: url,
            toolchain: Toolchain(environment: [
                "WEFT_SWIFT": url.appending(path: "bin/swift").path, "WEFT_SWIFT_VERSION": request.version,
                "WEFT_BUILD_FLAGS": request.flags,
            ]))
    }

    /// The job that renders the analysis.
    func job(_ request: Request = Request()) throws -> RenderJob {
        let options = RenderOptions(
            data: url.appending(path: request.data),
            output: request.output.map { url.appending(path: $0) } ?? output, parameters: request.parameters,
            fresh: request.fresh, engine: request.engine)
        return RenderJob("sketch", project: try opened(request), options: options, monitor: SilentMonitor())
    }

    /// The number of calls of `swift` and of the script so far, by what they did.
    var calls: [String: Int] {
        let log = try? String(contentsOf: url.appending(path: "log"), encoding: .utf8)
        return Dictionary(grouping: (log ?? "").split(separator: "\n"), by: String.init).mapValues(\.count)
    }
}

/// Hears nothing of how renders go.
struct SilentMonitor: RenderMonitor {
    func stage(_ stage: RenderStage, of name: String) {}
    func printed(_ line: String, by name: String) {}
}
