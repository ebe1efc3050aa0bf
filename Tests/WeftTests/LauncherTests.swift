import Foundation
import TestSupport
import Testing

@Suite("The launcher and what it starts")
struct LauncherTests {
    /// A compiler that writes its number down and builds for a minute, or fails at once where a file says so.
    private static let compiler = """
        #!/bin/bash
        if [[ $1 == --version ]]; then echo "Swift version 6.3.1"; exit; fi
        [[ ! -e "$PLACE/fails" ]] || exit 1
        echo $$ > "$PLACE/build.new" && mv "$PLACE/build.new" "$PLACE/build"
        exec sleep 60
        """

    /// Kills a launcher while it builds, waits up to five seconds for the end of the build, and starts another launcher.
    private static let script = """
        export PLACE=$0 WEFT_SWIFT=$0/swift WEFT_SCRATCH=$0/scratch
        "$0/weft" list & launcher=$!
        for ((i = 0; i < 300; i++)); do [[ -e $0/build ]] && break; sleep 0.1; done
        build=$(< "$0/build")
        kill -9 $launcher; wait $launcher
        is_alive() { [[ -e /proc/$1 && $(sed 's/.*) //' /proc/$1/stat 2> /dev/null) != Z* ]]; }
        for ((i = 0; i < 50; i++)); do is_alive "$build" || break; sleep 0.1; done
        is_alive "$build" && echo "the build goes on" && kill "$build"
        touch "$0/fails"
        timeout 20 "$0/weft" list
        echo "status $?"
        """

    @Test func aKilledLauncherLeavesNoBuildAndNoLock() async throws {
        let folder = TemporaryFolder()
        let files = FileManager.default
        for name in ["weft", "Package.swift"] {
            try files.copyItem(at: Tool.root.appending(path: name), to: folder.url.appending(path: name))
        }
        try folder.write("", to: "Package.resolved")
        try folder.write("", to: "Sources/empty")
        let compiler = try folder.write(Self.compiler, to: "swift")
        try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: compiler.path)
        let result = try await Program(URL(filePath: "/bin/bash")).run(["-c", Self.script, folder.url.path])
        #expect(result.output == "status 1\n", "\(result.output) \(result.messages)")
        #expect(result.messages.contains("the build failed"))
        #expect(!result.messages.contains("waiting for another build"))
    }
}
