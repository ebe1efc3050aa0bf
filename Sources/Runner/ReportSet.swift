import Base
import FoundationEssentials
import Record

/// The reports on one side of a comparison: those of an output folder, or those that a revision has committed.
public struct ReportSet: Sendable {
    private enum Place: Sendable {
        /// A folder with a folder for each report.
        case folder(URL)
        /// The folder of a single report.
        case report(URL)
        case commit(String)
    }

    /// The name of the set: `output`, or `main (45e1aec0c24f)`.
    public let label: String
    private let place: Place
    private let git: Git

    /// The folder of reports in a checkout.
    private static let output = "output"
    /// The end of the names of figures.
    private static let suffix = ".svg"

    /// Finds reports by what a user calls them: a folder if there is one of this path, otherwise a revision of git.
    ///
    /// - Parameter title: the name to be shown, if it is not that of the folder.
    /// - Throws: ``ReportSetError`` if there is neither, or a folder has no reports. ``GitError`` if git can't be run.
    public init(_ name: String, as title: String? = nil, of project: Project) async throws {
        git = Git(folder: project.root)
        let folder = Project.folder(name)
        if !name.isEmpty, folder.isFolder {
            label = title ?? name
            place = Self.hasResults(folder) ? .report(folder) : .folder(folder)
            if try await names().isEmpty { throw ReportSetError.noReports(label: label) }
            return
        }
        guard let commit = try await git.commit(of: name) else { throw ReportSetError.unknown(name) }
        label = commit.hasPrefix(name) ? name : "\(name) (\(commit.prefix(12)))"
        place = .commit(commit)
        if try await names().isEmpty { throw ReportSetError.noReports(label: label) }
    }

    /// The commit of a revision; `nil` for a folder.
    var commit: String? { if case .commit(let commit) = place { commit } else { nil } }

    /// Whether this is the output folder of the checkout itself, whose code lies beside it.
    func isOutput(of project: Project) -> Bool {
        let own = project.root.appending(path: Self.output).resolvingSymlinksInPath().path
        let folder: URL
        switch place {
        case .folder(let place): folder = place
        case .report(let place): folder = place.deletingLastPathComponent()
        case .commit: return false
        }
        return folder.resolvingSymlinksInPath().path == own
    }

    /// Whether this is the folder of a single report.
    var isSingle: Bool { if case .report = place { true } else { false } }

    /// Returns the names of the reports, sorted.
    func names() async throws -> [String] {
        switch place {
        case .folder(let folder):
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
            return names.filter { !$0.hasPrefix(".") }.filter { Self.hasResults(folder.appending(path: $0)) }
                .sorted()
        case .report: return [try await results(of: "").analysis]
        case .commit(let commit):
            return try await git.files(of: commit, below: Self.output).keys.compactMap { path in
                let parts = path.split(separator: "/")
                return parts.count == 3 && parts[2] == "results.json" ? String(parts[1]) : nil
            }.sorted()
        }
    }

    /// Reads the results of a report.
    ///
    /// - Throws: ``ReportSetError`` if the file can't be read.
    func results(of name: String) async throws -> Results {
        do {
            return try Results(json: await content(of: "results.json", in: name))
        } catch let error as GitError {
            throw error
        } catch {
            throw ReportSetError.unreadable(file: "\(name)/results.json", label: label)
        }
    }

    /// Reads the Markdown page of a report; an empty text where there is none.
    ///
    /// - Throws: ``GitError`` if git can't be run.
    func page(of name: String) async throws -> String {
        let file = "report.md"
        if case .commit(let commit) = place {
            let path = "\(Self.output)/\(name)"
            guard try await git.files(of: commit, below: path)["\(path)/\(file)"] != nil else { return "" }
        }
        return String(decoding: (try? await content(of: file, in: name)) ?? Data(), as: UTF8.self)
    }

    /// Returns the figures of a report: the hash of each one's file, where it is known without reading it, by its name.
    func figures(of name: String) async throws -> [String: String?] {
        let files: [String: String?]
        switch place {
        case .folder(let folder): files = Self.files(in: folder.appending(path: "\(name)/figures"))
        case .report(let folder): files = Self.files(in: folder.appending(path: "figures"))
        case .commit(let commit):
            files = try await git.files(of: commit, below: "\(Self.output)/\(name)/figures")
        }
        return Dictionary(
            files.compactMap { path, hash in
                let file = path.split(separator: "/").last ?? ""
                return file.hasSuffix(Self.suffix) ? (String(file.dropLast(Self.suffix.count)), hash) : nil
            }
        ) { first, _ in first }
    }

    /// Reads a figure of a report.
    ///
    /// - Throws: ``ReportSetError`` or ``GitError`` if the file can't be read.
    func figure(_ figure: String, of name: String) async throws -> Data {
        let file = "figures/\(figure)\(Self.suffix)"
        do {
            return try await content(of: file, in: name)
        } catch let error as GitError {
            throw error
        } catch {
            throw ReportSetError.unreadable(file: "\(name)/\(file)", label: label)
        }
    }

    private static func hasResults(_ folder: URL) -> Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: "results.json").path)
    }

    /// The names of the files in a folder, whose hashes are not known.
    private static func files(in folder: URL) -> [String: String?] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return Dictionary(uniqueKeysWithValues: names.map { ($0, nil) })
    }

    private func content(of path: String, in name: String) async throws -> Data {
        switch place {
        case .folder(let folder): try Data(contentsOf: folder.appending(path: "\(name)/\(path)"))
        case .report(let folder): try Data(contentsOf: folder.appending(path: path))
        case .commit(let commit): try await git.content(of: "\(Self.output)/\(name)/\(path)", in: commit)
        }
    }
}

/// Reports that can't be compared.
public enum ReportSetError: Error, CustomStringConvertible {
    /// There is neither a folder nor a revision of this name.
    case unknown(String)
    /// There are no reports.
    case noReports(label: String)
    /// A file is not what it should be.
    case unreadable(file: String, label: String)
    /// Neither side has a report of this name.
    case noReport(String, known: [String])

    /// The problem, and the way out.
    public var description: String {
        switch self {
        case .unknown(let name): "\"\(name)\" is neither a folder nor a revision of this repository"
        case .noReports(let label): "\(label) has no reports: no results.json in a folder for each"
        case .unreadable(let file, let label):
            "\(file) of \(label) can't be read, or is not what Weft writes"
        case .noReport(let name, let known):
            "neither side has a report \"\(name)\"\(hint(for: name, among: known, calling: "there are"))"
        }
    }
}
