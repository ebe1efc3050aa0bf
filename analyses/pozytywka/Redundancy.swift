import Weft

/// The accuracies that the published project reports, of the naive answer and of a plain logistic regression.
private let published: [(naive: Double, train: Double, test: Double)] = [
    (0.7409, 0.7409, 0.7394), (0.9798, 0.9797, 0.9800),
]

/// Shows which features say the same, and what a plain logistic regression learns from the published table.
func retraceFirstModel(_ monthly: MonthlyTables) throws {
    /*:
     ### Which features say the same

     The rank correlations of Spearman of the two targets and the 25 features, over the rows as defined. They see every relation that
     only rises or only falls.
    */
    let names = targets + features.map(\.name)
    let matrix = try monthly.months.correlation(.spearman, of: names)
    let short = names.map {
        $0.replacing("number_of_", with: "").replacing("average_", with: "").replacing("_numerical", with: "")
    }
    show(
        Heatmap(correlations: matrix.values, names: short.map { $0.replacing("_", with: " ") }),
        caption: "Rank correlations of both targets and all features")
    let redundant = redundantFeatures(matrix, features.map(\.name), above: 0.9)
    record("spearman.redundant_features", redundant.count)
    text(
        """
        \(redundant.count) of \(features.count) features have a rank correlation above \(0.9, .decimals(1)) with one that stands before
        them, and say little that it does not: \(Prose(redundant.map(code), separator: ", ")).
        """)
    for target in targets { record("target.\(target).rate", try monthly.months.mean(of: col(target))) }
    try fitPlainly(monthly)
}

/// Returns the features that are correlated with one before them that is not redundant itself.
func redundantFeatures(_ matrix: CorrelationMatrix, _ names: [String], above limit: Double) -> [String] {
    var kept: [String] = []
    return names.filter { name in
        let isRedundant = kept.contains { abs((try? matrix[$0, name]) ?? 0) > limit }
        if !isRedundant { kept.append(name) }
        return isRedundant
    }
}

private func fitPlainly(_ monthly: MonthlyTables) throws {
    /*:
     ### The published model is a guess

     The published project fitted a logistic regression to its table as it was: rows of sessions, no scaling, four fifths of the rows
     to learn from at random. It concluded that the model had learnt nothing. The same on these data:
    */
    var rows: [[any ValueConvertible]] = []
    var gains: [Double] = []
    for (index, target) in targets.enumerated() {
        let positives = try monthly.sessions.count(where: col(target) == 1)
        guard min(positives, monthly.sessions.rowCount - positives) >= 10 else {
            for key in [
                "naive.\(target).accuracy", "logistic_regression.\(target).train_accuracy",
                "logistic_regression.\(target).test_accuracy",
            ] { record(key, "too few rows") }
            continue
        }
        let data = try Dataset(
            monthly.sessions, features: features.map(\.name), target: target, positive: "1")
        let (train, test) = try data.split(test: 0.2, stratified: true, seed: 42)
        let model = try LogisticRegression().fit(train)
        let (learned, held) = try (model.evaluate(train), model.evaluate(test))
        let naive = try held.baseline(.mostFrequent, fittedOn: train.labels()).accuracy
        gains.append(held.accuracy - naive)
        record([
            "naive.\(target).accuracy": naive,
            "logistic_regression.\(target).train_accuracy": learned.accuracy,
            "logistic_regression.\(target).test_accuracy": held.accuracy,
        ])
        let format = { (value: Double) in ValueFormat.decimals(4).text(of: .real(value)) }
        rows.append([target, "here", format(naive), format(learned.accuracy), format(held.accuracy)])
        let theirs = published[index]
        rows.append([target, "published", format(theirs.naive), format(theirs.train), format(theirs.test)])
    }
    guard let gain = gains.map(abs).max() else {
        text("There are too few rows to fit it.")
        return
    }
    show(
        Table(["target", "", "naive answer", "training rows", "test rows"], rows: rows),
        caption: "Accuracy of the plain logistic regression beside the naive answer")
    claim(
        gain < 0.03,
        """
        On test rows the regression is at most \(gain, .points(1)) of accuracy away from the naive answer, which gives everybody the more
        frequent one: by accuracy it learns next to nothing, here as there.
        """, as: "the plain regression learns nothing")
}
