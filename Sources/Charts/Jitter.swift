/// Offsets that keep dots apart which would be drawn over each other, without chance.
enum Jitter {
    /// Offsets from −0.5 to 0.5 that are spread evenly, whatever their number: multiples of the golden ratio.
    static func offsets(_ count: Int) -> [Double] {
        let ratio = (5.0.squareRoot() - 1) / 2
        return (0..<count).map { index in
            let place = 0.5 + Double(index) * ratio
            return place - place.rounded(.down) - 0.5
        }
    }
}
