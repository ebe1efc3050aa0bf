import TestSupport
import Testing

@testable import Numerics

/// Rosenbrock's function, a curved valley with its minimum at (1, 1).
private struct Rosenbrock: Objective {
    let parameterCount = 2

    func evaluate(at p: [Double], gradient: inout [Double]) -> Double {
        let (a, b) = (1 - p[0], p[1] - p[0] * p[0])
        gradient = [-2 * a - 400 * p[0] * b, 200 * b]
        return a * a + 100 * b * b
    }

    func curvature(at point: [Double]) -> Curvature { Curvature(blocks: [.diagonal([1, 1])]) }
}

@Suite struct LBFGSTests {
    @Test func followsACurvedValley() {
        let result = LBFGS(tolerance: 1e-10, maxIterations: 200).minimize(Rosenbrock(), from: [-1.2, 1])
        #expect(result.converged && isClose(result.point, [1, 1], 1e-9))
        #expect(result.iterations < 60)
    }

    @Test func stopsAtTheMinimum() {
        let result = LBFGS(tolerance: 1e-10, maxIterations: 200).minimize(Rosenbrock(), from: [1, 1])
        #expect(result.converged && result.iterations == 0 && result.evaluations == 1)
    }
}

@Suite struct StrongWolfeLineSearchTests {
    /// The search from 0 along +1 on the parabola (x − minimum)², which is infinite beyond a wall.
    private func search(minimum: Double, wall: Double = .infinity) -> StrongWolfeLineSearch.Trial? {
        func trial(_ step: Double) -> StrongWolfeLineSearch.Trial {
            let distance = step - minimum
            return .init(
                step: step, value: step > wall ? .infinity : distance * distance, slope: 2 * distance,
                point: [step],
                gradient: [2 * distance])
        }
        return StrongWolfeLineSearch.search(from: trial(0), evaluate: trial)
    }

    @Test func aStepThatIsTooShortIsLengthened() throws {
        let found = try #require(search(minimum: 50))
        #expect(abs(found.slope) <= 0.9 * 100 && found.value < 2500)
    }

    @Test func aStepThatIsTooLongIsShortened() throws {
        let found = try #require(search(minimum: 0.01))
        #expect(found.step < 0.1 && found.value < 0.0001)
    }

    @Test func stepsToInfiniteValuesAreShortened() throws {
        let found = try #require(search(minimum: 0.2, wall: 0.3))
        #expect(found.step <= 0.3 && found.value < 0.04)
    }

    @Test func anUnboundedFunctionHasNoStep() {
        func trial(_ step: Double) -> StrongWolfeLineSearch.Trial {
            .init(step: step, value: -step, slope: -1, point: [step], gradient: [-1])
        }
        #expect(StrongWolfeLineSearch.search(from: trial(0), evaluate: trial) == nil)
    }
}
