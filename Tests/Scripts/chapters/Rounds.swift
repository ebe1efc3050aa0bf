import Weft

func playRound(_ round: Int, of plays: Plays) throws {
    //: A chapter may be called more than once.
    text("Round \(round).")

    //: ### Tracks of the round
    for track in plays.tracks.prefix(round) {
        text("\(track) is played.")
    }
}
