import Base
import FoundationEssentials
import Subprocess
import SystemPackage

/// The last line of the output of a command, which is JSON.
enum OneLine {
    /// Runs a command to its end and reads its last line.
    ///
    /// - Throws: ``BenchError`` if it does not end well.
    static func of<Value: Decodable>(_ command: [String]) async throws -> Value {
        let text = command.joined(separator: " ")
        let (isGood, output, messages): (Bool, String, String)
        do {
            let result = try await Subprocess.run(
                command[0].contains("/") ? .path(.init(command[0])) : .name(command[0]),
                arguments: .init(Array(command.dropFirst())), output: .string(limit: 1 << 16),
                error: .string(limit: 1 << 20))
            (isGood, output, messages) = (
                result.terminationStatus.isSuccess, result.standardOutput, result.standardError
            )
        } catch {
            throw BenchError.failed(command: text, message: "\(error)")
        }
        guard isGood, let line = output.split(whereSeparator: \.isNewline).last,
            let value = try? JSONDecoder().decode(Value.self, from: Data(line.utf8))
        else { throw BenchError.failed(command: text, message: messages) }
        return value
    }
}

/// A command that can't be measured.
enum BenchError: Error, CustomStringConvertible {
    case failed(command: String, message: String)

    var description: String {
        switch self {
        case .failed(let command, let message): "this did not end well: \(command)\n\(message)"
        }
    }
}
