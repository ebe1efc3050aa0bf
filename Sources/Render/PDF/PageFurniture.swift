import Drawing
import Record

/// The parts of a page outside its body: the running head, the page number and, on sample data, the banner.
struct PageFurniture {
    /// The space between the tag "Sample data" and the edges of its background.
    private static let tagPadding = Insets.symmetric(horizontal: 5, vertical: 2)
    /// The radius of the tag's corners, in points.
    private static let tagRadius = 6.0
    /// The space between the running head's title and the tag, in points.
    private static let tagGap = 12.0
    /// The thickness of the rule below the running head, in points.
    private static let headRuleWidth = 0.4
    /// The thickness of the line below the banner, in points.
    private static let bannerLineWidth = 1.0

    /// The report.
    let report: Report
    /// The dimensions of the page.
    let geometry: PageGeometry
    /// The number of pages of the document.
    let pageCount: Int

    /// Draws the furniture of a page, numbered from 1.
    func draw(page: Int, on canvas: any Canvas) {
        if page > 1 {
            drawHead(on: canvas)
        } else if report.data.origin == .sample {
            drawBanner(on: canvas)
        }
        let number = TextLayout("\(page) / \(pageCount)", Typography.furniture.style.tabularFigures)
        canvas.draw(
            number,
            at: Point(
                geometry.body.maxX - number.size.width, geometry.size.height - geometry.pageNumberHeight))
    }

    private func drawHead(on canvas: any Canvas) {
        let body = geometry.body
        let type = Typography.furniture
        var right = body.maxX
        if report.data.origin == .sample {
            let tag = TextLayout(
                "Sample data",
                type.style.with {
                    $0.weight = .semibold
                    $0.color = Palette.warning
                })
            right -= tag.size.width + Self.tagPadding.left + Self.tagPadding.right
            let place = Point(right + Self.tagPadding.left, geometry.headTop)
            let text = Rect(x: place.x, y: place.y, width: tag.size.width, height: tag.size.height)
            canvas.fill(
                Path(
                    text.inset(dx: -Self.tagPadding.left, dy: -Self.tagPadding.top),
                    cornerRadius: Self.tagRadius), Palette.warningBackground)
            canvas.draw(tag, at: place)
            right -= Self.tagGap
        }
        let title = TextLayout(
            report.title, type.style, ParagraphStyle(width: right - body.minX, truncation: .end))
        canvas.draw(title, at: Point(body.minX, geometry.headTop))
        canvas.fill(
            Rect(x: body.minX, y: geometry.headRuleTop, width: body.width, height: Self.headRuleWidth),
            Palette.rule)
    }

    /// Draws the banner across the top of the first page.
    private func drawBanner(on canvas: any Canvas) {
        let type = Typography.banner
        let text = TextLayout(
            [
                TextRun("Sample data. ", type.style.with { $0.weight = .semibold }),
                TextRun(Report.sampleDataNotice, type.style),
            ])
        let band = Rect(x: 0, y: 0, width: geometry.size.width, height: geometry.bannerHeight)
        canvas.fill(band, Palette.warningBackground)
        canvas.fill(
            Rect(
                x: 0, y: band.maxY - Self.bannerLineWidth, width: band.width, height: Self.bannerLineWidth),
            Palette.warning)
        canvas.draw(text, at: Point(geometry.body.minX, band.midY - text.size.height / 2))
    }
}
