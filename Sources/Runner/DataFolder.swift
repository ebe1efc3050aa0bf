import Base
import FoundationEssentials
import Record
import Render
import Samples

/// The data of an analysis: a folder of real data, sample data, or none.
struct DataFolder: Sendable {
    /// A file at the time before a run.
    struct File: Sendable {
        /// The path relative to the data folder.
        var name: String
        /// The hash and the identity.
        var entry: HashCache.Entry
    }

    let origin: DataSummary.Origin
    /// The work that the data are, as the folder declares.
    let source: Reference?
    let folder: URL
    /// Whether the data are sample data that were made here.
    let isMade: Bool
    /// The files in the folder and its subfolders, sorted by name. Symbolic links are followed, hidden files left out.
    let files: [File]
    /// The time before the files were hashed, in nanoseconds since 1970.
    private let hashedAt: Int64

    /// The files whose content is certain as long as their identity is the same. One that had just changed when it was hashed
    /// could have changed again without a trace, unless it was made here.
    var knownFiles: [KnownFile] {
        files.filter { isMade || !$0.entry.identity.isRecent(at: hashedAt) }.map {
            KnownFile(
                path: folder.appending(path: $0.name).path, identity: $0.entry.identity,
                sha256: $0.entry.sha256)
        }
    }

    /// Finds the data of an analysis, and makes sample data if it has none.
    ///
    /// - Parameters:
    ///   - name: the analysis.
    ///   - data: the folder that holds a folder of data for each analysis.
    ///   - sampleOnly: whether real data must not be used.
    ///   - code: the code of the project, which includes the generators of sample data.
    /// - Throws: ``DataFolderError`` if a folder can't be read.
    init(for name: String, below data: URL, sampleOnly: Bool, project: Project, code: ProjectCode) throws {
        var folder = data.appending(path: name)
        if sampleOnly, folder.isFolder, SampleData.generator(for: name) == nil {
            throw DataFolderError.noSample(analysis: name)
        }
        if !sampleOnly, folder.isFolder {
            let declaration = try DataDeclaration(of: folder)
            (origin, source, isMade) = (declaration?.origin ?? .undeclared, declaration?.source, false)
        } else if let generator = SampleData.generator(for: name) {
            (origin, source, isMade) = (.sample, nil, true)
            folder = try Self.sample(by: generator, name: name, project: project, code: code)
        } else {
            (origin, source, isMade) = (.none, nil, false)
        }
        self.folder = folder
        hashedAt = FileIdentity.now
        let names = try Self.names(of: folder)
        let paths = names.map { folder.appending(path: $0).path }
        files = zip(names, try HashCache(project: project).entries(of: paths)).compactMap { name, entry in
            entry.map { File(name: name, entry: $0) }
        }
    }

    /// Returns the folder of sample data, which is made once for each version of its generator.
    private static func sample(
        by generator: any SampleGenerator, name: String, project: Project, code: ProjectCode
    ) throws -> URL {
        let samples = project.cache.appending(path: "samples/\(name)")
        let folder = samples.appending(path: String(try code.samples().fingerprint.description.prefix(16)))
        guard !folder.isFolder else { return folder }
        try Replacement.makeFolder(at: folder) { try generator.write(to: $0.path, scale: nil) }
        // Data of earlier versions is no longer needed. Hidden folders belong to processes that are still writing.
        for name in try FileManager.default.contentsOfDirectory(atPath: samples.path)
        where name != folder.lastPathComponent && !name.hasPrefix(".") {
            try? FileManager.default.removeItem(at: samples.appending(path: name))
        }
        return folder
    }

    /// Returns the relative paths of the files in a folder and its subfolders; none if the folder does not exist.
    private static func names(of folder: URL) throws -> [String] {
        var names: [String] = []
        // A link may lead to a folder that contains it.
        func visit(_ place: URL, prefix: String, within outer: Set<String>) throws {
            let path = place.resolvingSymlinksInPath().path
            guard !outer.contains(path) else { return }
            guard let entries = try? FileManager.default.contentsOfDirectory(atPath: place.path) else {
                throw DataFolderError.unreadable(prefix.isEmpty ? place.lastPathComponent : prefix)
            }
            // SQLite leaves an index of its log beside a database that has one, also when it is only read.
            for name in entries where !name.hasPrefix(".") && !name.hasSuffix("-shm") {
                let inner = place.appending(path: name)
                if inner.isFolder {
                    try visit(inner, prefix: "\(prefix)\(name)/", within: outer.union([path]))
                } else {
                    names.append(prefix + name)
                }
            }
        }
        if folder.isFolder { try visit(folder, prefix: "", within: []) }
        return names.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    }

    // MARK: After the run

    /// Checks that a run has read the files that were hashed before it.
    ///
    /// - Parameter read: the files that the script read.
    /// - Throws: ``DataFolderError`` if a file has changed since, or was not there.
    func check(_ read: [DataFile]) throws {
        for file in files {
            let path = folder.appending(path: file.name).path
            // Sample data may have been replaced by the same, made by another render at the same time. The user's own data
            // could have been replaced and put back, so for them the content at the end proves nothing.
            guard
                FileIdentity(ofFile: path) == file.entry.identity
                    || isMade && (try? Digest(ofFile: path).description) == file.entry.sha256
            else { throw DataFolderError.changed(file.name) }
        }
        for file in read where self.file(file.name) == nil {
            let isHidden = file.name.split(separator: "/").contains { $0.hasPrefix(".") && $0 != "." }
            throw isHidden ? DataFolderError.unseen(file.name) : DataFolderError.changed(file.name)
        }
    }

    /// Returns the file of a name as scripts may write it, such as `./a.csv`.
    private func file(_ name: String) -> File? {
        files.first { $0.name == name }
            ?? FileIdentity(ofFile: folder.appending(path: name).path).flatMap { identity in
                files.first { $0.entry.identity == identity }
            }
    }

    /// Returns a description of the files that a script read, for its report.
    func summary(of read: [DataFile]) -> DataSummary {
        let described = read.compactMap { read in
            file(read.name).map {
                DataSummary.File(
                    name: read.name, rows: read.rows, bytes: $0.entry.identity.size, sha256: $0.entry.sha256)
            }
        }
        return DataSummary(origin: origin, source: source, files: described)
    }
}

/// Data that can't be used, or that does not match the record of a run.
enum DataFolderError: Error, Equatable, CustomStringConvertible {
    case unreadable(String)
    case changed(String)
    case unseen(String)
    case badDeclaration(String)
    case noSample(analysis: String)
    case wouldReplaceReal(analysis: String, folder: String)

    /// The name of the file, and the way out.
    var description: String {
        switch self {
        case .unreadable(let name): "the data folder \"\(name)\" can't be read; check its permissions"
        case .badDeclaration(let problem): "the file SOURCE of the data folder: \(problem)"
        case .changed(let name): "\(name) changed while the script ran; render again"
        case .noSample(let analysis):
            "there is no sample data for \(analysis); render it from its data, without --sample"
        case .wouldReplaceReal(let analysis, let folder):
            "the report in place was made from real data, and there is no folder \"\(folder)/\(analysis)\"; "
                + "name the folder of data with --data, or take sample data with --sample"
        case .unseen(let name):
            "the script read \(name), but changes of files that are hidden or outside the data folder are not noticed; "
                + "move it into the folder, under a name that does not begin with a dot"
        }
    }
}

extension URL {
    /// Whether there is a folder at this place.
    var isFolder: Bool {
        var isDirectory = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory
    }
}
