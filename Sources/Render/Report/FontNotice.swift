import Charts
import Drawing
import FoundationEssentials

extension Report {
    /// Returns the warning that characters of the report have no font on this computer; `nil` if all have.
    ///
    /// Figures and the PDF are drawn here, so they have boxes in place of these characters, wherever they are read.
    public func missingFonts() -> String? {
        let encoder = JSONEncoder()
        var texts = [markdown]
        for block in blocks {
            switch block {
            case .code(let cell): texts.append(cell.source)
            case .figure(let figure):
                if let json = try? encoder.encode(figure.chart) {
                    texts.append(String(decoding: json, as: UTF8.self))
                }
            default: break
            }
        }
        let missing = FontCoverage.missing(in: texts)
        guard !missing.isEmpty else { return nil }
        let kinds = missing.map { "\($0.kind) (such as \($0.example), \($0.codePoint))" }.joined(
            separator: ", ")
        let packages = Set(missing.compactMap(\.package)).sorted().joined(separator: " ")
        return
            "No font on the computer that rendered this report has these characters, which are boxes in figures and in the "
            + "PDF: \(kinds). On Debian, apt-get install \(packages) adds them."
    }
}
