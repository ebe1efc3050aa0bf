/// Metrics of everything but a classifier's predictions: of rankings by any score, of predicted numbers, of clusterings.
/// The truth comes first, as in scikit-learn.
///
/// Metrics of predicted classes are properties of ``ConfusionMatrix``, those of predicted probabilities properties of
/// ``ClassificationScores``, and ``Scorer`` has the names of both.
public enum Metrics {}
