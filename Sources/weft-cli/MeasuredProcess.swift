import ArgumentParser
import FoundationEssentials
import Runner
import Subprocess
import SystemPackage

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Runs one command and prints its ``Measurement`` as JSON.
struct MeasuredProcess: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "measured-process", shouldDisplay: false)

    @Argument(parsing: .captureForPassthrough)
    var command: [String]

    func run() async throws {
        let words = command.first == "--" ? Array(command.dropFirst()) : command
        guard let name = words.first else { throw ValidationError("there is no command to measure") }
        let clock = ContinuousClock()
        let start = clock.now
        let result = try await Subprocess.run(
            name.contains("/") ? .path(.init(name)) : .name(name), arguments: .init(Array(words.dropFirst())),
            output: .discarded, error: .string(limit: 1 << 20))
        let elapsed = clock.now - start
        guard result.terminationStatus.isSuccess else {
            StandardError.print(result.standardError)
            throw ExitCode.failure
        }
        var usage = rusage()
        getrusage(RUSAGE_CHILDREN.rawValue, &usage)
        // On Linux the unit is 1,024 bytes.
        let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
        let measurement = Measurement(seconds: seconds, megabytes: Double(usage.ru_maxrss) * 1024 / 1e6)
        print(String(decoding: try JSONEncoder().encode(measurement), as: UTF8.self))
    }
}
