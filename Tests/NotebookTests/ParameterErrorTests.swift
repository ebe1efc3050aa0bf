import Testing

@testable import Notebook

@Suite struct ParameterErrorTests {
    @Test(arguments: [
        (
            ParameterError.type(name: "k", text: "abc", default: .real(0.5)),
            "--set k=abc: \"abc\" is not a number, such as --set k=0.5"
        ),
        (
            .type(name: "k", text: "1.5", default: .integer(42)),
            "--set k=1.5: \"1.5\" is not a whole number, such as --set k=42"
        ),
        (
            .type(name: "k", text: "yes", default: .boolean(true)),
            "--set k=yes: \"yes\" is not true or false, such as --set k=true"
        ),
    ])
    func namesAnAcceptedValue(error: ParameterError, message: String) {
        #expect(error.description == message)
    }
}
