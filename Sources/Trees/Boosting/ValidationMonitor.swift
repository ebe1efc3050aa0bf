import Learn

/// Tracks the loss on validation rows while trees are added.
struct ValidationMonitor<Loss: BoostingLoss> {
    private let x: Matrix
    private let loss: Loss
    private let stopping: EarlyStopping
    private var scores: [Double]
    /// The loss after each iteration.
    private(set) var losses: [Double] = []
    /// The ensemble with the smallest loss so far.
    private(set) var best: TreeEnsemble?
    private var leastLoss = Double.infinity

    /// - Parameter initialScores: the initial scores of the training loss.
    init(_ x: Matrix, _ loss: Loss, initialScores: [Double], _ stopping: EarlyStopping) {
        self.x = x
        self.loss = loss
        self.stopping = stopping
        scores = initialScores.flatMap { [Double](repeating: $0, count: x.rowCount) }
    }

    /// Adds the trees of another iteration.
    ///
    /// - Returns: whether the loss has not decreased for `patience` iterations.
    mutating func shouldStop(after ensemble: TreeEnsemble, threadCount: Int?) -> Bool {
        let count = ensemble.trees.count
        ensemble.addOutputs(
            of: count - loss.outputCount..<count, for: x, to: &scores, threadCount: threadCount)
        losses.append(loss.mean(at: scores))
        if losses[losses.count - 1] < leastLoss - stopping.tolerance {
            leastLoss = losses[losses.count - 1]
            best = ensemble
        }
        return losses.count - (best?.trees.count ?? 0) / loss.outputCount >= stopping.patience
    }
}
