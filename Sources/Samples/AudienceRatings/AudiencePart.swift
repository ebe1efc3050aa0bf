/// One of the three files, whose ratings are dealt by lot.
enum AudiencePart: Int, CaseIterable, Sendable {
    case train, validation, test

    /// The share of all ratings, met exactly.
    var share: Double {
        switch self {
        case .train: 0.7
        case .validation, .test: 0.15
        }
    }

    /// The share of the viewers with valid ratings who have no statistics, met exactly.
    var unknownViewerShare: Double {
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

    /// The seed of what is drawn for this file.
    var seed: UInt32 { AudienceRatings.seed + 1 + UInt32(rawValue) }
}
