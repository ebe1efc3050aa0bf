/// Path data as Cairo writes it (`M`, `L`, `C`, `Z`; absolute, six decimals), rewritten in relative steps of a hundredth
/// of a unit: a quarter of the length at the same looks.
struct CompactPath {
    /// Where the pen is and where the current part began, in hundredths, as the reader of the output sees them;
    /// differences of rounded places do not drift.
    private var pen = (x: 0, y: 0)
    private var start = (x: 0, y: 0)
    private var output: [UInt8] = []
    /// The command that a number without one would repeat.
    private var command: UInt8 = 0
    private var lastHasPoint = false
    /// A move is written once something is drawn from there.
    private var pendingMove: (x: Int, y: Int)?

    /// The shortened form of some path data.
    static func rewriting(_ data: Substring.UTF8View) -> [UInt8] {
        var path = CompactPath()
        var scanner = NumberScanner(data)
        while let letter = scanner.nextLetter() {
            path.add(letter, &scanner)
        }
        return path.output
    }

    private mutating func add(_ letter: UInt8, _ scanner: inout NumberScanner) {
        switch letter {
        case UInt8(ascii: "M"):
            pendingMove = (scanner.nextHundredths(), scanner.nextHundredths())
        case UInt8(ascii: "L"):
            flushMove()
            line(to: (scanner.nextHundredths(), scanner.nextHundredths()))
        case UInt8(ascii: "C"):
            flushMove()
            let numbers = (0..<6).map { _ in scanner.nextHundredths() }
            write(
                "c",
                [
                    numbers[0] - pen.x, numbers[1] - pen.y, numbers[2] - pen.x, numbers[3] - pen.y,
                    numbers[4] - pen.x, numbers[5] - pen.y,
                ])
            pen = (numbers[4], numbers[5])
        case UInt8(ascii: "Z"):
            flushMove()
            output.append(UInt8(ascii: "z"))
            command = 0
            pen = start
        default: break
        }
    }

    private mutating func flushMove() {
        guard let move = pendingMove else { return }
        pendingMove = nil
        // Cairo repeats the place of a part's start after closing it.
        if move == pen, move == start, output.last == UInt8(ascii: "z") { return }
        if output.isEmpty {
            write("M", [move.x, move.y])
        } else {
            write("m", [move.x - pen.x, move.y - pen.y])
        }
        pen = move
        start = move
    }

    private mutating func line(to end: (x: Int, y: Int)) {
        if end.y == pen.y {
            write("h", [end.x - pen.x])
        } else if end.x == pen.x {
            write("v", [end.y - pen.y])
        } else {
            write("l", [end.x - pen.x, end.y - pen.y])
        }
        pen = end
    }

    private mutating func write(_ letter: Unicode.Scalar, _ hundredths: [Int]) {
        let byte = UInt8(ascii: letter)
        // A repeated move would read as a line.
        var separated = byte != command || letter == "m" || letter == "M"
        if separated { output.append(byte) }
        command = byte
        for number in hundredths {
            let digits = shortest(hundredths: number)
            // A minus sign begins a new number, and so does a point after a number that has one.
            let begins =
                digits.first == UInt8(ascii: "-") || digits.first == UInt8(ascii: ".") && lastHasPoint
            if !separated, !begins { output.append(UInt8(ascii: " ")) }
            output += digits
            separated = false
            lastHasPoint = digits.contains(UInt8(ascii: "."))
        }
    }
}

/// A number of hundredths as the shortest decimal: `0.5` is `.5`.
func shortest(hundredths: Int) -> [UInt8] {
    var digits = hundredths < 0 ? "-" : ""
    let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    if whole > 0 || rest == 0 { digits += String(whole) }
    if rest > 0 {
        digits += rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
    }
    return Array(digits.utf8)
}

/// Reads commands and numbers off path data.
struct NumberScanner {
    private var bytes: Substring.UTF8View.SubSequence

    init(_ bytes: Substring.UTF8View) {
        self.bytes = bytes[...]
    }

    /// The next command, after any white space.
    mutating func nextLetter() -> UInt8? {
        while let byte = bytes.popFirst() {
            if byte >= UInt8(ascii: "A") { return byte }
        }
        return nil
    }

    /// The next number, rounded half away from zero to hundredths; 0 at the end.
    mutating func nextHundredths() -> Int {
        while let byte = bytes.first, !Self.belongsToNumber(byte) { bytes.removeFirst() }
        let end = bytes.firstIndex { !Self.belongsToNumber($0) } ?? bytes.endIndex
        let number = Double(Substring(bytes[..<end])) ?? 0
        bytes = bytes[end...]
        guard abs(number) < 1e9 else { return 0 }
        return Int((number * 100).rounded())
    }

    private static func belongsToNumber(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") || byte == UInt8(ascii: ".")
            || byte == UInt8(ascii: "-")
    }
}
