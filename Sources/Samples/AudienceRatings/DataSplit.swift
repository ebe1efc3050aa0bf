/// One of the three files that ratings are assigned to at random.
enum DataSplit: Int, CaseIterable, Sendable {
    case train, validation, test

    /// The exact fraction of all ratings.
    var fraction: Double {
        switch self {
        case .train: 0.7
        case .validation, .test: 0.15
        }
    }

    /// The exact fraction of the viewers with valid ratings that have no statistics.
    var unknownViewerFraction: Double {
        switch self {
        case .train: 0.002
        case .validation, .test: 0.02
        }
    }

    /// The name of the file.
    var fileName: String {
        switch self {
        case .train: "viewer_interactions_train.db"
        case .validation: "viewer_interactions_val.db"
        case .test: "viewer_interactions_test.db"
        }
    }

    /// The seed of the ratings of this file.
    var seed: UInt32 { AudienceRatings.seed + 1 + UInt32(rawValue) }
}
