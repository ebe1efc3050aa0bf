import Foundation
import Testing

/// How long scripts are: the analyses, and the example scripts beside the same in pandas, scikit-learn and matplotlib.
@Suite struct ScriptLengthTests {
    private let house = House()

    @Test(arguments: ["penguins", "weather"])
    func examplesAreNoLongerThanTheirPeers(name: String) throws {
        let own = try house.text("Tests/Scripts/\(name)/main.swift").replacing(
            /\/\*:.*?\*\//.dotMatchesNewlines(), with: "")
        let peer = try house.text("Tests/Scripts/\(name)/\(name).py")
            .replacing(/"""(?:[^"]|"(?!""))*"""/.dotMatchesNewlines(), with: "")
        let (ownCount, peerCount) = (lineCount(own, comment: "//"), lineCount(peer, comment: "#"))
        #expect(peerCount > 20)
        #expect(Double(ownCount) <= 1.3 * Double(peerCount), "\(ownCount) lines, the peer has \(peerCount)")
    }

    /// The number of lines that are neither empty nor a comment.
    private func lineCount(_ code: String, comment: String) -> Int {
        code.split(separator: "\n").map { $0.trimmingPrefix(while: \.isWhitespace) }
            .count { !$0.isEmpty && !$0.hasPrefix(comment) }
    }

    @Test(arguments: [
        ("tiktok-verified", 260), ("spotify", 520), ("audience-decode", 430), ("movielens", 450),
    ])
    func analysesStayShort(name: String, limit: Int) throws {
        let folder = house.root.appending(path: "analyses/\(name)")
        let chapters = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
            $0.hasSuffix(".swift")
        }
        let counts = try chapters.map {
            try house.text("analyses/\(name)/\($0)").split(separator: "\n", omittingEmptySubsequences: false)
                .count - 1
        }
        #expect(counts.reduce(0, +) <= limit, "\(counts.reduce(0, +)) lines")
        if chapters.count > 1 { #expect(counts.allSatisfy { $0 <= 160 }) }
    }
}
