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
    /// Whether scripts run even if nothing has changed.
    public var fresh: Bool

    /// Options for a render.
    public init(
        data: URL, output: URL, sampleOnly: Bool = false, parameters: [String: String] = [:],
        fresh: Bool = false
    ) {
        self.data = data
        self.output = output
        self.sampleOnly = sampleOnly
        self.parameters = parameters
        self.fresh = fresh
    }
}
