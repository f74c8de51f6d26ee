"""Findings in English."""

from brief_builder.wording.findings.words import FindingWords as Words

ENGLISH: dict[str, Words] = {
    "figures-conflict": Words(
        "Different figures for the same thing", "They differ by more than their rounding; neither is chosen silently."
    ),
    "identity-broken": Words(
        "Figures that do not add up", "The parts and the whole differ by more than their rounding."
    ),
    "trend-contradicted": Words(
        "A claimed trend that the figures do not bear out", "The figures named went the other way."
    ),
    "balance-contradicted": Words("A surplus or deficit with the wrong sign", "The figures show the opposite balance."),
    "mirror-gap": Words(
        "One flow, recorded differently at its two ends",
        "Freight and insurance, transit through third countries and timing make such gaps.",
    ),
    "lists-differ": Words("Lists that differ", "Each list is open and given as its source has it; none is merged."),
    "claim-subset": Words("One source says more than the other", "The fuller official wording is preferred."),
    "currency-mix": Words(
        "Figures in different currencies", "They are not compared, added or drawn together without an exchange rate."
    ),
    "period-uneven": Words(
        "Part of a year beside full years", "Part of a year is smaller for that alone; no growth is computed."
    ),
    "measure-unmapped": Words(
        "What is measured is not said in the same words", "They are kept apart until they are known to be one thing."
    ),
    "reporter-unknown": Words(
        "It is not said who recorded the figures", "Two countries often record one flow differently."
    ),
    "stock-or-flow": Words(
        "A level at one date or a sum over a period",
        "The source does not say which, so the figure is compared with nothing.",
    ),
    "series-break": Words(
        "A series that goes on from another source", "What changed there may be the way of counting."
    ),
    "figure-recurs": Words(
        "The same amount for different things",
        "No error by itself, but a figure that was copied and not changed looks the same.",
    ),
    "figure-outlier": Words(
        "Figures of very different size", "Unit and measure have to be looked at before they stand side by side."
    ),
    "flows-diverge": Words(
        "Flows that went opposite ways", "A sentence that says trade rose or fell has to name its flow."
    ),
    "figure-hedged": Words(
        "Figures and claims that the sources hedge", "Bounds and estimates are printed with their hedge."
    ),
    "series-gap": Words("Figures that no source gives", "Gaps are shown as gaps and are not filled in."),
    "currency-inferred": Words(
        "The source names no currency", "It was inferred from the publisher and has to be confirmed."
    ),
    "source-undated": Words("An undated source", "Nobody can say how old its undated statements are."),
    "validity-missing": Words("Agreements without an end date", "The sources do not say until when they hold."),
    "role-missing": Words(
        "Roles in organizations that are not stated", "Working together in a body is not membership of it."
    ),
    "person-role": Words("People without a title or dates of office", "The sources do not give them."),
    "date-relative": Words("Dates that depend on when the text was written", "They are not resolved by guessing."),
    "claim-single-source": Words(
        "Statements that one source makes alone", "The silence of other sources does not contradict them."
    ),
    "identity-rounding": Words("Figures that add up only within rounding", "This is no contradiction."),
    "balance-mirrored": Words(
        "One side’s surplus is the other’s deficit", "The sources agree; they speak from different sides."
    ),
    "figure-duplicate": Words("The same figure from two places", "They agree; the more precise one is printed."),
    "claim-repeated": Words("The same statement more than once", "It is counted once, and each source is cited."),
    "lookalike": Words("Statements that look alike and are not the same", "They are kept apart."),
    "acronym-clash": Words("An abbreviation with two meanings", "It is spelled out."),
}
