import Weft

/// Says how many users an experiment needs, for how long.
func planSize(_ counts: DataFrame, _ userCount: Int) throws {
    /*:
     ### How many users, for how long

     `--set lift=…` is the relative increase of the monthly conversion that should not be missed. A user counts in each month before
     the purchase.
    */
    let lift = try parameter("lift", default: 0.2)
    let (rows, buyers) = (try counts["users"].sum(), try counts["buyers"].sum())
    let rate = buyers / rows
    guard rate > 0, rate * (1 + lift) < 1 else {
        record("ab.users_needed", "no purchase")
        text("Nobody buys in these months, so the size of an experiment can't be planned.")
        return
    }
    let monthCount = Set(try counts["month_start"].dates.compactMap(\.self)).count
    let design = try TwoProportionsDesign(control: rate, treatment: rate * (1 + lift))
    let needed = try design.sampleSize(power: 0.8).rounded(.up)
    let each = rows / Double(monthCount) / 2
    let months = (needed / each).rounded(.up)
    let power = try design.power(sampleSize: max(1, each * 12))
    record([
        "ab.users_needed": needed, "ab.months_needed": months, "ab.power_in_a_year": power,
        "ab.conversion": rate,
    ])
    try show(
        DataFrame([
            Column("lift", [lift / 2, lift, lift * 2]),
            Column(
                "users",
                try [0.5, 1, 2].map { factor in
                    try TwoProportionsDesign(control: rate, treatment: min(0.999, rate * (1 + lift * factor)))
                        .sampleSize(power: 0.8).rounded(.up)
                }),
        ]).with(["months": (col("users") / lit(each)).roundedUp]).with(fields: [
            Field("lift", label: "increase of the conversion", format: .percent),
            Field("users", label: "users a group, counted each month", format: .decimals(0)),
            Field("months", format: .decimals(0)),
        ]), caption: "What is needed for a power of 80% at a level of 5%")
    text(
        """
        In a month \(rate, .percent(1)) of the users buy. To see an increase by \(lift, .percent(0)) in four of five experiments,
        \(needed, .decimals(0)) users a group are needed, counted each month; with \(each, .decimals(0)) a month that takes
        \(months, .decimals(0)) months. A year would see it with a probability of \(power, .percent(0)).
        """)
}
