import Drawing
import FoundationEssentials
import Synchronization

/// The PDF of a report in preparation. Loading fonts and laying out the code take a good part of the time and can be done
/// while the script is still running.
public final class PDFDraft: Sendable {
    private struct State {
        /// The fonts loaded so far; passed from the thread that prepares to the one that finishes.
        let fonts = FontMap()
        /// The code laid out so far, by its text.
        var listings: [String: CodeBox] = [:]
    }

    private let state = Mutex(State())

    /// A draft with nothing prepared.
    public init() {}

    /// Loads the typefaces of reports and lays out the code of a script.
    public func prepare(_ script: Script) {
        state.withLock { state in
            state.fonts.use {
                for style in [Typography.title, Typography.heading(2), Typography.body] {
                    _ = TextLayout("Weft", style.style)
                }
                let layout = ProseLayout(
                    links: LinkResolver(identifiers: []), width: PageGeometry().body.width)
                for cell in script.cells where state.listings[cell.source] == nil {
                    state.listings[cell.source] = layout.listing(cell.source, isSwift: true)
                }
            }
        }
    }

    /// Returns the PDF of a report. Code that ``prepare(_:)`` has laid out is not laid out again.
    ///
    /// - Throws: `DrawingError` if Cairo can't write the file or a link has no destination.
    public func data(of report: Report) throws -> Data {
        try state.withLock { state in
            try state.fonts.use { try PDFReport.data(of: report, listings: state.listings) }
        }
    }
}
