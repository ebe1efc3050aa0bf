import Drawing
import FoundationEssentials
import Synchronization

/// The PDF of a report in the making. Loading fonts and setting the code take a good part of the time, and can be done
/// while the script still runs.
public final class PDFDraft: Sendable {
    private struct State {
        let fonts = FontMap()
        var listings: [String: CodeBox] = [:]
    }

    private let state = Mutex(State())

    /// A draft of which nothing is made yet.
    public init() {}

    /// Loads the typefaces of reports, and sets the code of a script.
    public func prepare(_ script: Script) {
        state.withLock { state in
            state.fonts.use {
                for style in [Typography.title, Typography.heading(2), Typography.body] {
                    _ = TextLayout("Weft", style.style)
                }
                let flow = ProseFlow(links: LinkResolver(identifiers: []), width: PageGeometry().body.width)
                for cell in script.cells where state.listings[cell.source] == nil {
                    state.listings[cell.source] = flow.listing(cell.source, isSwift: true)
                }
            }
        }
    }

    /// The PDF of a report.
    ///
    /// - Throws: `DrawingError` if Cairo cannot write it.
    public func data(of report: Report) throws -> Data {
        try state.withLock { state in
            try state.fonts.use { try PDFReport.data(of: report, listings: state.listings) }
        }
    }
}
