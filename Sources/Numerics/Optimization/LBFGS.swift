/// The limited-memory method of Broyden, Fletcher, Goldfarb and Shanno.
///
/// Liu & Nocedal, “On the limited memory BFGS method for large scale optimization”, Mathematical Programming 45
/// (1989); Nocedal & Wright, *Numerical Optimization* (2nd ed., 2006), algorithms 7.4 and 7.5. The initial matrix
/// of the recursion, which the method leaves open, is the inverse of the curvature, renewed now and then. That
/// makes the steps independent of the units of the columns, and few of them: on well-behaved problems it is
/// Newton's method, at a fraction of its cost.
package struct LBFGS {
    /// Stop when the Newton decrement √(gᵀH⁻¹g) is at most this.
    ///
    /// The decrement is the distance to the minimum measured by the curvature, and does not depend on units: for a
    /// mean log-loss over n rows no coefficient is further from its optimum than √n times this in standard errors.
    package var tolerance: Double
    /// Give up after so many iterations.
    package var maxIterations: Int
    /// How many steps the method remembers.
    package var memory = 10
    /// After how many iterations the curvature is worked out anew.
    package var curvatureInterval = 4

    /// The method with a tolerance and a limit.
    package init(tolerance: Double, maxIterations: Int) {
        self.tolerance = tolerance
        self.maxIterations = maxIterations
    }

    /// Where the method ended.
    package struct Result {
        /// The parameters.
        package let point: [Double]
        /// The function there; NaN if numbers that are not finite came in or up.
        package let value: Double
        /// How many steps were taken.
        package let iterations: Int
        /// How often the function was evaluated.
        package let evaluations: Int
        /// The Newton decrement there.
        package let decrement: Double
        /// Whether the decrement is within the tolerance.
        package let converged: Bool
    }

    /// Goes down from a point.
    ///
    /// - Parameter curvature: the curvature at a point, if not the objective's own (that of a sample of its rows).
    package func minimize(
        _ objective: some Objective, from start: [Double], curvature: (([Double]) -> Curvature)? = nil
    ) -> Result {
        minimize(objective, from: start, curvature: curvature, afterStep: {})
    }

    /// Goes down from a point.
    ///
    /// - Parameters:
    ///   - curvature: the curvature at a point, if not the objective's own (that of a sample of its rows).
    ///   - afterStep: is called after each step, and ends the way by throwing.
    package func minimize(
        _ objective: some Objective, from start: [Double], curvature: (([Double]) -> Curvature)? = nil,
        afterStep: () throws -> Void
    ) rethrows -> Result {
        let curvature = curvature ?? objective.curvature(at:)
        var evaluations = 0
        func trial(_ origin: [Double], _ direction: [Double], _ step: Double) -> StrongWolfeLineSearch.Trial {
            let point = step == 0 ? origin : zip(origin, direction).map { $0 + step * $1 }
            var gradient = [Double](repeating: 0, count: point.count)
            let value = objective.evaluate(at: point, gradient: &gradient)
            evaluations += 1
            return .init(
                step: step, value: value, slope: dot(gradient, direction), point: point, gradient: gradient)
        }

        var current = trial(start, [Double](repeating: 0, count: start.count), 0)
        var memory = StepMemory(capacity: self.memory)
        var initial = curvature(start)
        var iterations = 0
        while true {
            guard current.value.isFinite, initial.isFinite else {
                return Result(
                    point: current.point, value: .nan, iterations: iterations, evaluations: evaluations,
                    decrement: .nan, converged: false)
            }
            let direction = memory.inverseHessianProduct(current.gradient, initial: initial).map { -$0 }
            let slope = dot(current.gradient, direction)
            let decrement = max(-slope, 0).squareRoot()
            let converged = decrement <= tolerance
            guard !converged, iterations < maxIterations, slope < 0 else {
                return Result(
                    point: current.point, value: current.value, iterations: iterations,
                    evaluations: evaluations,
                    decrement: decrement, converged: converged)
            }
            let origin = StrongWolfeLineSearch.Trial(
                step: 0, value: current.value, slope: slope, point: current.point, gradient: current.gradient)
            guard
                let next = StrongWolfeLineSearch.search(
                    from: origin, evaluate: { trial(origin.point, direction, $0) })
            else {
                return Result(
                    point: current.point, value: current.value, iterations: iterations,
                    evaluations: evaluations,
                    decrement: decrement, converged: false)
            }
            memory.remember(from: current, to: next)
            current = next
            iterations += 1
            try afterStep()
            if iterations % curvatureInterval == 0 { initial = curvature(current.point) }
        }
    }
}

/// The last steps and what they did to the gradient.
private struct StepMemory {
    let capacity: Int
    private var steps: [(step: [Double], change: [Double], product: Double)] = []

    package init(capacity: Int) { self.capacity = capacity }

    mutating func remember(from a: StrongWolfeLineSearch.Trial, to b: StrongWolfeLineSearch.Trial) {
        let step = zip(b.point, a.point).map(-)
        let change = zip(b.gradient, a.gradient).map(-)
        let product = dot(step, change)
        // A step along which the gradient does not rise carries no curvature.
        guard product > 0, product.isFinite else { return }
        if steps.count == capacity { steps.removeFirst() }
        steps.append((step, change, product))
    }

    /// The two-loop recursion (algorithm 7.4).
    func inverseHessianProduct(_ gradient: [Double], initial: Curvature) -> [Double] {
        var q = gradient
        var alphas: [Double] = []
        for (step, change, product) in steps.reversed() {
            let alpha = dot(step, q) / product
            alphas.append(alpha)
            for index in q.indices { q[index] -= alpha * change[index] }
        }
        var r = initial.solve(q)
        for ((step, change, product), alpha) in zip(steps, alphas.reversed()) {
            let beta = dot(change, r) / product
            for index in r.indices { r[index] += step[index] * (alpha - beta) }
        }
        return r
    }
}
