import Learn

extension DecisionTree.Fitted: ImportanceRanking {}

extension GradientBoosting.Fitted: ImportanceRanking {}

extension RandomForest.Fitted: ImportanceRanking {}
