/*:
 # Who buys premium?

 - Question: who?
*/
import Weft

let delivery = try Delivery()
let quality = try checkQuality(checks, of: delivery.checkedTables())
record(quality, as: "quality")
if let sessions = delivery.sessions, let users = delivery.users, let tracks = delivery.tracks,
    let storage = delivery.storage, let artists = delivery.artists
{
    let known = describedTracks(tracks, storage, artists)
    let table = monthlyTable(sessions, users, known)
    try print(table.sql(.spark))
    try export(table.collect(), to: "features.csv", caption: "Features")
    let original = originalTable(sessions, users, tracks, storage, artists)
    try export(original.collect(), to: "features_original_definition.csv", caption: "Features")
}
