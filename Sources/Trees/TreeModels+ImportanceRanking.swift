import Learn

extension DecisionTree.Model: ImportanceRanking {}

extension GradientBoosting.Model: ImportanceRanking {}

extension RandomForest.Model: ImportanceRanking {}
