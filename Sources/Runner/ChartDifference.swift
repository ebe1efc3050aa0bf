import Base
import FoundationEssentials

/// The difference of two figures by the values of their charts, which a figure carries as JSON.
enum ChartDifference {
    /// Returns the difference in words; `nil` if the files are the same.
    static func text(from before: Data, to after: Data) -> String? {
        guard before != after else { return nil }
        guard let old = values(in: before), let new = values(in: after) else { return "the pictures differ" }
        let differing = Set(old.keys).union(new.keys).count { old[$0] != new[$0] }
        guard differing > 0 else { return "drawn differently, with the same values" }
        return
            "\(NumberFormat.grouped(differing)) of \(NumberFormat.grouped(max(old.count, new.count))) values differ"
    }

    /// The values of a figure's chart as texts, by their paths; `nil` if it carries none.
    private static func values(in svg: Data) -> [String: String]? {
        let text = String(decoding: svg, as: UTF8.self)
        guard let start = text.firstRange(of: "<metadata>")?.upperBound,
            let end = text[start...].firstRange(of: "</metadata>")?.lowerBound
        else { return nil }
        let json = text[start..<end].replacing("&lt;", with: "<").replacing("&gt;", with: ">")
            .replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
        guard let chart = try? JSONDecoder().decode(JSON.self, from: Data(json.utf8)) else { return nil }
        var leaves: [String: String] = [:]
        chart.addLeaves(to: &leaves, path: "")
        return leaves
    }
}

extension JSON {
    /// Adds all values that are neither an array nor an object, as texts by their paths.
    fileprivate func addLeaves(to leaves: inout [String: String], path: String) {
        switch self {
        case .null: leaves[path] = "null"
        case .bool(let value): leaves[path] = "\(value)"
        case .number(let value): leaves[path] = "\(value)"
        case .string(let value): leaves[path] = "\"\(value)\""
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                element.addLeaves(to: &leaves, path: "\(path)[\(index)]")
            }
        case .object(let members):
            for (name, member) in members { member.addLeaves(to: &leaves, path: "\(path).\(name)") }
        }
    }
}
