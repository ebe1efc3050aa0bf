import Drawing

extension RichText {
    /// The text with an invisible break opportunity behind each part of a name such as `video_like_count`.
    var breakableInNames: RichText {
        mappingRuns { $0.inserting("\u{200b}") }
    }

    /// The text with a line end at every place where it could be broken, to measure its longest word.
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

    /// The same runs with other texts; links and code keep no place in it.
    private func mappingRuns(_ transform: (String) -> String) -> RichText {
        runs.reduce(into: RichText()) { $0.append(transform($1.text), $1.style) }
    }
}

extension String {
    /// The text with `mark` behind each underscore, slash and dot that joins the parts of a name; the dot of a number
    /// joins nothing.
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
