import Base
import FoundationEssentials

/// A checkout of Weft, with its analyses and the places of what is made from them.
public struct Project: Sendable {
    /// The folder that holds `Package.swift`.
    public let root: URL
    /// The names of the analyses, in the order in which `Package.swift` lists them.
    public let analyses: [String]
    /// How it is built.
    let toolchain: Toolchain
    /// The hashes of its code, as far as they have been asked for.
    let codeHashes = CodeHashes()

    /// Opens the checkout at a folder.
    ///
    /// - Throws: ``ProjectError`` if there is no `Package.swift`, or it does not list analyses.
    public init(
        root: URL, toolchain: Toolchain = Toolchain(environment: ProcessInfo.processInfo.environment)
    ) throws {
        self.root = root
        self.toolchain = toolchain
        guard let text = try? String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8)
        else { throw ProjectError.noManifest(folder: root.lastPathComponent) }
        analyses = try AnalysisList(manifest: text).names
    }

    /// `Package.swift`.
    var manifest: URL { root.appending(path: "Package.swift") }

    /// The script of an analysis.
    public func script(of name: String) -> URL {
        root.appending(path: "analyses/\(name)/main.swift")
    }

    /// The folder of the page templates.
    public var templates: URL { root.appending(path: "templates") }

    /// The folder of what can be made again at any time: builds, records, sample data.
    public var cache: URL { scratch.appending(path: "weft") }

    /// The folder that the Swift package manager builds into.
    public var scratch: URL { toolchain.scratch ?? root.appending(path: ".build") }

    /// The built executable of an analysis.
    public func executable(of name: String) -> URL {
        scratch.appending(path: "release/\(name)")
    }

    /// The analyses that a command names; all of them where it names none.
    ///
    /// - Throws: ``ProjectError`` for a name that is not listed.
    public func analyses(named names: [String]) throws -> [String] {
        for name in names where !analyses.contains(name) {
            throw ProjectError.unknownAnalysis(name, known: analyses)
        }
        return names.isEmpty ? analyses : analyses.filter(names.contains)
    }
}

/// A checkout that commands can't work with, or a name that is not in it.
public enum ProjectError: Error, CustomStringConvertible {
    case noManifest(folder: String)
    case noAnalysisList
    case analysisList(line: Int, text: String)
    case unreadableManifest(messages: String)
    case noTarget(String)
    case unknownAnalysis(String, known: [String])
    case invalidName(String)
    case analysisExists(String)
    case nameTaken(String)

    /// What is wrong, and the way out.
    public var description: String {
        switch self {
        case .noManifest(let folder):
            "there is no Package.swift in \(folder); run ./weft from a checkout of Weft"
        case .noAnalysisList: "Package.swift has no line that begins \"let analyses = [\""
        case .analysisList(let line, let text):
            "Package.swift, line \(line): the list of analyses may hold names in quotation marks and commas, not: \(text)"
        case .unreadableManifest(let messages): "Package.swift is not understood:\n\(messages)"
        case .noTarget(let name): "Package.swift has no target \"\(name)\""
        case .unknownAnalysis(let name, let known):
            "there is no analysis \"\(name)\"\(hint(for: name, among: known, calling: "there are"))"
        case .invalidName(let name):
            "\"\(name)\" can't name an analysis; use lower-case letters, digits and hyphens, a letter first"
        case .nameTaken(let name): "Package.swift has a target or a product \"\(name)\"; take another name"
        case .analysisExists(let name): "there is an analysis \"\(name)\" already"
        }
    }
}
