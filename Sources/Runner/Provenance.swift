/// What something was made from, part by part, so that a change can be told by name.
struct Provenance: Codable, Equatable, Sendable {
    /// What a part is. A change of several is told in this order.
    enum Kind: String, Codable, CaseIterable, Sendable {
        /// The form in which records are kept.
        case format
        /// A file of the analysis, without its comments where it is Swift.
        case code
        /// A module that is linked into the script.
        case library
        /// What `Package.swift` says of these modules.
        case manifest
        /// The versions of the packages that are linked into the script.
        case packages
        /// The version of Swift.
        case toolchain
        /// The flags of the build.
        case flags
        /// A parameter that was set.
        case parameter
        /// Whether the data is real or made up.
        case origin
        /// A file of the data.
        case data
        /// The whole text of a file of the analysis.
        case text
        /// A file that reports are formatted by.
        case template
        /// The program that writes reports.
        case renderer
    }

    /// A part of what something was made from.
    struct Part: Codable, Equatable, Sendable {
        var kind: Kind
        /// What it is called among its kind; empty where there is only one.
        var name: String
        /// A hash of it, or the value itself where that is short.
        var hash: String

        init(_ kind: Kind, _ name: String = "", hash: String) {
            (self.kind, self.name, self.hash) = (kind, name, hash)
        }
    }

    /// The parts, in an order that depends on nothing but what they are.
    var parts: [Part]

    init(_ parts: [Part]) {
        self.parts = parts
    }

    /// The fingerprint of all parts together.
    var fingerprint: Fingerprint {
        Fingerprint(parts.flatMap { [$0.kind.rawValue, $0.name, $0.hash] })
    }

    // MARK: Changes

    /// What has changed since something was made, in words: "the code of main.swift", "the library (Frames, Learn)".
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
    /// Parts of this kind that have changed, in words.
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
        case .origin: "where the data comes from"
        case .data: "the data in \(shown)"
        case .text: "the prose of \(shown)"
        case .template: "the template \(shown)"
        case .renderer: "the program that writes reports"
        }
    }
}
