/// Breaks a stack into pages.
enum Pager {
    /// The parts of the stack that stand on each page, none higher than `height`.
    static func pages(of stack: Stack, height: Double) -> [any Box] {
        var pages: [any Box] = []
        var rest: any Box = stack
        while rest.height > height + layoutTolerance, let parts = rest.split(fitting: height, atTop: true) {
            pages.append(parts.head)
            rest = parts.rest
        }
        return pages + [rest]
    }
}
