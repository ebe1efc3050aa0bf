import Testing

@testable import Frames

@Suite struct BitmapTests {
    @Test(arguments: [0, 1, 63, 64, 65, 128, 200])
    func countsWhatIsUnset(_ count: Int) {
        var bitmap = Bitmap(count: count)
        #expect(bitmap.unsetCount == 0)
        var unset = 0
        for row in stride(from: 0, to: count, by: 3) {
            bitmap[row] = false
            unset += 1
        }
        for row in 0..<50 {
            bitmap.append(row % 2 == 0)
            unset += row % 2
        }
        #expect(bitmap.count == count + 50)
        #expect(bitmap.unsetCount == unset)
        #expect((0..<bitmap.count).count { !bitmap[$0] } == unset)
    }

    @Test func thereIsNoBitmapUntilAValueIsMissing() {
        var values = Nullable([1, 2, 3])
        #expect(values.validity == nil)
        values.appendMissing()
        values.append(5)
        #expect(values.optionals == [1, 2, 3, nil, 5])
        #expect(values.missingCount == 1)
        let column = Column("i", .integer(values))
        #expect(column.gathering([4, 0]).missingCount == 0)
        #expect(column.gathering([3, -1, 2]) == Column("i", [nil, nil, 3]))
    }
}
