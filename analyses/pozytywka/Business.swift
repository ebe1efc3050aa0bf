import Weft

/// Reads the model as a decision: whom to address, and when that pays.
func readForBusiness(_ model: PurchaseModel) throws {
    //: Curves are of the test users: whom the model ranks highest is addressed first.
    try show(GainPlot(["boosting": model.scores]), caption: "Buyers found by share of users addressed")
    try show(
        LiftPlot(model.scores.liftCurve()),
        caption: "How many times as often each tenth buys as the average user")
    /*:
     ### Expected profit by number addressed

     An offer earns only what it changes. Let it cost `cost`, a sale be worth `worth`, and let an offer raise a user's probability of a
     purchase by the share `effect` of what it is, all set by `--set`. The effect is an assumption until the experiment has measured it.
    */
    let (cost, worth) = (try parameter("cost", default: 1.0), try parameter("worth", default: 12.0))
    let effect = try parameter("effect", default: 1.0)
    let probability = try model.scores.probability()
    let order = probability.indices.sorted { (probability[$0], $1) > (probability[$1], $0) }
    let truth = model.scores.truth.codes
    func profits(_ effect: Double) -> [Double] {
        var total = 0.0
        return [0]
            + order.map { row in
                total += worth * effect * Double(truth[row]) - cost
                return total
            }
    }
    let curves = [0.5, 1, 2].map { factor in (effect: effect * factor, values: profits(effect * factor)) }
    let places = Array(stride(from: 0, through: order.count, by: max(1, order.count / 200)))
    show(
        LineChart(
            series: curves.map { curve in
                LineChart.Series(
                    name: "effect \(ValueFormat.percent(0).text(of: .real(curve.effect)))",
                    x: places.map(Double.init),
                    y: places.map { curve.values[$0] })
            }, xLabel: "Rows of users addressed, most likely buyers first", yLabel: "Profit"),
        caption: "Profit by number addressed, for three assumed effects of an offer")
    let values = curves[1].values
    let best = values.indices.max { values[$0] < values[$1] } ?? 0
    let everybody = values[values.count - 1]
    // The effect at which addressing the top tenth pays for itself.
    let tenth = max(1, order.count / 10)
    let buyers = order.prefix(tenth).count { truth[$0] == 1 }
    let breakEven = cost * Double(tenth) / (worth * Double(max(1, buyers)))
    record([
        "business.addressed": best, "business.profit": values[best], "business.profit_everybody": everybody,
        "business.break_even_effect": breakEven,
    ])
    summary {
        claim(
            values[best] > everybody,
            """
            **Whom to address**: suppose that an offer raises the probability of a purchase by \(effect, .percent(0)), relative to what
            it is. Then the profit is highest for the \(best) most likely of \(order.count) (\(values[best], .decimals(0))); addressing
            all brings \(everybody, .decimals(0)). The top tenth pays if the increase is \(breakEven, .percent(0)) or more.
            """, as: "addressing some beats addressing all")
    }
    try findHarmed(model)
}

private func findHarmed(_ model: PurchaseModel) throws {
    //: ### For whom more advertisements do harm
    let more = try withBehaviour(
        model.test.table.with(["number_of_advertisements": col("number_of_advertisements") * 1.25]))
    let then = model.calibration.calibrated(
        try model.boosting.predictProbability(Matrix(more, columns: model.train.features)))
    let now = try model.scores.probability()
    let count = Double(now.count)
    let harmed = Double(now.indices.count { then[$0] < now[$0] }) / count
    let helped = Double(now.indices.count { then[$0] > now[$0] }) / count
    let mean = zip(then, now).reduce(0) { $0 + $1.0 - $1.1 } / count
    record([
        "business.harmed_share": harmed, "business.helped_share": helped,
        "business.more_advertisements_gain": mean,
    ])
    claim(
        helped > harmed,
        """
        With a quarter more advertisements the model's probability rises for \(helped, .percent(0)) of the rows and falls for
        \(harmed, .percent(0)); it stays for \(1 - helped - harmed, .percent(0)), and changes by \(mean, .points(2)) on average. Where it
        does not rise there is nothing to gain, and something to lose: the model does not know who leaves the service because of
        advertisements. For more of them to pay, the gain must be caused by them, and outweigh those who leave.
        """, as: "more advertisements do not help everybody")
}
