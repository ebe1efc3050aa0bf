// Fuzzes one of the targets with libFuzzer, which has the options: fuzz.sh calls this program.
//
//     fuzz TARGET [libFuzzer's options and folders of inputs]
//     fuzz seeds FOLDER       writes the inputs that are made, not kept
import CFuzzer
import Foundation
import FuzzTargets

let name = CommandLine.arguments.dropFirst().first ?? ""
if name == "seeds", let folder = CommandLine.arguments.dropFirst(2).first {
    for seed in try FuzzTarget.modelSeeds() {
        try seed.input.write(to: URL(filePath: folder).appending(path: seed.name))
    }
    exit(0)
}
guard let chosen = FuzzTarget.all.first(where: { $0.name == name }) else {
    FileHandle.standardError.write(
        Data("The targets are \(FuzzTarget.all.map(\.name).joined(separator: ", ")).\n".utf8))
    exit(64)
}
let target = chosen

// What is left of the arguments is libFuzzer's.
var arguments = [CommandLine.arguments[0]] + CommandLine.arguments.dropFirst(2)
var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
var count = Int32(arguments.count)
let status = pointers.withUnsafeMutableBufferPointer { buffer in
    var start = buffer.baseAddress
    return LLVMFuzzerRunDriver(&count, &start) { bytes, size in
        do {
            try target.run(UnsafeRawBufferPointer(start: bytes, count: size))
        } catch {
            // libFuzzer keeps the input that ends the process.
            FileHandle.standardError.write(Data("VIOLATION: \(error)\n".utf8))
            abort()
        }
        return 0
    }
}
exit(status)
