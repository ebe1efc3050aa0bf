import Foundation
import TestSupport
import Testing

@Suite("Commands", .serialized)
struct CommandTests {
    @Test(
        "Usage errors exit with 64, failures with 1",
        arguments: [
            (["render", "--jbos", "2"], 64, "--jobs"),
            (["render", "--jobs", "0"], 64, "--jobs takes a number from 1"),
            (["render", "--set", "threshold"], 64, "--set takes KEY=VALUE"),
            (["render", "--engine", "sparc"], 64, "--engine"),
            (["render", "--master", "local[2]"], 64, "--master local[2] is for --engine spark"),
            (["render", "--time-limit", "0"], 64, "--time-limit takes a number of seconds from 1"),
            (["render", "--data", "nowhere"], 1, "there is no folder \"nowhere\" (--data)"),
            (["render", "--data", ""], 1, "there is no folder \"\" (--data)"),
            (["check", "--data", "nowhere"], 1, "there is no folder \"nowhere\" (--data)"),
            (["list", "--data", "README.md"], 1, "there is no folder \"README.md\" (--data)"),
            (["sql", "tiktok-verifed"], 1, "did you mean \"tiktok-verified\"?"),
            (["sample", "tiktok-verified", "--scale", "-1"], 64, "--scale"),
            (["bench", "--runs", "0"], 64, "--runs takes a number from 1"),
            (["bench", "tiktok-verifed"], 1, "did you mean \"tiktok-verified\"?"),
            (["bench", "learn", "--runs", "0"], 64, "--runs takes a number from 1"),
            (["bench", "learn", "--rows", "5"], 64, "--rows takes a number from 1000"),
            (["bench", "learn", "nothing"], 64, "boosting-depth3"),
            (["render", "tiktok-verifed"], 1, "did you mean \"tiktok-verified\"?"),
            (["diff"], 64, "<old>"),
            (["diff", "nowhere"], 1, "\"nowhere\" is neither a folder nor a revision of this repository"),
            (["diff", "--", "--help"], 1, "\"--help\" is neither a folder nor a revision"),
            (["diff", "templates"], 1, "templates has no reports"),
            (["diff", "output", "--only", "spotfy"], 1, "did you mean \"spotify\"?"),
            (["diff", "output", "--format", "pdf"], 64, "--format"),
            (["diff", "output", "--to", "/nowhere/changes.md"], 1, "can't be written"),
            (["sample", "nothing"], 1, "there is no sample data for \"nothing\""),
            (
                ["render", "tiktok-verified", "--sample", "--quiet", "--set", "a=1"], 1,
                "has no parameter \"a\"; it has none"
            ),
        ] as [([String], Int32, String)])
    func failures(arguments: [String], status: Int32, message: String) async throws {
        let output = TemporaryFolder()
        let extra = arguments.contains("a=1") ? ["--output", output.url.path] : []
        let result = try await Tool.run(all: arguments + extra)
        #expect(result.status == status)
        #expect(result.messages.contains(message), "\(result.messages)")
    }

    @Test("An argument that is not UTF-8 would name another file, so it is refused")
    func argumentsAreUTF8() async throws {
        let command = "exec \"$0\" list --data $'caf\\xe9'"
        let result = try await Program(URL(filePath: "/bin/bash")).run(
            ["-c", command, Tool.place.path], setting: ["WEFT_ROOT": Tool.root.path])
        #expect(result.status == 64)
        #expect(result.messages == "argument 3 is not UTF-8: caf\u{FFFD}\n", "\(result.messages)")
    }

    @Test("The README lists the commands that there are")
    func documentationHasEveryCommand() async throws {
        let help = try await Tool.run("--help")
        #expect(help.status == 0)
        let list = help.output.components(separatedBy: "SUBCOMMANDS:\n").last ?? ""
        let commands = list.matches(of: #/(?m)^  ([a-z]+) /#).map { String($0.1) }
        let readme = try String(contentsOf: Tool.root.appending(path: "README.md"), encoding: .utf8)
        let documented = readme.matches(of: #/(?m)^\| `\./weft ([a-z]+)/#).map { String($0.1) }
        // The launcher takes `test` itself.
        #expect(Set(commands) == Set(documented).subtracting(["test"]), "\(commands), \(documented)")
        #expect(help.output.contains("./weft test"))
        for command in commands {
            let about = try await Tool.run("help", command)
            #expect(about.status == 0 && about.output.contains("USAGE: weft \(command)"), "\(about.output)")
        }
    }

    @Test("Without Java or Spark, a render on Spark says what to install, before anything is built")
    func whatIsMissing() async throws {
        let output = TemporaryFolder()
        let arguments = [
            "render", "tiktok-verified", "--sample", "--engine", "spark", "--output", output.url.path,
        ]
        let program = Program(Tool.place)
        let root = ["WEFT_ROOT": Tool.root.path]
        let withoutJava = try await program.run(
            arguments, setting: root.merging(["JAVA_HOME": "/nowhere"]) { $1 })
        #expect(withoutJava.status == 1)
        #expect(
            withoutJava.messages.contains("tiktok-verified: Spark needs Java 17: install it"),
            "\(withoutJava.messages)")
    }

    @Test("An analysis without queries over files has no SQL to show")
    func noQueries() async throws {
        let result = try await Tool.run("sql", "tiktok-verified", "--sample")
        #expect(result.status == 0, "\(result.messages)")
        #expect(result.messages.contains("tiktok-verified collects no query over a file"))
    }

    @Test func completionIsOffered() async throws {
        #expect(try await Tool.run("--generate-completion-script", "bash").output.contains("complete "))
    }

    @Test func listsEveryAnalysis() async throws {
        let list = try await Tool.run("list", "--sample")
        #expect(list.status == 0)
        #expect(list.output.contains("tiktok-verified  Who is verified on TikTok?"))
        #expect(list.output.contains("sample data"))
    }

    @Test("What is committed is what the code gives")
    func committedReportsAreCurrent() async throws {
        let check = try await Tool.run("check")
        #expect(check.status == 0, "\(check.output)\(check.messages)")
    }

    @Test func writesSampleData() async throws {
        let folder = TemporaryFolder()
        let result = try await Tool.run(
            "sample", "tiktok-verified", "--scale", "0.01", "--to", folder.url.path)
        #expect(result.output == "tiktok_dataset.csv\n")
        let text = String(decoding: try #require(folder.contents()["tiktok_dataset.csv"]), as: UTF8.self)
        #expect((180...210).contains(text.split(separator: "\n").count))
    }

    @Test func startsAnAnalysis() async throws {
        let project = TemporaryFolder()
        let targets = "analyses.map { .executableTarget(name: $0, path: \"analyses/\\($0)\") }"
        let head = "// swift-tools-version: 6.1\nimport PackageDescription\nlet analyses = [\n    \"old\""
        let tail = "\n]\nlet package = Package(name: \"small\", targets: \(targets))\n"
        try project.write(head + tail, to: "Package.swift")
        let template = Tool.root.appending(path: "templates/analysis.swift")
        try project.write(String(contentsOf: template, encoding: .utf8), to: "templates/analysis.swift")
        let result = try await Tool.run("new", "churn-risk", root: project.url)
        #expect(result.status == 0, "\(result.messages)")
        let files = try project.contents()
        let manifest = String(decoding: try #require(files["Package.swift"]), as: UTF8.self)
        #expect(manifest == "\(head),\n    \"churn-risk\",\(tail)")
        let script = String(decoding: try #require(files["analyses/churn-risk/main.swift"]), as: UTF8.self)
        #expect(script.contains("# churn-risk") && !script.contains("{{"))

        #expect(
            try await Tool.run("new", "churn-risk", root: project.url).messages.contains(
                "there is already an analysis"))
        #expect(try await Tool.run("new", "Churn", root: project.url).status == 1)
        #expect(try project.contents() == files)
    }
}
