/// Breaks a flow into pages.
enum Paginator {
    /// Returns the part of the flow on each page, each at most `height` points high unless a box can't be split.
    static func pages(of flow: Flow, height: Double) -> [any LayoutBox] {
        var pages: [any LayoutBox] = []
        var rest: any LayoutBox = flow
        while rest.height > height + layoutTolerance, let parts = rest.split(fitting: height, atTop: true) {
            pages.append(parts.head)
            rest = parts.rest
        }
        return pages + [rest]
    }
}
