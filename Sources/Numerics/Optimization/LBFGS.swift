/// The limited-memory BFGS method (Broyden, Fletcher, Goldfarb, Shanno) for minimization.
///
/// Liu & Nocedal, “On the limited memory BFGS method for large scale optimization”, Mathematical Programming 45
/// (1989); Nocedal & Wright, *Numerical Optimization* (2nd ed., 2006), algorithms 7.4 and 7.5. The initial matrix
/// of the recursion, which the method leaves open, is the inverse of the curvature, recomputed every few iterations.
/// This makes the steps independent of the units of the parameters and their number small: on well-behaved problems the
/// method converges like Newton's, at a fraction of the cost.
package struct LBFGS {
    /// The Newton decrement √(gᵀH⁻¹g) at which the method has converged.
    ///
    /// The decrement is the distance to the minimum in the metric of the curvature, and does not depend on units: for a
    /// mean log-loss over n rows, no coefficient is further from its optimum than √n times this in standard errors.
    package var tolerance: Double
    /// The maximum number of iterations.
    package var maxIterations: Int
    /// The number of past steps that approximate the Hessian.
    package var memory = 10
    /// The number of iterations after which the curvature is recomputed.
    package var curvatureInterval = 4

    /// Creates an optimizer.
    package init(tolerance: Double, maxIterations: Int) {
        self.tolerance = tolerance
        self.maxIterations = maxIterations
    }

    /// The result of a minimization.
    package struct Result {
        /// The parameters at the end.
        package let point: [Double]
        /// The value of the function there; NaN if numbers that are not finite were given or came up.
        package let value: Double
        /// The number of iterations.
        package let iterations: Int
        /// The number of evaluations of the function.
        package let evaluations: Int
        /// The Newton decrement there.
        package let decrement: Double
        /// Whether the decrement is at most the tolerance.
        package let converged: Bool
    }

    /// Minimizes a function, starting from a point.
    ///
    /// - Parameter curvature: the curvature at a point, such as that of a sample of rows; that of the objective if nil.
    package func minimize(
        _ objective: some Objective, from start: [Double], curvature: (([Double]) -> Curvature)? = nil
    ) -> Result {
        minimize(objective, from: start, curvature: curvature, afterStep: {})
    }

    /// Minimizes a function, starting from a point.
    ///
    /// - Parameters:
    ///   - curvature: the curvature at a point, such as that of a sample of rows; that of the objective if nil.
    ///   - afterStep: a function that is called after each step and may end the minimization by throwing.
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

/// The last steps and the changes of the gradient along them.
private struct StepMemory {
    let capacity: Int
    private var steps: [(step: [Double], change: [Double], product: Double)] = []

    init(capacity: Int) { self.capacity = capacity }

    mutating func remember(from a: StrongWolfeLineSearch.Trial, to b: StrongWolfeLineSearch.Trial) {
        let step = zip(b.point, a.point).map(-)
        let change = zip(b.gradient, a.gradient).map(-)
        let product = dot(step, change)
        // A step along which the slope does not increase has no positive curvature.
        guard product > 0, product.isFinite else { return }
        if steps.count == capacity { steps.removeFirst() }
        steps.append((step, change, product))
    }

    /// Returns the product of the inverse Hessian and a gradient, by the two-loop recursion (algorithm 7.4).
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
