import FoundationEssentials
import Subprocess
import SystemPackage

/// A command whose last line of output is JSON.
package enum JSONCommand {
    /// Runs a command and decodes the last line of its output.
    ///
    /// - Throws: ``BenchError`` if it fails.
    package static func result<Value: Decodable>(of command: [String]) async throws -> Value {
        let text = command.joined(separator: " ")
        let (isSuccess, output, messages): (Bool, String, String)
        do {
            let result = try await Subprocess.run(
                command[0].contains("/") ? .path(.init(command[0])) : .name(command[0]),
                arguments: .init(Array(command.dropFirst())), output: .string(limit: 1 << 16),
                error: .string(limit: 1 << 20))
            (isSuccess, output, messages) = (
                result.terminationStatus.isSuccess, result.standardOutput, result.standardError
            )
        } catch {
            throw BenchError.failed(command: text, message: "\(error)")
        }
        guard isSuccess, let line = output.split(whereSeparator: \.isNewline).last,
            let value = try? JSONDecoder().decode(Value.self, from: Data(line.utf8))
        else { throw BenchError.failed(command: text, message: messages) }
        return value
    }
}

/// An error of a command that is measured.
package enum BenchError: Error, CustomStringConvertible {
    /// The command failed, or its output is not as expected.
    case failed(command: String, message: String)

    package var description: String {
        switch self {
        case .failed(let command, let message): "this command failed: \(command)\n\(message)"
        }
    }
}
