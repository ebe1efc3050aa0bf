import FoundationEssentials
import Record
import Render
import Samples

/// The data that an analysis runs on: a folder of the user's, made-up data, or none.
struct DataFolder: Sendable {
    /// A file as it was before a run.
    struct File: Sendable {
        /// Its path below the folder.
        var name: String
        /// Its content and which file it is.
        var entry: HashCache.Entry
    }

    let origin: DataSummary.Origin
    let folder: URL
    /// The files of the folder and the folders in it, by name. Symbolic links are followed; what is hidden is left out.
    let files: [File]

    /// The data for an analysis.
    ///
    /// - Parameters:
    ///   - name: the analysis.
    ///   - data: the folder of all data; the analysis' own is the folder of its name below.
    ///   - sampleOnly: whether the user's own data must be left alone.
    ///   - code: the code of the project, which sample data is made by.
    init(for name: String, below data: URL, sampleOnly: Bool, project: Project, code: ProjectCode) throws {
        var folder = data.appending(path: name)
        if !sampleOnly, folder.isFolder {
            origin = .real
        } else if let generator = SampleData.generator(for: name) {
            origin = .sample
            folder = try Self.sample(by: generator, name: name, project: project, code: code)
        } else {
            origin = .none
        }
        self.folder = folder
        let names = try Self.names(of: folder)
        let paths = names.map { folder.appending(path: $0).path }
        files = zip(names, try HashCache(project: project).entries(of: paths)).compactMap { name, entry in
            entry.map { File(name: name, entry: $0) }
        }
    }

    /// Sample data, made once for each version of its generator.
    private static func sample(
        by generator: any SampleGenerator, name: String, project: Project, code: ProjectCode
    ) throws -> URL {
        let samples = project.cache.appending(path: "samples/\(name)")
        let folder = samples.appending(path: String(try code.samples().fingerprint.description.prefix(16)))
        guard !folder.isFolder else { return folder }
        try Replacement.makeFolder(at: folder) { try generator.write(to: $0.path, scale: nil) }
        // What an earlier version of the generator made is of no more use; hidden is what another process is making.
        for name in try FileManager.default.contentsOfDirectory(atPath: samples.path)
        where name != folder.lastPathComponent && !name.hasPrefix(".") {
            try? FileManager.default.removeItem(at: samples.appending(path: name))
        }
        return folder
    }

    /// The paths of all that is in a folder and is no folder itself. None if there is no such folder.
    private static func names(of folder: URL) throws -> [String] {
        var names: [String] = []
        // A link may lead back to a folder that it is in.
        func visit(_ place: URL, prefix: String, within outer: Set<String>) throws {
            let path = place.resolvingSymlinksInPath().path
            guard !outer.contains(path) else { return }
            for name in try FileManager.default.contentsOfDirectory(atPath: place.path)
            where !name.hasPrefix(".") {
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

    /// Checks that a run has read what was hashed before it.
    ///
    /// - Parameter read: the files that the script read.
    /// - Throws: ``DataFolderError`` if a file is another by now, or was not there before.
    func check(_ read: [DataFile]) throws {
        for file in files {
            let path = folder.appending(path: file.name).path
            guard FileIdentity(ofFile: path) == file.entry.identity else {
                throw DataFolderError.changed(file.name)
            }
        }
        for file in read where self.file(file.name) == nil {
            let isHidden = file.name.split(separator: "/").contains { $0.hasPrefix(".") && $0 != "." }
            throw isHidden ? DataFolderError.unseen(file.name) : DataFolderError.changed(file.name)
        }
    }

    /// The file that a script calls by a name, which may have detours in it: `./a.csv`.
    private func file(_ name: String) -> File? {
        files.first { $0.name == name }
            ?? FileIdentity(ofFile: folder.appending(path: name).path).flatMap { identity in
                files.first { $0.entry.identity == identity }
            }
    }

    /// What a report says of the files that a script read.
    func summary(of read: [DataFile]) -> DataSummary {
        let described = read.compactMap { read in
            file(read.name).map {
                DataSummary.File(
                    name: read.name, rows: read.rows, bytes: $0.entry.identity.size, sha256: $0.entry.sha256)
            }
        }
        return DataSummary(origin: origin, files: described)
    }
}

/// Data that a run must not be kept for.
enum DataFolderError: Error, Equatable, CustomStringConvertible {
    case changed(String)
    case unseen(String)

    /// Which file, and the way out.
    var description: String {
        switch self {
        case .changed(let name): "\(name) changed while the script ran; render again"
        case .unseen(let name):
            "the script read \(name), which is hidden or not in the data folder, so that a change of it would go "
                + "unnoticed; put it into the folder under a name without a dot in front"
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
