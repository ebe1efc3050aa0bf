extension RichText {
    /// The text with an invisible break opportunity behind each part of a name such as `video_like_count`.
    var breakableInNames: RichText {
        mappingRuns { text in
            guard text.utf8.contains(where: Self.isJoint) else { return text }
            return text.reduce(into: "") { result, character in
                result.append(character)
                if character.utf8.count == 1, character.utf8.allSatisfy(Self.isJoint) { result.append("\u{200b}") }
            }
        }
    }

    /// The text with a line end at every place where it could be broken, to measure its longest word.
    var brokenAtEveryOpportunity: RichText {
        mappingRuns { text in
            text.reduce(into: "") { result, character in
                if character == " " {
                    result.append("\n")
                } else {
                    result.append(character)
                    if character.utf8.count == 1, character.utf8.allSatisfy({ Self.isJoint($0) || $0 == 0x2d }) {
                        result.append("\n")
                    }
                }
            }
        }
    }

    private static func isJoint(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || byte == UInt8(ascii: "/")
    }

    /// The same runs with other texts; links and code keep no place in it.
    private func mappingRuns(_ transform: (String) -> String) -> RichText {
        runs.reduce(into: RichText()) { $0.append(transform($1.text), $1.style) }
    }
}
