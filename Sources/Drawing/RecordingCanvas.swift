/// A canvas that stores what was drawn as a list, so that tests can check geometry instead of pixels.
public final class RecordingCanvas: Canvas {
    /// A drawn item.
    public struct Item: Sendable {
        /// The kind of an item with its appearance.
        public enum Kind: Hashable, Sendable {
            /// A filled path.
            case fill(Color)
            /// The line of a path.
            case stroke(Stroke)
            /// Lines of text.
            case text(String)
        }

        /// The kind of the item.
        public var kind: Kind
        /// The role of the item.
        public var role: DrawingRole
        /// The bounding box of the item in the canvas's untransformed coordinates, without line widths, intersected with
        /// the bounding box of the clip. That of text is the bounding box of its ink.
        public var bounds: Rect
    }

    /// The drawn items, in order.
    public private(set) var items: [Item] = []

    private struct State {
        var transform = Transform.identity
        var clip: Rect?
        var role = DrawingRole.frame
    }

    private var state = State()
    private var saved: [State] = []

    /// An empty recording.
    public init() {}

    /// The drawn texts, in order.
    public var texts: [String] {
        items.compactMap { if case .text(let text) = $0.kind { text } else { nil } }
    }

    /// See ``Canvas/save()``.
    public func save() { saved.append(state) }

    /// See ``Canvas/restore()``.
    public func restore() { state = saved.popLast() ?? State() }

    /// See ``Canvas/concatenate(_:)``.
    public func concatenate(_ transform: Transform) {
        state.transform = transform.followed(by: state.transform)
    }

    /// See ``Canvas/clip(to:)``.
    public func clip(to path: Path) {
        guard let bounds = path.bounds else { return }
        let added = state.transform.apply(to: bounds)
        state.clip = state.clip.map { intersection($0, added) } ?? added
    }

    /// See ``Canvas/fill(_:_:)``.
    public func fill(_ path: Path, _ color: Color) {
        append(.fill(color), path.bounds)
    }

    /// See ``Canvas/stroke(_:_:)``.
    public func stroke(_ path: Path, _ stroke: Stroke) {
        append(.stroke(stroke), path.bounds)
    }

    /// See ``Canvas/draw(_:lines:at:)``.
    public func draw(_ text: TextLayout, lines: Range<Int>, at origin: Point) {
        let chosen = text.lines[lines]
        guard let first = chosen.first else { return }
        let ink = chosen.dropFirst().reduce(first.inkBounds) { $0.union($1.inkBounds) }
        let content = chosen.map { text.substring($0.range) }.joined(separator: "\n")
        append(.text(content), ink.offset(dx: origin.x, dy: origin.y - first.bounds.minY))
    }

    /// See ``Canvas/assign(_:)``.
    public func assign(_ role: DrawingRole) { state.role = role }

    private func append(_ kind: Item.Kind, _ bounds: Rect?) {
        guard let bounds else { return }
        let placed = state.transform.apply(to: bounds)
        let visible = state.clip.map { intersection($0, placed) } ?? placed
        items.append(Item(kind: kind, role: state.role, bounds: visible))
    }

    private func intersection(_ one: Rect, _ other: Rect) -> Rect {
        let left = max(one.minX, other.minX)
        let top = max(one.minY, other.minY)
        return Rect(
            x: left, y: top,
            width: max(0, min(one.maxX, other.maxX) - left),
            height: max(0, min(one.maxY, other.maxY) - top))
    }
}
