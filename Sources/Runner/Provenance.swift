/// The inputs that something was made from, each with a name, so that a change can be reported by name.
struct Provenance: Codable, Equatable, Sendable {
    /// The kind of a part. Changes are listed in this order.
    enum Kind: String, Codable, CaseIterable, Sendable {
        /// The version of the format of records.
        case format
        /// A file of the analysis; a Swift file without its comments.
        case code
        /// A module that is linked into the script.
        case library
        /// The declarations of these modules in `Package.swift`.
        case manifest
        /// The versions of the packages that are linked into the script.
        case packages
        /// The version of Swift.
        case toolchain
        /// The flags of the build.
        case flags
        /// A parameter that was set.
        case parameter
        /// The engine that queries over files run on, unless it is the local one.
        case engine
        /// Whether the data is real or made up.
        case origin
        /// A file of the data.
        case data
        /// The whole text of a file of the analysis.
        case text
        /// A template of reports.
        case template
        /// The program that writes reports.
        case renderer
    }

    /// One of the inputs.
    struct Part: Codable, Equatable, Sendable {
        var kind: Kind
        /// The name among the parts of the same kind; empty if there is only one.
        var name: String
        /// A hash of the content, or the content itself if it is short.
        var hash: String

        init(_ kind: Kind, _ name: String = "", hash: String) {
            (self.kind, self.name, self.hash) = (kind, name, hash)
        }
    }

    /// The parts, in an order that is always the same.
    var parts: [Part]

    init(_ parts: [Part]) {
        self.parts = parts
    }

    /// The fingerprint of all parts together.
    var fingerprint: Fingerprint {
        Fingerprint(parts.flatMap { [$0.kind.rawValue, $0.name, $0.hash] })
    }

    // MARK: Changes

    /// Returns the parts that have changed, in words: "the code of main.swift", "the library (Frames, Learn)".
    func changes(since earlier: Provenance) -> [String] {
        let old = earlier.table
        let new = table
        var changed: [Kind: [String]] = [:]
        for key in Set(old.keys).union(new.keys) where old[key] != new[key] {
            changed[key.kind, default: []].append(key.name)
        }
        // Where the code of a file has changed, its text has too.
        let code = changed[.code] ?? []
        changed[.text]?.removeAll(where: code.contains)
        return Kind.allCases.compactMap { kind in
            guard let names = changed[kind], !names.isEmpty else { return nil }
            return kind.words(for: names.sorted())
        }
    }

    private struct Key: Hashable {
        var kind: Kind
        var name: String
    }

    private var table: [Key: String] {
        Dictionary(parts.map { (Key(kind: $0.kind, name: $0.name), $0.hash) }) { first, _ in first }
    }
}

extension Provenance.Kind {
    /// Describes parts of this kind.
    fileprivate func words(for names: [String]) -> String {
        let shown =
            names.prefix(3).joined(separator: ", ") + (names.count > 3 ? " and \(names.count - 3) more" : "")
        return switch self {
        case .format: "how records are kept"
        case .code: "the code of \(shown)"
        case .library: "the library (\(shown))"
        case .manifest: "Package.swift"
        case .packages: "package versions"
        case .toolchain: "the version of Swift"
        case .flags: "the build flags"
        case .parameter: "the parameter \(shown)"
        case .engine: "the engine of queries"
        case .origin: "where the data comes from"
        case .data: "the data in \(shown)"
        case .text: "the prose of \(shown)"
        case .template: "the template \(shown)"
        case .renderer: "the program that writes reports"
        }
    }
}
