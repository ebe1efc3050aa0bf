import Base
import FoundationEssentials

/// A checkout of Weft, with its analyses and the places of what is made from them.
public struct Project: Sendable {
    /// The folder that holds `Package.swift`.
    public let root: URL
    /// The names of the analyses, in the order in which `Package.swift` lists them.
    public let analyses: [String]
    /// The settings of builds.
    let toolchain: Toolchain
    /// The hashes of source files, filled as they are needed.
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

    /// The location of `Package.swift`.
    var manifest: URL { root.appending(path: "Package.swift") }

    /// The script of an analysis.
    public func script(of name: String) -> URL {
        root.appending(path: "analyses/\(name)/main.swift")
    }

    /// The folder of the page templates.
    public var templates: URL { root.appending(path: "templates") }

    /// The folder of files that can be made again at any time: records, sample data, hashes.
    public var cache: URL { scratch.appending(path: "weft") }

    /// The folder that the Swift package manager builds into.
    public var scratch: URL { toolchain.scratch ?? root.appending(path: ".build") }

    /// The built executable of an analysis.
    public func executable(of name: String) -> URL {
        scratch.appending(path: "release/\(name)")
    }

    /// Returns the analyses with some names, in the order of the list; all of them if there are no names.
    ///
    /// - Throws: ``ProjectError`` for a name that is not listed.
    public func analyses(named names: [String]) throws -> [String] {
        for name in names where !analyses.contains(name) {
            throw ProjectError.unknownAnalysis(name, known: analyses)
        }
        return names.isEmpty ? analyses : analyses.filter(names.contains)
    }
}

/// A checkout that commands can't use, or a name that does not exist or can't be used.
public enum ProjectError: Error, CustomStringConvertible {
    /// There is no `Package.swift`.
    case noManifest(folder: String)
    /// `Package.swift` has no list of analyses.
    case noAnalysisList
    /// The list of analyses contains something else than names.
    case analysisList(line: Int, text: String)
    /// SwiftPM can't read `Package.swift`.
    case unreadableManifest(messages: String)
    /// `Package.swift` has no target of that name.
    case noTarget(String)
    /// There is no analysis of that name.
    case unknownAnalysis(String, known: [String])
    /// The name has other characters than an analysis may have.
    case invalidName(String)
    /// There is already an analysis of that name.
    case analysisExists(String)
    /// There is already a target or a product of that name.
    case nameTaken(String)

    /// The problem, and the way out.
    public var description: String {
        switch self {
        case .noManifest(let folder):
            "there is no Package.swift in \(folder); run ./weft from a checkout of Weft"
        case .noAnalysisList: "Package.swift has no line that begins \"let analyses = [\""
        case .analysisList(let line, let text):
            "Package.swift, line \(line): the list of analyses may contain only names in quotation marks, not: \(text)"
        case .unreadableManifest(let messages): "Package.swift can't be read:\n\(messages)"
        case .noTarget(let name): "Package.swift has no target \"\(name)\""
        case .unknownAnalysis(let name, let known):
            "there is no analysis \"\(name)\"\(hint(for: name, among: known, calling: "there are"))"
        case .invalidName(let name):
            "\"\(name)\" can't name an analysis; use lower-case letters, digits and hyphens, a letter first"
        case .nameTaken(let name):
            "Package.swift already has a target or product \"\(name)\"; choose another name"
        case .analysisExists(let name): "there is already an analysis \"\(name)\""
        }
    }
}
