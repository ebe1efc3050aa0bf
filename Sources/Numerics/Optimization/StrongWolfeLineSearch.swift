/// A line search for a step that satisfies the strong Wolfe conditions: sufficient decrease and small slope.
///
/// Nocedal & Wright, *Numerical Optimization* (2nd ed., 2006), algorithms 3.5 (bracket) and 3.6 (zoom). Close to
/// the minimum, values of the function differ by less than their rounding errors; there the approximate Wolfe
/// conditions of Hager & Zhang (SIAM Journal on Optimization 16, 2005) decide, which use the slopes only.
package struct StrongWolfeLineSearch {
    /// The function at a step.
    package struct Trial {
        /// The length of the step, in multiples of the direction.
        package let step: Double
        /// The value of the function.
        package let value: Double
        /// The derivative along the direction.
        package let slope: Double
        /// The parameters.
        package let point: [Double]
        /// The gradient.
        package let gradient: [Double]
    }

    private static let sufficientDecrease = 1e-4
    private static let slopeReduction = 0.9
    private static let valueRounding = 1e-12
    private static let maxTrials = 40

    /// Returns an acceptable step, or nil if none was found in forty trials.
    ///
    /// - Parameters:
    ///   - start: the function at step zero.
    ///   - evaluate: a function that evaluates a step.
    package static func search(from start: Trial, evaluate: (Double) -> Trial) -> Trial? {
        var previous = start
        var step = 1.0
        for attempt in 0..<maxTrials {
            let trial = evaluate(step)
            if accepts(trial, start) { return trial }
            if !trial.value.isFinite || isTooHigh(trial, start)
                || attempt > 0 && trial.value >= previous.value
            {
                return zoom(low: previous, high: trial, start, evaluate)
            }
            if trial.slope >= 0 { return zoom(low: trial, high: previous, start, evaluate) }
            previous = trial
            step *= 2
        }
        return nil
    }

    private static func zoom(
        low: Trial, high: Trial, _ start: Trial, _ evaluate: (Double) -> Trial
    ) -> Trial? {
        var low = low
        var high = high
        for _ in 0..<maxTrials {
            let trial = evaluate(interpolate(low, high))
            if accepts(trial, start) { return trial }
            if !trial.value.isFinite || isTooHigh(trial, start) || trial.value >= low.value {
                high = trial
            } else {
                if trial.slope * (high.step - low.step) >= 0 { high = low }
                low = trial
            }
            if abs(high.step - low.step) < 1e-15 * max(1, low.step) { break }
        }
        return low.step > 0 && low.value < start.value ? low : nil
    }

    private static func isTooHigh(_ trial: Trial, _ start: Trial) -> Bool {
        trial.value > start.value + sufficientDecrease * trial.step * start.slope
    }

    private static func accepts(_ trial: Trial, _ start: Trial) -> Bool {
        guard trial.value.isFinite, trial.slope.isFinite else { return false }
        if !isTooHigh(trial, start), abs(trial.slope) <= -slopeReduction * start.slope { return true }
        return trial.value <= start.value + valueRounding * abs(start.value)
            && trial.slope >= slopeReduction * start.slope
            && trial.slope <= (2 * sufficientDecrease - 1) * start.slope
    }

    /// Returns the minimum of the cubic through two trials (Nocedal & Wright, 3.59), kept away from both ends.
    private static func interpolate(_ a: Trial, _ b: Trial) -> Double {
        let width = b.step - a.step
        let middle = a.step + width / 2
        guard b.value.isFinite, b.slope.isFinite else { return a.step + width / 10 }
        let d1 = a.slope + b.slope - 3 * (a.value - b.value) / (a.step - b.step)
        let discriminant = d1 * d1 - a.slope * b.slope
        guard discriminant >= 0 else { return middle }
        let d2 = (width < 0 ? -1 : 1) * discriminant.squareRoot()
        let step = b.step - width * (b.slope + d2 - d1) / (b.slope - a.slope + 2 * d2)
        guard step.isFinite else { return middle }
        let ends = [a.step + 0.1 * width, a.step + 0.9 * width].sorted()
        return min(max(step, ends[0]), ends[1])
    }
}
