import Testing

@testable import Learn

/// Reference values of scikit-learn's group splitters.
@Suite struct GroupSplitTests {
    private let groups = Groups([0, 0, 1, 1, 1, 2, 3, 3, 4, 4, 4, 5])
    private let labels: Labels

    init() throws {
        labels = try Labels([0, 1, 0, 0, 1, 1, 0, 1, 0, 0, 0, 1])
    }

    @Test func balanced() throws {
        let folds = try GroupKFold(splits: 3, groups: groups).split(labels)
        #expect(folds.map(\.test) == [[8, 9, 10, 11], [2, 3, 4, 5], [0, 1, 6, 7]])
    }

    @Test func shuffled() throws {
        let folds = try GroupKFold(splits: 3, groups: groups, shuffle: true, seed: 42).split(labels)
        #expect(folds.map(\.test) == [[0, 1, 2, 3, 4], [5, 11], [6, 7, 8, 9, 10]])
    }

    @Test func random() throws {
        let folds = try GroupShuffleSplit(splits: 2, groups: groups, testSize: 0.4, seed: 42).split(labels)
        #expect(folds.map(\.test) == [[0, 1, 2, 3, 4, 11], [0, 1, 2, 3, 4, 6, 7]])
    }

    @Test func stratified() throws {
        let folds = try StratifiedGroupKFold(splits: 3, groups: groups).split(labels)
        #expect(folds.map(\.test) == [[8, 9, 10, 11], [0, 1, 5], [2, 3, 4, 6, 7]])
    }

    @Test func stratifiedAndShuffled() throws {
        let folds = try StratifiedGroupKFold(splits: 3, groups: groups, shuffle: true, seed: 1).split(labels)
        #expect(folds.map(\.test) == [[8, 9, 10, 11], [0, 1, 5], [2, 3, 4, 6, 7]])
    }

    @Test func groupsStayTogether() throws {
        let validators: [any CrossValidator] = [
            GroupKFold(splits: 3, groups: groups), GroupShuffleSplit(splits: 4, groups: groups, seed: 3),
            StratifiedGroupKFold(splits: 2, groups: groups),
        ]
        for validator in validators {
            for split in try validator.split(labels) {
                let train = Set(split.train.map { groups.codes[$0] })
                #expect(train.isDisjoint(with: split.test.map { groups.codes[$0] }))
                #expect(split.train.count + split.test.count == 12)
            }
        }
    }

    @Test func textsAsGroups() {
        #expect(Groups(["b", "a", "b", "é"]).codes == [1, 0, 1, 2])
        let gaps = Groups(["b", nil, "a", nil])
        #expect(gaps.codes == [1, 2, 0, 3] && gaps.names == ["a", "b", "row 1", "row 3"])
    }

    @Test func invalidInput() throws {
        #expect(throws: LearnError.lengthMismatch(what: "groups", count: 12, expected: 2)) {
            try GroupKFold(groups: groups).split(labels.rows([0, 1]))
        }
        #expect(throws: LearnError.self) { try GroupKFold(splits: 7, groups: groups).split(labels) }
        #expect(throws: LearnError.self) { try StratifiedGroupKFold(splits: 1, groups: groups).split(labels) }
        #expect(throws: LearnError.self) {
            try StratifiedGroupKFold(splits: 3, groups: Groups([0, 1, 2, 3])).split(Labels([0, 1, 0, 1]))
        }
    }
}
