"""The codes of findings: what facts that are each true to their source show when they are looked at together."""

from brief_builder.problems.code import Code

FINDING_CODES: dict[str, Code] = {
    "figure-duplicate": Code(
        "Two facts give the same thing, and agree.",
        "C$2.1 billion from one source, C$2.13 billion from another",
        "Print the more precise and cite both, or keep one of them.",
    ),
    "figure-recurs": Code(
        "One amount stands for several things or periods: a copy that was not changed looks like this.",
        "2.4 billion as total trade of 2022, imports of 2022 and total trade of 2024",
        "Look each of them up. If they are right, say so in resolutions.yaml.",
    ),
    "figure-outlier": Code(
        "A figure is twenty times its neighbour in a series, or the flow that stands beside it.",
        "imports of 1.8 billion, then of 2.4 million",
        "Look whether a scale word or a digit slipped. If not, say why in resolutions.yaml.",
    ),
    "mirror-gap": Code(
        "One flow, as its two ends record it, differs by more than rounding.",
        "Canada’s exports to Cambodia beside Cambodia’s imports from Canada",
        "Print one of the two, name who recorded it, and give the other only as the partner’s figure.",
    ),
    "currency-mix": Code(
        "Figures that a reader will compare are in different currencies.",
        "trade of 2024 in C$, of 2025 in US$",
        "Convert with an exchange-rate fact, or keep them apart and say so in resolutions.yaml.",
    ),
    "period-uneven": Code(
        "A part of a year stands beside full years of the same flow.",
        "nine months of 2025 beside 2024",
        "Keep them apart, say which months it covers, and record it in resolutions.yaml.",
    ),
    "measure-unmapped": Code(
        "A flow is measured in different words, or the source does not say what is measured.",
        "“merchandise trade” beside “bilateral trade”",
        "Find out whether they are one thing; then give them one `measure:`. Until then they are kept apart.",
    ),
    "reporter-unknown": Code(
        "A source does not say who recorded its figures of trade.",
        "a news article that quotes trade without naming the customs office",
        "Find out and set `reporter:`, or keep the warning and say so in the brief.",
    ),
    "stock-or-flow": Code(
        "An amount for a period may be what there was at its end, or what came during it.",
        "direct investment “in 2023”",
        "Set `period_type: instant` or `duration` once you know.",
    ),
    "series-break": Code(
        "A series goes on from another source.",
        "2022 and 2023 from a ministry, 2024 from a newspaper",
        "Mark the break in charts and tables, or draw two series.",
    ),
    "series-gap": Code(
        "Periods of a series are in no source.",
        "imports for 2021 and 2022, total trade for 2022 and 2023",
        "Show “not published in the sources”, or derive the figure and mark it; never fill the gap in.",
    ),
    "flows-diverge": Code(
        "Two flows between the same areas went opposite ways.",
        "total trade fell while exports rose",
        "Name the flow in every sentence that says something rose or fell.",
    ),
    "balance-contradicted": Code(
        "A claim of a surplus or deficit has the wrong sign.",
        "“a surplus for the Kingdom” beside exports that are larger than imports",
        "Look whose balance the claim means; set `balance: {of: …, sign: …}`.",
    ),
    "balance-mirrored": Code(
        "A surplus of one side and a deficit of the other say the same.",
        "a surplus for Cambodia beside Canada’s deficit",
        "Nothing: it explains why the signs differ. Say whose balance it is, each time.",
    ),
    "resolution-unused": Code(
        "A resolution speaks of something that is not found.",
        "a waiver of a conflict that was mended since",
        "Take it out of resolutions.yaml.",
    ),
}
