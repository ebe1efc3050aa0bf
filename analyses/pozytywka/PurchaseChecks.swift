import Weft

/// The checks of purchases: whom a model could learn from, and whether it could learn too much.
let purchaseChecks = [
    QualityCheck(
        "users_with_buy_premium", in: "active users", .fact, "users who bought", where: col("purchases") > 0),
    QualityCheck(
        "users_with_several_buy_premium", in: "active users", .defect, "users who bought more than once",
        where: col("purchases") > 1, then: "Premium is for life, the service says; the first purchase counts."
    ),
    QualityCheck(
        "extra_buy_premium_events", in: "active users", .defect, "purchases beyond the first",
        value: .sum(when(col("purchases") > 1, then: col("purchases") - 1, otherwise: 0))),
    QualityCheck(
        "events_after_purchase", in: "events and purchases", .fact, "events after the purchase",
        where: col("timestamp") > col("bought"), then: "They are cut off."),
    QualityCheck(
        "events_at_purchase_time", in: "events and purchases", .notice,
        "other events at the instant of the purchase",
        where: col("timestamp") == col("bought") && (col("event_type") != "BUY_PREMIUM").orElse(true),
        then: "They are cut off."),
    QualityCheck(
        "advertisements_after_purchase", in: "events and purchases", .defect,
        "advertisements after the purchase",
        where: col("event_type") == "ADVERTISEMENT" && col("timestamp") > col("bought"),
        then: "Premium frees from advertisements, the service says.", showing: ["user_id", "timestamp"]),
    QualityCheck(
        "users_bought_in_first_event", in: "active users", .notice, "users who bought before anything else",
        where: col("bought") <= col("first"), then: "They have no row."),
    QualityCheck(
        "users_premium_true_without_buy_premium", in: "users and purchases", .blocking,
        "premium users without a purchase", where: col("premium_user") && !col("has_bought"),
        then: "Nothing is cut off from their events, so their rows leak what came after.",
        showing: ["user_id"]),
    QualityCheck(
        "users_premium_false_with_buy_premium", in: "users and purchases", .blocking,
        "users who bought but are not premium", where: !col("premium_user") && col("has_bought"),
        then: "The target is wrong.", showing: ["user_id"]),
    QualityCheck(
        "users_premium_null_with_buy_premium", in: "users and purchases", .defect,
        "users who bought and whose premium flag is missing",
        where: col("premium_user").isMissing && col("has_bought"),
        then: "They count as not premium, though they are.", showing: ["user_id"]),
    QualityCheck(
        "users_premium_null_without_buy_premium", in: "users and purchases", .defect,
        "users who did not buy and whose premium flag is missing",
        where: col("premium_user").isMissing && !col("has_bought")),
    QualityCheck(
        "users_never_premium_ever_active", in: "users and purchases", .fact,
        "active users who never bought",
        where: !col("premium_user").orElse(false) && !col("has_bought")
            && col("purchases").isPresent, then: "A model learns from them what not buying looks like."),
]
