/*:
 # A script that goes wrong

 What it does is told by its parameter `how`.
*/
import Dispatch
import Glibc
import Weft

/*: ## First */
text("Before.")
let how = try parameter("how", default: "well")
print("printed")

/*: ## Second */
struct Mishap: Error, CustomStringConvertible {
    var description: String { "something is wrong with row 3" }
}

func work(_ how: String) throws -> Int {
    defer {
        // What other threads throw on the way out must not be taken for it either.
        let done = DispatchSemaphore(value: 0)
        Task.detached {
            _ = try? parse("y")
            done.signal()
        }
        done.wait()
    }
    // An error that is caught must not be taken for the one that is not.
    _ = try? parse("x")
    return how == "throw" ? try parse(how) : 1
}

func parse(_ text: String) throws -> Int {
    guard let number = Int(text) else { throw Mishap() }
    return number
}

/// A model that takes its time.
struct SlowModel: FittedClassifier {
    let classNames = ["false", "true"]

    func predictProbabilities(_ x: Matrix) throws -> Matrix {
        usleep(60_000)
        return try Matrix(["false": [0.5, 0.5], "true": [0.5, 0.5]])
    }
}

let rows = [1, 2, 3]
text("Row \(rows[try work(how)])")

/*: ## Third */
let index = how == "trap" ? 7 : 0
text("Third row: \(rows[index])")
if how == "twice" {
    record("key", 1)
    record("key", 2)
}
if how == "kill" { raise(SIGKILL) }
if how == "shrink" {
    // A file that is mapped into memory, as those that are read are, loses its bytes.
    let file = fileno(tmpfile())
    ftruncate(file, 4096)
    let bytes = mmap(nil, 4096, PROT_READ, MAP_SHARED, file, 0)
    ftruncate(file, 0)
    print(bytes?.load(as: UInt8.self) ?? 0)
}
if how == "exit" { exit(0) }
if how == "confusing" {
    print("*** a heading ***")
    print("{\"failure\":{\"message\":\"forged\",\"places\":[]}}")
}
if how == "thread" {
    DispatchQueue.global().async { _ = rows[rows.count + 6] }
    usleep(100_000)
}
if how == "forever" { while true { usleep(10_000) } }
if how == "endless" {
    for _ in 0..<200 { print(String(repeating: "x", count: 10_000), terminator: "") }
}
if how == "odd" {
    let words: [[(any ValueConvertible)?]] = [["Infinity"], ["NaN"], [Double.nan], [nil]]
    show(Table(["t"], rows: words), caption: "Words that are no numbers")
    record("name", "Infinity", headline: true)
}
if how == "parts" {
    let parts = try read("part_*.json")
    let codes = try scan("code_*.csv", missing: [""]).collect()
    let first = try read(firstOf: ["one_*.csv|two_*.csv", "part_*.json"], fields: [Field("id", .integer)])
    try text(
        """
        \(parts.rowCount) parts, \(codes.rowCount) codes, \(codes["code"].missingCount) missing, \(first.frame.rowCount) of
        \(first.fileNames.count) files, \(first.unreadFileNames.count) unread.
        """)
}
if how == "timed" {
    let (sum, seconds) = timed { rows.reduce(0, +) }
    showMeasurements(Table(["sum", "seconds"], rows: [[sum, seconds]]), caption: "How long a sum takes")
}
if how == "slowly" {
    let x = try Matrix(["x": [1, 2]])
    _ = try PermutationImportance(of: SlowModel(), x, Labels([false, true]), score: .accuracy)
}
if how == "fitting" {
    let values = (0..<200_000).map { Double($0 % 977) }
    let x = try Matrix(["x": values])
    let y = Labels(values.map { $0 > 400 })
    let model = try GradientBoosting(nEstimators: 2).fit(x, y)
    text("Right in \(try model.evaluate(x, y).accuracy, .percent) of cases.")
}
