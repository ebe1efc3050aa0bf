/// SVG path data in whole hundredths of a pixel, with relative coordinates. These are differences of rounded positions, so
/// that rounding errors do not accumulate along a path.
struct SVGPathData {
    private var bytes: [UInt8] = []

    private typealias Place = (x: Int, y: Int)
    /// The current position, and the start of the current subpath.
    private var pen: Place = (0, 0)
    private var start: Place = (0, 0)
    /// The latest command, which numbers without a command repeat.
    private var command: UInt8 = 0
    /// A move that is written only if something is drawn from its position.
    private var pendingMove: Place?

    /// Returns the path data of a path.
    static func text(of path: Path) -> String {
        var data = SVGPathData()
        for element in path.elements { data.add(element) }
        return String(decoding: data.bytes, as: UTF8.self)
    }

    private mutating func add(_ element: Path.Element) {
        switch element {
        case .move(let point):
            pendingMove = place(point)
        case .line(let point):
            line(to: place(point))
        case .curve(let control1, let control2, let end):
            flushMove()
            let end = place(end)
            write("c", [place(control1), place(control2), end].flatMap { [$0.x - pen.x, $0.y - pen.y] })
            pen = end
        case .circle(let center, let radius):
            let (center, radius) = (place(center), hundredths(radius))
            pendingMove = (center.x + radius, center.y)
            flushMove()
            write("a", [radius, radius, 0, 1, 1, -2 * radius, 0])
            write("a", [radius, radius, 0, 1, 1, 2 * radius, 0])
            close()
        case .rect(let rect):
            let (corner, opposite) = (place(rect.origin), place(Point(rect.maxX, rect.maxY)))
            pendingMove = corner
            line(to: (opposite.x, corner.y))
            line(to: opposite)
            line(to: (corner.x, opposite.y))
            close()
        case .close:
            close()
        }
    }

    private mutating func line(to end: Place) {
        flushMove()
        if end.y == pen.y {
            write("h", [end.x - pen.x])
        } else if end.x == pen.x {
            write("v", [end.y - pen.y])
        } else {
            write("l", [end.x - pen.x, end.y - pen.y])
        }
        pen = end
    }

    private mutating func close() {
        flushMove()
        bytes.append(UInt8(ascii: "z"))
        command = UInt8(ascii: "z")
        pen = start
    }

    private mutating func flushMove() {
        guard let move = pendingMove else { return }
        pendingMove = nil
        // After a closed subpath the position is its start.
        guard move != start || command != UInt8(ascii: "z") else { return }
        if bytes.isEmpty {
            write("M", [move.x, move.y])
        } else {
            write("m", [move.x - pen.x, move.y - pen.y])
        }
        pen = move
        start = move
    }

    private mutating func write(_ letter: Unicode.Scalar, _ numbers: [Int]) {
        let byte = UInt8(ascii: letter)
        // Numbers after a move without a command would be lines.
        var isSeparated = byte != command || letter == "m"
        if isSeparated { bytes.append(byte) }
        command = byte
        for number in numbers {
            if !isSeparated, number >= 0 { bytes.append(UInt8(ascii: " ")) }
            bytes += String(number).utf8
            isSeparated = false
        }
    }

    private func place(_ point: Point) -> Place {
        (hundredths(point.x), hundredths(point.y))
    }
}

/// Returns a length in whole hundredths, rounded half away from zero and clamped to ±10⁸. NaN is 0.
func hundredths(_ length: Double) -> Int {
    let limit = 1e8
    return length.isNaN ? 0 : Int(min(max((length * 100).rounded(), -limit), limit))
}
