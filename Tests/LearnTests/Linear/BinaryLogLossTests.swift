import Numerics
import TestSupport
import Testing

@testable import Learn

@Suite struct BinaryLogLossTests {
    private let x = SmallSample.x
    private let y = SmallSample.y

    private func loss(weights: [Double]? = nil) -> BinaryLogLoss {
        BinaryLogLoss(
            x: LazyColumns(x), y: y, weights: RowWeights(ofClasses: [1, 1], ofRows: weights), penalty: 0.1,
            fitsIntercept: true,
            threadCount: 1)
    }

    @Test func valueIsTheMeanLogLossPlusThePenalty() throws {
        var gradient = [Double](repeating: 0, count: 4)
        let value = loss().evaluate(at: [1, -2, 0.5, 0.3], gradient: &gradient)
        let model = try LogisticRegression().fit(x, y)
        let fixed = LogisticRegression.Fitted(
            classNames: y.classNames, columnNames: x.columnNames, coefficients: [[1, -2, 0.5]],
            intercepts: [0.3],
            fitIntercept: true, classWeight: .none, penalty: .none, iterations: 0, converged: true,
            newtonDecrement: model.newtonDecrement)
        let expected = try fixed.evaluate(x, y).logLoss + 0.05 * 5.25
        #expect(isClose(value, expected))
    }

    @Test func gradientIsTheSlopeOfTheValue() {
        for loss in [loss(), loss(weights: (0..<60).map { Double($0 % 4) })] {
            let point = [0.4, -0.3, 0.8, -0.1]
            var gradient = [Double](repeating: 0, count: 4)
            var unused = gradient
            _ = loss.evaluate(at: point, gradient: &gradient)
            for index in point.indices {
                var above = point
                var below = point
                above[index] += 1e-5
                below[index] -= 1e-5
                let slope =
                    (loss.evaluate(at: above, gradient: &unused) - loss.evaluate(at: below, gradient: &unused))
                    / 2e-5
                #expect(isClose(gradient[index], slope, 1e-8))
            }
        }
    }

    @Test func weightsOfClassesAreWeightsOfTheirRows() {
        let ofRows = (0..<60).map { Double($0 % 4) }
        let both = BinaryLogLoss(
            x: LazyColumns(x), y: y, weights: RowWeights(ofClasses: [0.5, 3], ofRows: ofRows), penalty: 0.1,
            fitsIntercept: true,
            threadCount: 1)
        let product = loss(weights: zip(ofRows, y.codes).map { $0 * [0.5, 3][Int($1)] })
        var gradients = [[Double](repeating: 0, count: 4), [Double](repeating: 0, count: 4)]
        let point = [0.4, -0.3, 0.8, -0.1]
        #expect(
            isClose(
                both.evaluate(at: point, gradient: &gradients[0]),
                product.evaluate(at: point, gradient: &gradients[1])))
        #expect(isClose(gradients[0], gradients[1]))
        #expect(isClose(both.information(at: point), product.information(at: point)))
    }

    @Test func extremePredictorsStayFinite() {
        var gradient = [Double](repeating: 0, count: 4)
        let value = loss().evaluate(at: [1e5, 0, 0, 0], gradient: &gradient)
        #expect(value.isFinite && gradient.allSatisfy(\.isFinite))
    }

    @Test func aPilotSampleOnlySavesIterations() throws {
        let whole = loss()
        let pilot = try #require(whole.pilot(run: 5, runs: 6))
        #expect(pilot.x.rowCount == 30)
        let direct = LBFGS(tolerance: 1e-10, maxIterations: 100).minimize(whole, from: whole.origin)
        let rough = LBFGS(tolerance: 1e-4, maxIterations: 100).minimize(pilot, from: pilot.origin)
        let guided = LBFGS(tolerance: 1e-10, maxIterations: 100)
            .minimize(whole, from: rough.point, curvature: pilot.curvature(at:))
        #expect(guided.converged && isClose(guided.point, direct.point, 1e-8))
    }

    @Test func fewRowsHaveNoPilotSample() {
        #expect(loss().pilot() == nil)
    }
}
