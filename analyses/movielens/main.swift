/*:
 # Will this user like this film?
*/
import Weft

text("Nothing yet.")
