import Base
import FoundationEssentials
import Render

/// The content of a source file at the time it was read.
struct SourceFile: Sendable {
    /// The location of a file.
    struct Place: Sendable {
        let path: String
        /// The path relative to the folder of its module.
        let name: String
    }

    /// The path relative to the folder of its module.
    let name: String
    private let content: Data

    /// Reads a file. A file that can't be read counts as empty; the compiler will report it.
    init(at place: Place) {
        name = place.name
        content = (try? Data(contentsOf: URL(filePath: place.path))) ?? Data()
    }

    /// Reads the files below a folder, sorted by name.
    static func all(below folder: URL) -> [SourceFile] {
        places(below: folder).map(SourceFile.init)
    }

    /// Returns the files below a folder, sorted by name, without Markdown and hidden files.
    static func places(below folder: URL) -> [Place] {
        let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { !$0.hasSuffix(".md") && !$0.hasPrefix(".") && !$0.contains("/.") }.sorted()
            .map { Place(path: "\(folder.path)/\($0)", name: $0) }
            .filter { FileIdentity(ofFile: $0.path) != nil }
    }

    /// The text.
    var text: String { String(decoding: content, as: UTF8.self) }

    /// The hash of the whole content.
    var textHash: String { Fingerprint(bytes: Array(content)).description }

    /// The hash of the code: of a Swift file without its comments.
    var codeHash: String {
        guard name.hasSuffix(".swift") else { return textHash }
        return Fingerprint(bytes: content.withUnsafeBytes { SwiftCode(utf8: $0).bytes }).description
    }
}
