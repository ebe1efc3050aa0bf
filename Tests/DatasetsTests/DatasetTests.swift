import Base
import Frames
import Learn
import TestSupport
import Testing
import Trees

@testable import Datasets

@Suite struct DatasetTests {
    /// Twelve days of two users; the temperature is twice the feature and a little.
    private let days: DataFrame

    init() throws {
        let rows = Array(0..<12)
        let dates = rows.map { Timestamp(microseconds: (16_436 + $0) * 86_400_000_000) }
        let x = rows.map { Double($0 * 7 % 12) }
        let wind = ["n", "s", nil, "n", "w", "s", "n", "n", "s", "w", "n", "s"]
        let odd = rows.map { Double($0 % 2) }
        let temperature = zip(x, odd).map { 2 * $0 + $1 }
        let rain = rows.map { $0 % 3 == 0 ? "yes" : "no" }
        days = try DataFrame([
            Column("date", dates), Column("x", x), Column("wind", wind),
            Column("user", rows.map { $0 / 3 }), Column("weight", odd.map { 1 + $0 }),
            Column("temperature", temperature), Column("rain", rain),
        ])
    }

    private func classes(groups: String? = nil) throws -> Dataset {
        try Dataset(days, features: ["x", "wind"], target: "rain", groups: groups, time: "date")
    }

    private func numbers() throws -> Dataset {
        try Dataset(days, features: ["x"], target: "temperature", weights: "weight", time: "date")
    }

    @Test func takesFeaturesAndTargetFromATable() throws {
        let data = try classes(groups: "user")
        #expect(data.features == ["x", "wind"] && data.rowCount == 12)
        #expect(data.x.categories == [nil, ["n", "s", "w"]])
        #expect(data.x[2, 1].isNaN)
        #expect(try data.labels() == Labels(days["rain"]))
        #expect(data.groups == Groups((0..<12).map { $0 / 3 }))
        #expect(throws: DatasetError.needsNumbers(target: "rain")) { try data.numbers() }
        #expect(throws: DatasetError.needsClasses(target: "temperature")) { try numbers().labels() }
        #expect(
            try Dataset(days, features: ["x"], target: "rain", positive: "no").labels().positiveClass == "no")
        #expect(try Dataset(days, features: ["x"], target: "user", positive: "3").labels().classCount == 4)
        #expect(throws: FrameError.self) { try Dataset(days, features: ["y"], target: "rain") }
        #expect(throws: FrameError.self) { try Dataset(days, features: ["x"], target: "rain", time: "day") }
        #expect(throws: LearnError.missingLabel(row: 2)) {
            try Dataset(days, features: ["x"], target: "wind")
        }
    }

    @Test func rowsKeepWhatBelongsToThem() throws {
        let data = try Dataset(
            days, features: ["x"], target: "temperature", weights: "weight", groups: "user", time: "date")
        let part = try data.rows([11, 0])
        #expect(try part.table == days[rows: [11, 0]])
        #expect(part.weights == [2, 1] && part.groups == Groups([3, 0]))
        let expected = [2 * part.x[0, 0] + 1, 2 * part.x[1, 0]]
        #expect(try part.numbers() == expected)
    }

    @Test func splitsAtRandomAsTheFunctionDoes() throws {
        let data = try classes()
        let (train, test) = try data.split(test: 0.25, stratified: true, seed: 42)
        let expected = try trainTestSplit(count: 12, testSize: 0.25, stratify: data.labels(), seed: 42)
        #expect(try train.table == days[rows: expected.train] && test.table == days[rows: expected.test])
    }

    @Test func splitsByGroupsAndTimes() throws {
        let (train, test) = try classes(groups: "user").split(test: 0.5, grouped: true, seed: 1)
        let users = try [train, test].map { Set(try $0.table["user"].integers) }
        #expect(users[0].isDisjoint(with: users[1]) && users[0].count == 2 && test.rowCount == 6)
        #expect(throws: DatasetError.noGroups) { try classes().split(test: 0.5, grouped: true) }

        let (before, after) = try numbers().split(after: "2015-01-04")
        #expect(before.rowCount == 4 && after.rowCount == 8)
        let limit = try #require(Timestamp("2015-01-04"))
        #expect(try numbers().split(after: limit).after.table == after.table)
        let (early, late) = try numbers().split(last: 0.25)
        #expect(early.rowCount == 9 && late.rowCount == 3)
        #expect(throws: DatasetError.unreadableTime("soon")) { try numbers().split(after: "soon") }
        #expect(throws: DatasetError.emptySide(time: "2030-01-01")) {
            try numbers().split(after: "2030-01-01")
        }
        #expect(throws: DatasetError.noTimes) {
            try Dataset(days, features: ["x"], target: "rain").split(last: 3)
        }
    }

    @Test("What is kept of some rows is found without gathering them; gathered, they are the same")
    func rowsAreGatheredLate() throws {
        func some(_ data: Dataset, _ rows: [Int] = [2, 0, 2]) throws -> Matrix {
            try data.split(test: 0.25, seed: 3).train.rows(rows).x
        }
        // Of fewer rows no key is made.
        let count = 1 << 14
        let table = try DataFrame([
            Column("x", (0..<count).map { Double($0 * 7 % 12) }), Column("y", (0..<count).map { $0 % 2 }),
        ])
        func data(_ table: DataFrame) throws -> Dataset {
            try Dataset(table, features: ["x"], target: "y", positive: "1")
        }
        let expected = try some(data(table))
        #expect(expected.knownDigest == nil)
        try ResultFolder().store().use {
            // A table that a key stands for.
            let data = try data(table.filter(col("y") >= 0))
            let digest = try some(data).knownDigest
            #expect(digest != nil && data.x.knownDigest != nil)
            #expect(try some(data).knownDigest == digest && some(data, [2, 0, 1]).knownDigest != digest)
            var found = try some(data)
            #expect(found == expected)
            found[1, 0] = 50
            #expect(found.knownDigest == nil && found[1, 0] == 50)
            #expect(try some(data) == expected)
            #expect(try data.rows([2, 0]).table == table[rows: [2, 0]])
        }
    }

    @Test func upsamplingDrawsTheSmallerClasses() throws {
        let data = try classes().upsampled(seed: 42)
        let others = (0..<12).filter { $0 % 3 != 0 }
        let drawn = try resample(count: 4, samples: 8, seed: 42).map { $0 * 3 }
        #expect(try data.table == days[rows: others + drawn])
        #expect(try data.labels().classCounts == [8, 8])
    }

    @Test func classifiersAreFittedAndEvaluated() throws {
        let data = try Dataset(days, features: ["x"], target: "rain", weights: "weight")
        let model = try LogisticRegression().fit(data)
        let expected = try LogisticRegression().fit(data.x, data.labels(), sampleWeight: data.weights)
        #expect(
            try model.evaluate(data) == expected.evaluate(data.x, data.labels(), sampleWeight: data.weights))
        #expect(try model.predict(data) == expected.predict(data.x))
        #expect(throws: DatasetError.needsClasses(target: "temperature")) {
            try LogisticRegression().fit(numbers())
        }
    }

    @Test func regressorsAreFittedAndEvaluated() throws {
        let data = try numbers()
        let model = try DecisionTreeRegressor(maxDepth: 2).fit(data)
        let score = try model.evaluate(data)
        let predicted = try model.predict(data.x)
        let errors = zip(try data.numbers(), predicted).map { abs($0 - $1) }
        let weights = try #require(data.weights)
        let mean = zip(errors, weights).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
        #expect(isClose(score.meanAbsoluteError, mean) && score.r2 > 0.5)
        #expect(isClose(score.rootMeanSquaredError * score.rootMeanSquaredError, score.meanSquaredError))
        let naive = try data.score(predicting: "x")
        #expect(naive.meanAbsoluteError > score.meanAbsoluteError)
        #expect(throws: DatasetError.needsNumbers(target: "rain")) {
            try DecisionTreeRegressor().fit(classes())
        }
    }

    @Test func crossValidationKeepsGroupsTogether() throws {
        let data = try Dataset(days, features: ["x"], target: "rain")
        let folds = StratifiedKFold(splits: 3, shuffle: true, seed: 7)
        #expect(
            try crossValidate(LogisticRegression(), on: data, folds: 3, scoring: [.accuracy], seed: 7)
                == crossValidate(
                    LogisticRegression(), data.x, data.labels(), folds: folds, scoring: [.accuracy]))
        let grouped = try Dataset(days, features: ["x"], target: "rain", groups: "user")
        let groupFolds = StratifiedGroupKFold(
            splits: 3, groups: Groups((0..<12).map { $0 / 3 }), shuffle: true, seed: 7)
        #expect(
            try crossValidate(LogisticRegression(), on: grouped, folds: 3, scoring: [.accuracy], seed: 7)
                == crossValidate(
                    LogisticRegression(), grouped.x, grouped.labels(), folds: groupFolds, scoring: [.accuracy]
                ))
    }
}
