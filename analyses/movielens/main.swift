/*:
 # Will this user like this film?

 - Audience: People who decide what a film service recommends
 - Question: Can it be told, before a rating is given, whether it will be four stars or more?
 - Method: Logistic regression on what is known before each rating, its rivals, and an audit in four questions

 A published project names its steps, from merged tables to a logistic regression, but no figures. Here are all of them.
*/
import Weft
source(title: "Predictions on Movie Ratings, a project")
//: ## Three tables become one
let release = try readRelease()
let (merged, films) = try merge(release)
//: ## Who rates what, and when
try explore(merged)
//: ## What is known before a rating predicts it
let known = try knownBefore(merged)
let liking = try predictLiking(known)
//: ## The rivals know nothing but ratings
let rivals = try fitRivals(merged, isHundredK: release.isHundredK)
//: ## Four questions, four scores
try audit(known, merged, liking, rivals)
//: ## What would be recommended, and why
try recommend(merged)
/*:
 ## What to do
 1. **Say which question a score answers.** Random rows are one of four, and not the one that a service asks.
 2. **Begin with two averages.** A model has to be worth what it gains over them.
 3. **Ask newcomers for ratings, not for their age.**
*/
