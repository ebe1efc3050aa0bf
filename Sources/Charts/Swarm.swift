/// Offsets that pile up dots which would be drawn over each other, so that their number can be seen.
enum Swarm {
    /// Stacks dots of about the same place on both sides of a line.
    ///
    /// - Parameters:
    ///   - places: the places of the dots along the line, in pixels.
    ///   - size: the size of the dots.
    ///   - height: the height of the swarm; where it is not sufficient, dots overlap.
    /// - Returns: the distance of each dot from the line.
    static func offsets(of places: [Double], size: Double, height: Double) -> [Double] {
        var layers = [Int](repeating: 0, count: places.count)
        var counts: [Int: Int] = [:]
        for (index, place) in places.enumerated() {
            let column = Int((place / size).rounded())
            let count = counts[column, default: 0]
            // In turns above and below: 0, 1, −1, 2, −2 …
            layers[index] = count.isMultiple(of: 2) ? -(count / 2) : count / 2 + 1
            counts[column] = count + 1
        }
        let highest = Double(layers.map { abs($0) }.max() ?? 0)
        let step = highest > 0 ? min(size * 0.9, max(0, height - size) / 2 / highest) : 0
        return layers.map { Double($0) * step }
    }
}
