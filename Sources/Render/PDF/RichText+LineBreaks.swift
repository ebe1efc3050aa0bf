import Drawing

extension RichText {
    /// The text with a zero-width space after each part of a name such as `video_like_count`, so that it can be broken
    /// there.
    var breakableInNames: RichText {
        mappingRuns { $0.inserting("\u{200b}") }
    }

    /// The text broken at every opportunity, to measure its longest word.
    var brokenAtEveryOpportunity: RichText {
        mappingRuns { text in
            text.inserting("\n").reduce(into: "") { result, character in
                if character == " " {
                    result.append("\n")
                } else {
                    result.append(character)
                    if character == "-" { result.append("\n") }
                }
            }
        }
    }

    /// Returns the same runs with their texts transformed. The ranges of links and code are dropped.
    private func mappingRuns(_ transform: (String) -> String) -> RichText {
        runs.reduce(into: RichText()) { $0.append(transform($1.text), $1.style) }
    }
}

extension String {
    /// Returns the text with `mark` after each underscore, slash and dot within a name. Decimal points are not marked.
    fileprivate func inserting(_ mark: Character) -> String {
        guard contains(where: { $0 == "_" || $0 == "/" || $0 == "." }) else { return self }
        var result = ""
        for (index, character) in zip(indices, self) {
            result.append(character)
            let next = self[self.index(after: index)...].first
            let isJoint = character == "_" || character == "/" || (character == "." && next?.isLetter == true)
            if isJoint, next != nil { result.append(mark) }
        }
        return result
    }
}
