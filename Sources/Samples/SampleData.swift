/// The generators of sample data.
public enum SampleData {
    private static let generators: [String: any SampleGenerator] = [
        "audience-decode": AudienceRatings(),
        "movielens": MovieLensRatings(),
        "pozytywka": PozytywkaSessions(),
        "spotify": SpotifyHistory(),
        "tiktok-verified": TikTokVideos(),
    ]

    /// The names of the analyses that have sample data, sorted.
    public static var names: [String] { generators.keys.sorted() }

    /// Returns the generator for an analysis, or nil if it has no sample data.
    public static func generator(for name: String) -> (any SampleGenerator)? { generators[name] }
}

/// A generator of synthetic data of the same shape as the real data of an analysis: the same files, columns, types and
/// quirks.
///
/// The same scale gives the same bytes.
public protocol SampleGenerator: Sendable {
    /// Writes the files.
    ///
    /// - Parameters:
    ///   - folder: an existing folder.
    ///   - scale: the size relative to the real data; `nil` for the generator's default.
    func write(to folder: String, scale: Double?) throws
}
