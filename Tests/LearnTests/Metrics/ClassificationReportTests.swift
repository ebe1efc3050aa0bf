import TestSupport
import Testing

@testable import Learn

/// Reference texts of scikit-learn's `classification_report`.
@Suite struct ClassificationReportTests {
    private func report(_ truth: [Int32], _ predicted: [Int32], classes: [String] = ["0", "1"]) throws
        -> ClassificationReport
    {
        try ClassificationReport(
            ConfusionMatrix(
                Labels(codes: truth, classNames: classes), Labels(codes: predicted, classNames: classes)))
    }

    @Test func text() throws {
        let report = try report([0, 0, 1, 1], [0, 0, 0, 1])
        #expect(
            report.text() == """
                              precision    recall  f1-score   support

                           0       0.67      1.00      0.80         2
                           1       1.00      0.50      0.67         2

                    accuracy                           0.75         4
                   macro avg       0.83      0.75      0.73         4
                weighted avg       0.83      0.75      0.73         4

                """)
        #expect(report.description == report.text())
    }

    @Test func namesAndDigits() throws {
        let text = try report([0, 0, 1, 1], [0, 0, 0, 1]).text(
            digits: 4, names: ["Bird", "A long class name"])
        #expect(
            text == """
                                   precision    recall  f1-score   support

                             Bird     0.6667    1.0000    0.8000         2
                A long class name     1.0000    0.5000    0.6667         2

                         accuracy                         0.7500         4
                        macro avg     0.8333    0.7500    0.7333         4
                     weighted avg     0.8333    0.7500    0.7333         4

                """)
    }

    @Test func aSubsetOfClassesHasAMicroAverage() throws {
        let truth = try Labels(
            ["cat", "dog", "bird", "dog", "cat", "bird", "dog", "cat", "dog", "bird", "cat", "dog"])
        let predicted = try Labels(
            ["cat", "dog", "dog", "dog", "bird", "bird", "cat", "cat", "dog", "bird", "cat", "dog"])
        let confusion = try ConfusionMatrix(truth, predicted)
        #expect(
            try ClassificationReport(confusion, classes: ["cat", "dog"]).text() == """
                              precision    recall  f1-score   support

                         cat       0.75      0.75      0.75         4
                         dog       0.80      0.80      0.80         5

                   micro avg       0.78      0.78      0.78         9
                   macro avg       0.78      0.78      0.78         9
                weighted avg       0.78      0.78      0.78         9

                """)
        #expect(throws: LearnError.unknownClass("cot", nearest: "cat")) {
            try ClassificationReport(confusion, classes: ["cot"])
        }
    }

    @Test func supportsAreFractionsIfNothingIsRight() throws {
        // A quirk of scikit-learn: without a single hit it counts in floating point.
        let lines = try report([0, 0, 1, 1], [1, 1, 0, 0]).text().split(separator: "\n")
        #expect(lines[1] == "           0       0.00      0.00      0.00       2.0")
    }

    @Test func averages() throws {
        let report = try report([0, 0, 0, 0], [0, 1, 0, 2], classes: ["0", "1", "2"])
        #expect(isClose([report.macroAverage.precision, report.macroAverage.recall], [1 / 3, 1 / 6]))
        #expect(isClose([report.weightedAverage.precision, report.weightedAverage.f1], [1, 2 / 3]))
        #expect(report.accuracy == 0.5 && report.classes.map(\.support) == [4, 0, 0])
    }
}
