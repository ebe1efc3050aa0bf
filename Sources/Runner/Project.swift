import Base
import FoundationEssentials

/// A checkout of Weft, with its analyses and the places of what is made from them.
public struct Project: Sendable {
    /// The folder that holds `Package.swift`.
    public let root: URL
    /// The names of the analyses, in the order in which `Package.swift` lists them.
    public let analyses: [String]

    /// Opens the checkout at a folder.
    ///
    /// - Throws: ``ProjectError`` if there is no `Package.swift`, or it does not list analyses.
    public init(root: URL) throws {
        self.root = root
        guard let manifest = try? String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8)
        else {
            throw ProjectError.noManifest(folder: root.lastPathComponent)
        }
        analyses = try AnalysisList(manifest: manifest).names
    }

    /// The script of an analysis.
    public func script(of name: String) -> URL {
        root.appending(path: "analyses/\(name)/main.swift")
    }

    /// The folder of the page templates.
    public var templates: URL { root.appending(path: "templates") }

    /// The folder of what can be made again at any time: builds, records, sample data.
    public var cache: URL { scratch.appending(path: "weft") }

    /// The folder that the Swift package manager builds into.
    public var scratch: URL {
        ProcessInfo.processInfo.environment["WEFT_SCRATCH"].map { URL(filePath: $0) }
            ?? root.appending(path: ".build")
    }

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

/// The list of analyses at the top of `Package.swift`.
public struct AnalysisList {
    /// The names, in order.
    public let names: [String]
    private let manifest: String
    private let end: String.Index

    /// Finds the list in a manifest: the string literals between `let analyses = [` and `]`.
    public init(manifest: String) throws {
        guard let start = manifest.firstRange(of: "let analyses = ["),
            let end = manifest[start.upperBound...].firstIndex(of: "]")
        else { throw ProjectError.noAnalysisList }
        let literals = manifest[start.upperBound..<end].split(
            separator: "\"", omittingEmptySubsequences: false)
        names = literals.enumerated().filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
        self.manifest = manifest
        self.end = end
    }

    /// The manifest with another analysis at the end of the list.
    public func adding(_ name: String) -> String {
        var head = manifest[..<end]
        while head.last?.isWhitespace == true { head.removeLast() }
        let comma = head.last == "[" || head.last == "," ? "" : ","
        return "\(head)\(comma)\n    \"\(name)\",\n\(manifest[end...])"
    }
}

/// A checkout that commands can't work with, or a name that is not in it.
public enum ProjectError: Error, CustomStringConvertible {
    case noManifest(folder: String)
    case noAnalysisList
    case unknownAnalysis(String, known: [String])
    case invalidName(String)
    case analysisExists(String)

    /// What is wrong, and the way out.
    public var description: String {
        switch self {
        case .noManifest(let folder):
            "there is no Package.swift in \(folder); run ./weft from a checkout of Weft"
        case .noAnalysisList: "Package.swift has no line that begins \"let analyses = [\""
        case .unknownAnalysis(let name, let known):
            "there is no analysis \"\(name)\"\(hint(for: name, among: known, calling: "there are"))"
        case .invalidName(let name):
            "\"\(name)\" can't name an analysis; use lower-case letters, digits and hyphens, a letter first"
        case .analysisExists(let name): "there is an analysis \"\(name)\" already"
        }
    }
}
