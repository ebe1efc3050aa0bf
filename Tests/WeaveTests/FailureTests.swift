import Foundation
import Testing

@testable import Weave

@Suite struct FailureTests {
    /// A walk along the frames of a pool's thread could leave the stack and end the process, so there must be none.
    @Test(arguments: 0..<64)
    func errorsOfOtherThreadsAreNotFollowed(_ index: Int) {
        watchForErrors()
        #expect(throws: (any Error).self) {
            try FileManager.default.attributesOfItem(atPath: "/no such folder/\(index)")
        }
        #expect(lastThrow.withLock { $0 == nil })
    }
}
