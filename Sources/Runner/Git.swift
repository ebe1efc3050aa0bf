import FoundationEssentials
import Subprocess
import SystemPackage

/// Reads the repository that a checkout belongs to.
struct Git: Sendable {
    /// A folder of the repository; paths are relative to it.
    let folder: URL

    /// The maximum size of an answer in bytes.
    private static let limit = 1 << 28

    /// Returns the commit that a revision names: a branch, a tag, a hash or `HEAD~2`; `nil` if there is none.
    ///
    /// - Throws: ``GitError`` if git can't be run.
    func commit(of revision: String) async throws -> String? {
        let name = ["rev-parse", "--verify", "--quiet", "--end-of-options", "\(revision)^{commit}"]
        let (isSuccess, output, _) = try await run(name)
        return isSuccess ? String(decoding: output.prefix { $0 != 0x0A }, as: UTF8.self) : nil
    }

    /// Returns the files of a commit below a folder: the hash of each one's content by its path.
    ///
    /// - Throws: ``GitError`` if git can't be run.
    func files(of commit: String, below path: String) async throws -> [String: String] {
        // A line is `MODE TYPE HASH`, a tab and the path.
        let lines = try await fields(of: ["ls-tree", "-r", "-z", commit, "--", "\(path)/"])
        return Dictionary(
            lines.compactMap { line in
                let parts = line.split(separator: "\t", maxSplits: 1)
                guard parts.count == 2, let hash = parts[0].split(separator: " ").last else { return nil }
                return (String(parts[1]), String(hash))
            }
        ) { first, _ in first }
    }

    /// Returns the content of a file of a commit.
    ///
    /// - Throws: ``GitError`` if git can't be run, or can't read the file.
    func content(of path: String, in commit: String) async throws -> Data {
        try await output(of: ["show", "\(commit):./\(path)"])
    }

    /// A file of which lines were added or removed.
    struct ChangedFile: Equatable {
        var path: String
        /// The numbers of lines; `nil` if the file is not text.
        var added: Int?
        var removed: Int?
    }

    /// Returns the files below some paths that differ between a commit and another one, or the files that lie there now.
    ///
    /// - Throws: ``GitError`` if git can't be run.
    func changedFiles(from old: String, to new: String?, below paths: [String]) async throws -> [ChangedFile]
    {
        let revisions = [old] + (new.map { [$0] } ?? [])
        let lines = try await fields(
            of: ["diff", "--numstat", "--no-renames", "--relative", "-z"] + revisions + ["--"] + paths)
        let changed: [ChangedFile] = lines.compactMap { line in
            let parts = line.split(separator: "\t", maxSplits: 2)
            guard parts.count == 3 else { return nil }
            return ChangedFile(path: String(parts[2]), added: Int(parts[0]), removed: Int(parts[1]))
        }
        guard new == nil else { return changed }
        // What has not been added to the repository is no difference to git.
        let others = try await fields(of: ["ls-files", "--others", "--exclude-standard", "-z", "--"] + paths)
        let added = others.map { path in
            let text = try? String(contentsOf: folder.appending(path: path), encoding: .utf8)
            return ChangedFile(path: path, added: text.map { $0.count { $0.isNewline } }, removed: 0)
        }
        return (changed + added).sorted { $0.path < $1.path }
    }

    private func fields(of arguments: [String]) async throws -> [String] {
        try await output(of: arguments).split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Runs git, which must succeed: an answer that is not there is none that says "nothing".
    private func output(of arguments: [String]) async throws -> Data {
        let (isSuccess, output, messages) = try await run(arguments)
        guard isSuccess else { throw GitError.failed(command: arguments[0], messages: messages) }
        return output
    }

    private func run(_ arguments: [String]) async throws -> (isSuccess: Bool, output: Data, messages: String)
    {
        do {
            let result = try await Subprocess.run(
                .name("git"), arguments: .init(["-C", folder.path] + arguments),
                // Set by git for its hooks, these would mean another repository than that of the folder.
                environment: .inherit.updating(["GIT_DIR": nil, "GIT_WORK_TREE": nil, "GIT_INDEX_FILE": nil]),
                input: .none, output: .bytes(limit: Self.limit), error: .string(limit: 1 << 20))
            return (
                result.terminationStatus.isSuccess, Data(result.standardOutput), result.standardError
            )
        } catch {
            throw GitError.notRun(reason: "\(error)")
        }
    }
}

/// A repository that can't be read.
public enum GitError: Error, CustomStringConvertible {
    /// The program can't be run.
    case notRun(reason: String)
    /// A command failed.
    case failed(command: String, messages: String)

    /// The problem, and the way out.
    public var description: String {
        switch self {
        case .notRun(let reason):
            "git can't be run, which revisions are read by: install it, or compare folders (\(reason))"
        case .failed(let command, let messages):
            "git \(command) failed: \(messages.split(whereSeparator: \.isNewline).joined(separator: "; "))"
        }
    }
}
