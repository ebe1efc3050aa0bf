import Foundation
import Frames
import TestSupport

/// Texts that become code, or another text than they are, where they are not escaped; and data in which they stand.
enum HostileText {
    /// What a browser would run if it were not text: it would change the title of the page.
    static let deed = "document.title='hostile'"
    static let all = [
        "<script>\(deed)</script>", "<img src=x onerror=\"\(deed)\">", "[x](javascript:\(deed))",
        "\"><svg onload=\(deed)>", "]]></style><script>\(deed)</script>", "javascript:\(deed)",
        "<a href=\"file:///etc/passwd\">x</a>", "</data></td></table><h1>hostile</h1>", "<!--",
        "{{{html}}} {{#blocks}}",
        "\u{1b}[31mred\u{7} \u{9b}2J", "\u{202e}evil\u{2066}", "\u{2028}line\u{2029}", "\u{fffe}\u{1fffe}",
        "=1+cmd|' /C calc'!A0", "| a | b |", "```swift", "&lt;b&gt;", "# heading", "- item", "1. one",
        "$x$ **bold** _it_", "![p](http://x.example/p.png)",
        "http://x.example/)/S/JavaScript/JS(app.alert(1))", "http://a.example/a)b(c",
        String(repeating: "long ", count: 60),
    ]

    /// Puts hostile texts into columns of a table, in some rows.
    static func spread(over table: DataFrame, _ names: [String], every step: Int) throws -> DataFrame {
        try DataFrame(
            try table.columns.map { column in
                guard let shift = names.firstIndex(of: column.name) else { return column }
                var texts = try column.texts
                for (number, row) in stride(from: shift, to: texts.count, by: step).enumerated() {
                    texts[row] = all[(number + shift) % all.count]
                }
                return Column(column.name, texts)
            })
    }

    /// Puts hostile texts into fields of the lines of a file, in some lines. Lines that are broken already stay.
    static func spread(overLinesOf file: URL, _ names: [String], every step: Int) throws {
        var number = 0
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").enumerated().map {
            index, line in
            guard index % step == 0,
                var row = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            else { return String(line) }
            for name in names where row[name] != nil {
                number += 1
                let text = all[number % all.count]
                row[name] = (row[name] as? [Any]).map { $0 + [text] } ?? text
            }
            return String(decoding: try JSONSerialization.data(withJSONObject: row), as: UTF8.self)
        }
        try Data(lines.joined(separator: "\n").utf8).write(to: file)
    }
}
