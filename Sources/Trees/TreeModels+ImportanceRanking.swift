import Learn

extension DecisionTree.Fitted: ImportanceRanking {}

extension GradientBoosting.Fitted: ImportanceRanking {}

extension RandomForest.Fitted: ImportanceRanking {}

extension DecisionTreeRegressor.Fitted: ImportanceRanking {}

extension GradientBoostingRegressor.Fitted: ImportanceRanking {}

extension RandomForestRegressor.Fitted: ImportanceRanking {}
