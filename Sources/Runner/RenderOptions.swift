import FoundationEssentials

/// The options of a render.
public struct RenderOptions: Sendable {
    /// The folder of all data.
    public var data: URL
    /// The folder that takes the reports.
    public var output: URL
    /// Whether the user's own data is left alone.
    public var sampleOnly: Bool
    /// Parameters set, by name.
    public var parameters: [String: String]
    /// Whether scripts run even if nothing has changed, and compute everything anew.
    public var fresh: Bool
    /// The maximum size of the results that scripts keep, in bytes.
    public var cacheLimit: Int

    /// The maximum size of the results that scripts keep unless another one is given, in bytes.
    public static let defaultCacheLimit = 4_000_000_000

    /// Options for a render.
    public init(
        data: URL, output: URL, sampleOnly: Bool = false, parameters: [String: String] = [:],
        fresh: Bool = false, cacheLimit: Int = Self.defaultCacheLimit
    ) {
        self.data = data
        self.output = output
        self.sampleOnly = sampleOnly
        self.parameters = parameters
        self.fresh = fresh
        self.cacheLimit = cacheLimit
    }
}
