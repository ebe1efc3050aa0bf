import Testing

@testable import Drawing

struct SVGPathDataTests {
    func data(_ path: Path) -> String { SVGPathData.text(of: path) }

    @Test func stepsAreRelativeAndShort() {
        #expect(data(Path([Point(10, 10), Point(40, 10), Point(40, 30.5)])) == "M1000 1000h3000v2050")
        #expect(data(Path([Point(0, 0), Point(1, 2), Point(0.5, 1)])) == "M0 0l100 200-50-100")
        #expect(data(Path()) == "")
    }

    /// Every second position is a whole number, so every second step must compensate for the rounding of the first.
    @Test func roundingDoesNotAccumulate() {
        let points = (0...4).map { Point(Double($0) / 3, $0.isMultiple(of: 2) ? 0 : 1) }
        #expect(data(Path(points)) == "M0 0l33 100 34-100 33 100 33-100")
    }

    @Test func curvesFollowEachOther() {
        var path = Path()
        path.move(to: Point(0, 0))
        path.curve(to: Point(3, 3), Point(1, 1), Point(2, 2))
        path.curve(to: Point(0.5, 0), Point(2, 2), Point(1, 1))
        #expect(data(path) == "M0 0c100 100 200 200 300 300-100-100-200-200-250-300")
    }

    @Test func shapesAreSubpaths() {
        var path = Path(Rect(x: 1, y: 2, width: 3, height: 4))
        path.append(Path(circle: Point(10, 20), radius: 1.5))
        #expect(data(path) == "M100 200h300v400h-300zm1050 1800a150 150 0 1 1-300 0 150 150 0 1 1 300 0z")
    }

    @Test func closingReturnsToTheStart() {
        var path = Path([Point(1, 1), Point(2, 2)], closed: true)
        path.line(to: Point(1, 5))
        path.close()
        path.append(Path([Point(1, 1), Point(1, 0)]))
        #expect(data(path) == "M100 100l100 100zv400zv-100")
    }

    /// Dots are lines of zero length. A move without a line is dropped.
    @Test func dotsAreKeptAndMovesAreDropped() {
        var path = Path([Point(5, 5), Point(5, 5)])
        path.append(Path([Point(7, 5), Point(7, 5)]))
        path.move(to: Point(9, 9))
        #expect(data(path) == "M500 500h0m200 0h0")
    }

    @Test(arguments: [
        (0.004, 0), (0.005, 1), (-0.005, -1), (12.344, 1234), (.nan, 0), (.infinity, 100_000_000),
        (-1e300, -100_000_000),
    ])
    func lengthsAreHundredths(length: Double, expected: Int) {
        #expect(hundredths(length) == expected)
    }
}
