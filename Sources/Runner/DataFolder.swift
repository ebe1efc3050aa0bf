import FoundationEssentials
import Record
import Render
import Samples

/// The data that an analysis runs on: a folder of the user's, made-up data, or none.
struct DataFolder: Sendable {
    var origin: DataSummary.Origin
    var folder: URL
    /// The files of the folder with their sizes and hashes, by name.
    var files: [DataSummary.File]

    /// The data for an analysis.
    ///
    /// - Parameters:
    ///   - name: the analysis.
    ///   - data: the folder of all data; the analysis' own is the folder of its name below.
    ///   - sampleOnly: whether the user's own data must be left alone.
    ///   - sources: what the sample data is made by.
    init(for name: String, below data: URL, sampleOnly: Bool, project: Project, sources: SourceFingerprints)
        throws
    {
        let own = data.appending(path: name)
        if !sampleOnly, own.isFolder {
            self.init(origin: .real, folder: own)
        } else if let generator = SampleData.generator(for: name) {
            try self.init(sample: generator, name: name, project: project, sources: sources)
        } else {
            self.init(origin: .none, folder: own)
        }
        files = try HashCache(project: project).files(in: folder)
    }

    private init(origin: DataSummary.Origin, folder: URL) {
        self.origin = origin
        self.folder = folder
        files = []
    }

    /// Sample data, made once for each version of its generator.
    private init(
        sample generator: any SampleGenerator, name: String, project: Project, sources: SourceFingerprints
    ) throws {
        let samples = project.cache.appending(path: "samples/\(name)")
        let folder = samples.appending(path: String(sources.samples.description.prefix(16)))
        self.init(origin: .sample, folder: folder)
        guard !folder.isFolder else { return }
        try Replacement.makeFolder(at: folder) { try generator.write(to: $0.path, scale: nil) }
        // What an earlier version of the generator made is of no more use; hidden is what another process is making.
        for name in try FileManager.default.contentsOfDirectory(atPath: samples.path)
        where name != folder.lastPathComponent && !name.hasPrefix(".") {
            try? FileManager.default.removeItem(at: samples.appending(path: name))
        }
    }

    /// What a report says of the files that a script read.
    func summary(of read: [DataFile]) -> DataSummary {
        let described = read.compactMap { file in
            files.first { $0.name == file.name }.map {
                DataSummary.File(name: file.name, rows: file.rows, bytes: $0.bytes, sha256: $0.sha256)
            }
        }
        return DataSummary(origin: origin, files: described)
    }
}

extension URL {
    /// Whether there is a folder at this place.
    var isFolder: Bool {
        var isDirectory = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory
    }
}

/// Hashes of data files, remembered by size and time of change, because data can be large.
struct HashCache {
    private struct Entry: Codable {
        var bytes: Int
        var modified: Double
        var sha256: String
    }

    private let store: URL

    init(project: Project) {
        store = project.cache.appending(path: "hashes.json")
    }

    /// The files right below a folder, hidden ones left out, by name. None if there is no such folder.
    func files(in folder: URL) throws -> [DataSummary.File] {
        guard folder.isFolder else { return [] }
        var known = (try? JSONDecoder().decode([String: Entry].self, from: Data(contentsOf: store))) ?? [:]
        var isChanged = false
        var result: [DataSummary.File] = []
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
            let path = folder.appending(path: name).path
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            // Without the whole of Foundation in the process the size is a `UInt`; with it, it can be made one.
            guard !name.hasPrefix("."), attributes[.type] as? FileAttributeType == .typeRegular,
                let bytes = (attributes[.size] as? UInt).map({ Int($0) }),
                let modified = attributes[.modificationDate] as? Date
            else { continue }
            let time = modified.timeIntervalSinceReferenceDate
            var entry = known[path]
            if entry?.bytes != bytes || entry?.modified != time {
                entry = Entry(bytes: bytes, modified: time, sha256: try SHA256.hexDigest(ofFile: path))
                known[path] = entry
                isChanged = true
            }
            if let entry { result.append(.init(name: name, rows: nil, bytes: bytes, sha256: entry.sha256)) }
        }
        if isChanged {
            try Replacement.write(JSONEncoder().encode(known), to: store)
        }
        return result
    }
}
