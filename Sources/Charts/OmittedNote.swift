/// Returns the addition to a caption about values that a logarithmic axis leaves out, if there are any.
func omittedNote(_ count: Int, _ what: String) -> String? {
    guard count > 0 else { return nil }
    let (noun, verb) = count == 1 ? (what, "is") : ("\(what)s", "are")
    return "\(count) \(noun) not above zero \(verb) left out of the logarithmic axis"
}
