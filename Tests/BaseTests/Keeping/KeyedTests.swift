import Testing

@testable import Base

@Suite("Keys are the same in each run")
struct KeyedTests {
    private struct Secret: Keyed {
        func keyTree() -> ValueTree { .missing }
    }

    @Test("The name of a private type has no address in it")
    func privateTypes() {
        #expect(keyName(of: Secret.self) == "BaseTests.KeyedTests.(private).Secret")
        #expect(
            keyName(of: [Secret?].self)
                == "Swift.Array<Swift.Optional<BaseTests.KeyedTests.(private).Secret>>")
        #expect(keyName(of: Digest.self) == "Base.Digest")
    }
}
