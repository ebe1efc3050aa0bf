import Base

// The models that may be part of a key: all that their files hold is all that they predict from.

extension StandardScaler.Fitted: Keyed {}
extension MinMaxScaler.Fitted: Keyed {}
extension RobustScaler.Fitted: Keyed {}
extension SimpleImputer.Fitted: Keyed {}
extension OneHotEncoder.Fitted: Keyed {}
extension OrdinalEncoder.Fitted: Keyed {}
extension KMeans.Fitted: Keyed {}
extension PCA.Fitted: Keyed {}
extension LogisticRegression.Fitted: Keyed {}
extension DummyClassifier.Fitted: Keyed {}
extension DummyRegressor.Fitted: Keyed {}
extension LinearModel: Keyed {}
