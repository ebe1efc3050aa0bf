import Base
import FoundationEssentials
import Record

/// The difference of two figures by the values of their charts, which a figure carries as JSON.
enum ChartDifference {
    /// Returns the difference in words; `nil` if the files are the same.
    static func text(from before: Data, to after: Data) -> String? {
        guard before != after else { return nil }
        guard let old = values(in: before), let new = values(in: after) else { return "the pictures differ" }
        let differing = Set(old.keys).union(new.keys).count { path in
            ChangedValue(old[path], new[path]).isChanged && !ChangedValue(old[path], new[path]).isNegligible
        }
        guard differing > 0 else { return "drawn differently, with the same values" }
        return
            "\(NumberFormat.grouped(differing)) of \(NumberFormat.grouped(max(old.count, new.count))) values differ"
    }

    /// The values of a figure's chart, by their paths; `nil` if it carries none.
    static func values(in svg: Data) -> [[String]: Value]? {
        let text = String(decoding: svg, as: UTF8.self)
        guard let start = text.firstRange(of: "<metadata>")?.upperBound,
            let end = text[start...].firstRange(of: "</metadata>")?.lowerBound
        else { return nil }
        let json = text[start..<end].replacing("&lt;", with: "<").replacing("&gt;", with: ">")
            .replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
        guard let chart = try? JSONDecoder().decode(JSON.self, from: Data(json.utf8)) else { return nil }
        var leaves: [[String]: Value] = [:]
        chart.addLeaves(to: &leaves, path: [])
        return leaves
    }
}

extension JSON {
    /// Adds all values without parts by their paths: members and indices.
    fileprivate func addLeaves(to leaves: inout [[String]: Value], path: [String]) {
        switch self {
        case .null: leaves[path] = .text("null")
        case .bool(let value): leaves[path] = .boolean(value)
        case .number(let value): leaves[path] = .real(value)
        case .string(let value): leaves[path] = .list([value])
        case .array(let elements):
            if elements.isEmpty { leaves[path] = .text("[]") }
            for (index, element) in elements.enumerated() {
                element.addLeaves(to: &leaves, path: path + ["\(index)"])
            }
        case .object(let members):
            if members.isEmpty { leaves[path] = .text("{}") }
            for (name, member) in members { member.addLeaves(to: &leaves, path: path + [name]) }
        }
    }
}
