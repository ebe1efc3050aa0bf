/// Something that a chart points out beside its data: a reference line, a period, a point, each with a few words.
public struct Annotation: Codable, Hashable, Sendable {
    /// The thing that is pointed out.
    public enum Mark: Codable, Hashable, Sendable {
        /// A vertical line at a value of the horizontal axis.
        case x(Double)
        /// A horizontal line at a value of the vertical axis.
        case y(Double)
        /// The area between two values of the horizontal axis.
        case xBand(Double, Double)
        /// The area between two values of the vertical axis.
        case yBand(Double, Double)
        /// A point.
        case point(x: Double, y: Double)
    }

    /// The thing that is pointed out. Dates are seconds since 1970-01-01T00:00:00.
    public var mark: Mark
    /// The words beside it; empty for none.
    public var label: String

    /// Creates an annotation.
    public init(_ mark: Mark, _ label: String = "") {
        self.mark = mark
        self.label = label
    }

    /// The values of the horizontal axis that it is at.
    var xs: [Double] {
        switch mark {
        case .x(let value), .point(let value, _): [value]
        case .xBand(let low, let high): [low, high]
        case .y, .yBand: []
        }
    }

    /// The values of the vertical axis that it is at.
    var ys: [Double] {
        switch mark {
        case .y(let value), .point(_, let value): [value]
        case .yBand(let low, let high): [low, high]
        case .x, .xBand: []
        }
    }
}

/// A chart that can point things out beside its data.
public protocol AnnotatedChart: Chart {
    /// The things that are pointed out.
    var annotations: [Annotation] { get set }
}

extension AnnotatedChart {
    /// The chart with things pointed out, in addition to those it has.
    ///
    ///     chart.annotated(Annotation(.y(0.5), "a coin"), Annotation(.point(x: 12, y: 1816), "September 6"))
    public func annotated(_ annotations: Annotation...) -> Self { annotated(annotations) }

    /// The chart with things pointed out, in addition to those it has.
    public func annotated(_ annotations: [Annotation]) -> Self {
        var chart = self
        chart.annotations += annotations.filter { ($0.xs + $0.ys).allSatisfy(\.isFinite) }
        return chart
    }

    /// The sentence that tells what is pointed out, with a space before it; empty if nothing is.
    var annotationText: String {
        let labels = annotations.map(\.label).filter { !$0.isEmpty }
        return labels.isEmpty ? "" : " Marked: \(labels.joined(separator: ", "))."
    }
}
