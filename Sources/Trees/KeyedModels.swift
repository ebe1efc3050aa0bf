import Base
import Learn

// The models that may be part of a key: all that their files hold is all that they predict from.

extension DecisionTree.Fitted: Keyed {}
extension DecisionTreeRegressor.Fitted: Keyed {}
extension GradientBoosting.Fitted: Keyed {}
extension GradientBoostingRegressor.Fitted: Keyed {}
extension RandomForest.Fitted: Keyed {}
extension RandomForestRegressor.Fitted: Keyed {}

extension TreeEnsemble {
    /// Returns the key of predictions for some rows; `nil` if the model has about as many nodes as its trees are walked times,
    /// so that hashing them would take as long as predicting.
    func keyOfPredictions(_ name: String, by model: some Keyed, for x: Matrix) -> ResultKey? {
        let nodeCount = trees.reduce(0) { $0 + $1.nodes.count }
        return nodeCount <= x.rowCount * trees.count / 16 ? ResultKey(name, model, x) : nil
    }
}
