/*:
 # A report in chapters

 - Question: does a chapter stand where it is called?

 This file is the contents page. It makes what the chapters share, and calls them; its parameter `how` says what goes
 wrong.
*/
import Weft

let how = try parameter("how", default: "well")
let plays = Plays(tracks: ["First", "Second", "Third"], skips: [3, 1, 2])
text("There are \(plays.tracks.count) tracks.")

/// What the chapters work on.
struct Plays {
    var tracks: [String]
    var skips: [Int]
}

//: ## Skips
let skips = try studySkips(plays)
text("Back on the contents page: \(skips.total) skips.")

//: ## Rounds
for round in 1...2 { try playRound(round, of: plays) }
text("Done.")
