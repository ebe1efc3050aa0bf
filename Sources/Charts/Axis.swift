import Numerics

/// The content of an axis.
enum AxisContent {
    /// Numbers.
    case values(ValueAxis)
    /// Categories, in a band each.
    case bands(BandScale, names: [String])
}

/// An axis of numbers whose ticks have not been chosen yet, as they depend on its length in pixels.
struct ValueAxis {
    /// The range of numbers that the axis covers.
    var range: ClosedRange<Double>
    /// Whether the axis is logarithmic; its range is then positive.
    var isLogarithmic = false
    /// The format of the values.
    var format = TickFormat.number
    /// Whether only whole numbers have labels.
    var wholeNumbers = false
    /// Whether the axis ends with its range, instead of at a tick slightly outside.
    var isExact = false

    init(
        _ range: ClosedRange<Double>, isLogarithmic: Bool = false, format: TickFormat = .number,
        wholeNumbers: Bool = false, isExact: Bool = false
    ) {
        self.range = isLogarithmic ? Self.widenedByRatio(range) : Self.widened(range)
        self.isLogarithmic = isLogarithmic
        self.format = format
        self.wholeNumbers = wholeNumbers
        self.isExact = isExact
    }

    /// Creates an axis that covers all finite values; from 0 to 1 if there are none.
    init(around values: some Sequence<Double>, isLogarithmic: Bool = false, format: TickFormat = .number) {
        let usable = values.lazy.filter { $0.isFinite && (!isLogarithmic || $0 > 0) }
        let low = usable.min() ?? (isLogarithmic ? 1 : 0)
        let high = usable.max() ?? (isLogarithmic ? 10 : 1)
        self.init(low...high, isLogarithmic: isLogarithmic, format: format)
    }

    /// The axis, ending with its range.
    var exact: ValueAxis {
        var axis = self
        axis.isExact = true
        return axis
    }

    /// The scale, the places of about `count` ticks and their labels.
    func resolved(count: Int) -> (scale: Scale, values: [Double], labels: [String]) {
        if format == .date {
            let ticks = DateTicks(covering: range, count: count)
            return (.linear(range), ticks.values, ticks.labels)
        }
        let (scale, ticks) = resolvedNumbers(count: count)
        return (scale, ticks.values, format.labels(for: ticks))
    }

    private func resolvedNumbers(count: Int) -> (scale: Scale, ticks: Ticks) {
        if isLogarithmic {
            return (.logarithmic(range), Ticks(logarithmicallyCovering: range, count: count))
        }
        var ticks = Ticks(covering: range, count: count, wholeNumbers: wholeNumbers)
        if ticks.values.isEmpty || ticks.step == 0 { ticks.values = [range.lowerBound] }
        // A tick slightly outside the data rounds off the axis; one far outside would waste space.
        let allowance = isExact ? 1e-9 : 0.12
        let margin = (range.upperBound / 2 - range.lowerBound / 2) * 2 * allowance
        let near = ticks.values.filter { $0 >= range.lowerBound - margin && $0 <= range.upperBound + margin }
        if !near.isEmpty { ticks.values = near }
        guard !isExact, let first = ticks.values.first, let last = ticks.values.last else {
            return (.linear(range), ticks)
        }
        return (.linear(min(first, range.lowerBound)...max(last, range.upperBound)), ticks)
    }

    /// The range, extended if it is too small to be shown.
    private static func widened(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
        let (low, high) = (range.lowerBound, range.upperBound)
        let size = max(abs(low), abs(high))
        guard high / 2 - low / 2 <= max(size * 1e-9, 1e-290) else { return range }
        let margin = size <= 1e-290 ? 0.5 : size < 10 ? size / 2 : max(0.5, size / 20)
        let limit = Double.greatestFiniteMagnitude
        return max(low - margin, -limit)...min(high + margin, limit)
    }

    private static func widenedByRatio(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
        guard range.upperBound / range.lowerBound < 1.0001 else { return range }
        let limit = Double.greatestFiniteMagnitude
        return max(range.lowerBound / 2, .leastNormalMagnitude)...min(range.upperBound * 2, limit)
    }
}

/// An axis with its ticks and measured labels.
struct Axis {
    /// A labelled position.
    struct Tick {
        /// The position along the axis, from 0 to 1.
        var position: Double
        var label: TextLabel
    }

    let ticks: [Tick]
    private let scale: Scale?

    /// The position of a number, from 0 to 1; on an axis of bands, the middle of the band with this index.
    func position(of value: Double) -> Double {
        scale?.position(of: value) ?? bands.center(Int(value))
    }

    /// Whether a number lies within the range of an axis of numbers.
    func contains(_ value: Double) -> Bool { scale?.domain.contains(value) ?? false }

    let bands: BandScale

    /// Chooses the ticks of an axis of `length` pixels, about one every `spacing` pixels, such that labels do not touch.
    ///
    /// - Parameters:
    ///   - extent: returns the extent of a label along the axis.
    ///   - make: creates the label of a text.
    init(
        _ content: AxisContent, length: Double, spacing: Double, extent: (TextLabel) -> Double,
        _ make: (String) -> TextLabel
    ) {
        switch content {
        case .bands(let bands, let names):
            scale = nil
            self.bands = bands
            let all = names.indices.map { Tick(position: bands.center($0), label: make(names[$0])) }
            ticks = Self.thinned(all, length: length, extent: extent)
        case .values(let axis):
            bands = BandScale(count: 1)
            var count = max(2, Int((length / spacing).rounded()) + 1)
            while true {
                let (scale, values, labels) = axis.resolved(count: count)
                let all = zip(values, labels).map {
                    Tick(position: scale.position(of: $0), label: make($1))
                }
                let fit = Self.thinned(all, length: length, extent: extent)
                if fit.count == all.count || count == 2 {
                    self.scale = scale
                    self.ticks = fit
                    return
                }
                count -= 1
            }
        }
    }

    /// Every n-th tick, for the smallest n at which labels do not touch.
    private static func thinned(_ ticks: [Tick], length: Double, extent: (TextLabel) -> Double) -> [Tick] {
        guard ticks.count > 1 else { return ticks }
        for stride in 1..<ticks.count {
            let kept = ticks.enumerated().filter { $0.offset.isMultiple(of: stride) }.map(\.element)
            let isFree = zip(kept, kept.dropFirst()).allSatisfy { tick, next in
                abs(next.position - tick.position) * length >= (extent(tick.label) + extent(next.label)) / 2
            }
            if isFree { return kept }
        }
        return [ticks[0]]
    }
}
