import Drawing
import Record

/// What stands around the body of a page: the running head, the page number and, on sample data, the banner.
struct PageFurniture {
    let report: Report
    let geometry: PageGeometry
    let pageCount: Int

    /// Draws what belongs to a page, numbered from 1.
    func draw(page: Int, on canvas: any Canvas) {
        if page > 1 {
            drawHead(on: canvas)
        } else if report.data.origin == .sample {
            drawBanner(on: canvas)
        }
        let body = geometry.body
        let number = TextLayout("\(page) / \(pageCount)", Typography.furniture.style.tabularFigures)
        canvas.draw(number, at: Point(body.maxX - number.size.width, geometry.size.height - 42))
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
            right -= tag.size.width + 10
            let place = Point(right + 5, 38)
            let ground = Rect(x: place.x, y: place.y, width: tag.size.width, height: tag.size.height)
            canvas.fill(Path(ground.inset(dx: -5, dy: -2), cornerRadius: 6), Palette.warningGround)
            canvas.draw(tag, at: place)
            right -= 12
        }
        let title = TextLayout(
            report.title, type.style, ParagraphStyle(width: right - body.minX, truncation: .end))
        canvas.draw(title, at: Point(body.minX, 38))
        canvas.fill(Rect(x: body.minX, y: 54, width: body.width, height: 0.4), Palette.rule)
    }

    /// A band across the top of the first page that nobody can overlook.
    private func drawBanner(on canvas: any Canvas) {
        let type = Typography.banner
        let text = TextLayout(
            [
                TextRun("Sample data. ", type.style.with { $0.weight = .semibold }),
                TextRun(
                    "The figures in this report come from made-up data of the same shape as the real.",
                    type.style),
            ])
        let band = Rect(x: 0, y: 0, width: geometry.size.width, height: 36)
        canvas.fill(band, Palette.warningGround)
        canvas.fill(Rect(x: 0, y: band.maxY - 1, width: band.width, height: 1), Palette.warning)
        canvas.draw(text, at: Point(geometry.body.minX, band.midY - text.size.height / 2))
    }
}
