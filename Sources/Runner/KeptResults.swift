import Base
import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#endif

/// The results that runs of scripts keep for later ones (`Base/Keeping`): their place, what they depend on beside their inputs,
/// and their bounded size.
struct KeptResults {
    /// The rooms whose code no result depends on: they stand below those that compute. A new room counts, unless it is
    /// named here.
    private static let otherRooms: Set = [
        "CCairo", "Charts", "Drawing", "Notebook", "Plotting", "Record", "Weft",
    ]

    private let folder: URL
    /// The maximum size of all results, in bytes.
    private let limit: Int

    /// The results of a project.
    init(project: Project, limit: Int) {
        folder = project.cache.appending(path: "results")
        self.limit = limit
    }

    /// Writes the settings of the store that a script opens. Returns the path of the file; `nil` if nothing is to be kept.
    ///
    /// - Parameters:
    ///   - inputs: what is rendered.
    ///   - isFresh: whether results of earlier runs are left alone.
    ///   - executable: the identity of the script's executable.
    ///   - work: a folder of this run.
    func writeSettings(
        for inputs: RenderInputs, isFresh: Bool, executable: FileIdentity, in work: URL
    ) throws -> String? {
        guard limit > 0 else { return nil }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let kinds: Set<Provenance.Kind> = [.library, .manifest, .packages, .toolchain, .flags]
        let code = Provenance(
            inputs.executableProvenance.parts.filter {
                kinds.contains($0.kind) && !($0.kind == .library && Self.otherRooms.contains($0.name))
            })
        let settings = ResultStore.Settings(
            folder: folder.path, workFolder: work.path,
            code: Fingerprint([code.fingerprint.description, Processor.description]).description,
            executable: executable, isFresh: isFresh, byteLimit: limit, files: inputs.data.knownFiles)
        let place = work.appending(path: "results.json")
        try JSONEncoder().encode(settings).write(to: place)
        return place.path
    }

    /// Removes results that have not been used for longest, until the others are within the limit.
    func trim() {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        let files = names.compactMap { name in
            FileIdentity(ofFile: folder.appending(path: name).path).map { (name: name, identity: $0) }
        }
        var size = files.reduce(0) { $0 + $1.identity.size }
        let oldestFirst = files.sorted {
            ($0.identity.modified, $0.name) < ($1.identity.modified, $1.name)
        }
        // A script that reads one of them computes it instead.
        for file in oldestFirst where size > limit {
            try? FileManager.default.removeItem(at: folder.appending(path: file.name))
            size -= file.identity.size
        }
    }
}

/// The processor and the C library, whose mathematical functions may differ in the last bit from one model to another.
enum Processor {
    /// The architecture, the processor's capabilities, and the version of the C library, as far as they are known.
    static let description: String = {
        let text = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
        let capabilities = text.split(separator: "\n").first {
            $0.hasPrefix("flags") || $0.hasPrefix("Features")
        }
        return [architecture, capabilities.map(String.init) ?? "", libraryVersion].joined(separator: "\n")
    }()

    private static var architecture: String {
        #if arch(x86_64)
            "x86_64"
        #elseif arch(arm64)
            "arm64"
        #else
            "other"
        #endif
    }

    private static var libraryVersion: String {
        #if canImport(Glibc)
            var name = [CChar](repeating: 0, count: 64)
            confstr(Int32(_CS_GNU_LIBC_VERSION), &name, name.count)
            return name.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
        #else
            ProcessInfo.processInfo.operatingSystemVersionString
        #endif
    }
}
