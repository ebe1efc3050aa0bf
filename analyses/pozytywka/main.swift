/*:
 # Who buys premium?

 - Question: who?
*/
import Weft

let delivery = try Delivery()
let known = describedTracks(delivery.tracks!, delivery.storage!, delivery.artists!)
let table = monthlyTable(delivery.sessions!, delivery.users!, known)
let (months, seconds) = try timed { try table.collect() }
print(seconds)
try export(months, to: "features.csv", caption: "Features")
