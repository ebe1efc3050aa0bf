/// The generators of sample data, by the name of the analysis that they make data for.
public enum SampleData {
    private static let generators: [String: any SampleGenerator] = [
        "audience-decode": AudienceRatings(),
        "spotify": SpotifyHistory(),
        "tiktok-verified": TikTokVideos(),
    ]

    /// The analyses that have sample data, by name.
    public static var names: [String] { generators.keys.sorted() }

    /// The generator for an analysis, if it has one.
    public static func generator(for name: String) -> (any SampleGenerator)? { generators[name] }
}

/// Makes up data of the same shape as an analysis' real data: the same files, columns, types and quirks.
///
/// The same scale gives the same bytes.
public protocol SampleGenerator: Sendable {
    /// Writes the files.
    ///
    /// - Parameters:
    ///   - folder: an existing folder.
    ///   - scale: how much data, as a share of the real data's size; `nil` for what suits a first look.
    func write(to folder: String, scale: Double?) throws
}
