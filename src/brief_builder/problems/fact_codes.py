"""The problem codes of facts, sources, quotes and formulas: what each means, an example, and the cure."""

from brief_builder.problems.code import Code

FACT_CODES: dict[str, Code] = {
    "fact-field": Code(
        "A fact has an entry that is missing, misspelt or of the wrong kind.",
        "souce: gac",
        "Look the entry up in docs/facts.md#what-every-fact-may-hold.",
    ),
    "fact-name": Code(
        "A fact's name cannot be used in a template.",
        "Trade Total 2023:",
        "Use lower-case words joined by dots: trade.total.2023.",
    ),
    "fact-duplicate": Code(
        "Two files give the same fact.",
        "trade.total.2023 in trade.yaml and in trade.csv",
        "Keep one; give the other its own name.",
    ),
    "source-missing": Code(
        "A fact names no source and no formula.",
        "trade.total.2023 with only a value",
        "Add `source:` and `quote:`, or a `formula:`.",
    ),
    "source-unknown": Code(
        "A fact names a source that the pack does not have.",
        "source: gca",
        "Correct the name, or add sources/NAME.yaml.",
    ),
    "source-changed": Code(
        "A full text is not the one the facts were quoted from.",
        "the page was updated after the facts were written",
        "Check the quotes against the new text, then record its sha256.",
    ),
    "source-encoding": Code(
        "A source's text does not say how its letters are written, and is not UTF-8; it was read as Windows does.",
        "an old .txt file with é as one byte",
        "Look whether its accents are right; save it as UTF-8.",
    ),
    "source-dates": Code(
        "A source was published after the day for which the pack speaks, or after it was retrieved.",
        "published: 2026-12-01 in a pack with as_of: 2026-11-23",
        "Compare the date with the document: day and month, or the year, may be exchanged.",
    ),
    "source-undated": Code(
        "A source carries no date, so nobody knows how old its facts are.",
        "published: unknown",
        "Find the date, or keep the warning and say so in the brief.",
    ),
    "number-unreadable": Code(
        "A value is not a number as people write one.",
        "value: 2,1 bilion",
        "Write digits with an optional scale word: 2.1 billion.",
    ),
    "period-unreadable": Code(
        "A period is not one that can be compared.", "period: last year", "Write 2023, 2025-01/2025-09 or unknown."
    ),
    "unit-missing": Code(
        "A number has no unit.",
        "value: 2.1 billion without unit",
        "Add `unit:` with a currency code, persons, organizations, percent or ratio.",
    ),
    "unit-unknown": Code(
        "A unit is none that is known.",
        "unit: dollars",
        "Write a currency code of ISO 4217 (CAD, KHR), persons, organizations, percent, points, ratio, two of them "
        "(CAD/persons), or declare the unit in units.yaml.",
    ),
    "period-inferred": Code(
        "The sentence that is quoted does not name the period of the fact.",
        "period: 2025 for 'the meeting on November 20'",
        "Write `period: unknown`, or keep the warning and say so in the brief.",
    ),
    "quote-missing": Code(
        "A fact has a source but not the words that bear it.",
        "source: gac without quote",
        "Add the shortest words of the source that say it.",
    ),
    "quote-not-found": Code(
        "The quoted words are not in the source.",
        "a quote with a changed word",
        "Copy the words from the source again.",
    ),
    "quote-across": Code(
        "The quoted words stand in two parts of the source that only follow each other.",
        "a heading and the first words below it; two cells of a table",
        "Quote the words of one part, or look that they belong together and keep the warning.",
    ),
    "quote-changed": Code(
        "A new copy of the source says something else where the quoted words stood.",
        "$2.1 billion, which now reads $2.2 billion",
        "Read the new passage, then correct the value and the quote, and record the sha256 of the new copy.",
    ),
    "quote-gone": Code(
        "A new copy of the source has nothing like the quoted words any more.",
        "a paragraph that was taken out",
        "Find out why, then give the fact another source, or `rank: deprecated` with a reason.",
    ),
    "quote-moved": Code(
        "The quoted words stand elsewhere in a new copy of the source than they did.",
        "a sentence that moved to another section",
        "Look whether it still means the same there, then record the sha256 of the new copy.",
    ),
    "quote-ambiguous": Code(
        "The quoted words stand more than once in the source.",
        "$2.4 billion in 2022",
        "Quote a word more, or add `prefix:` or `suffix:`.",
    ),
    "quote-lacks-figure": Code(
        "The quote does not contain the fact's figure.",
        "value: 2.3 billion with a quote that says $2.1 billion",
        "Correct the value, or quote the words that hold it.",
    ),
    "quote-lacks-period": Code(
        "The quote names another year than the fact.",
        "period: 2020 with a quote that says 'in 2023'",
        "Correct the period, or quote the words that name it.",
    ),
    "quote-hedge": Code(
        "The quote hedges its figure and the fact does not, or the other way round.",
        "a quote that says 'over 41,900' without bound: gt",
        "Add `bound:` or `status: [E]`, or quote the words that bear them.",
    ),
    "currency-inferred": Code(
        "The source names no currency; it was inferred.",
        "unit_basis: inferred",
        "Confirm the currency with the publisher, or keep the warning and say so in the brief.",
    ),
    "formula-syntax": Code(
        "A formula cannot be read.",
        "formula: growth(a b)",
        "Use numbers, names of facts, + - * / and growth, cagr, share, diff, sum, balance, ratio, per, convert, "
        "mean, min, max, reconcile.",
    ),
    "formula-name": Code(
        "A formula uses a fact that does not exist or has no figure.",
        "formula: trade.totl.2023 - 1",
        "Correct the name.",
    ),
    "formula-cycle": Code(
        "Formulas go round in a circle.", "a: b + 1 and b: a + 1", "Give one of them a source instead."
    ),
    "formula-zero": Code(
        "A formula divides by a figure that may be zero, or takes growth from a negative one.",
        "growth from a balance that may be negative",
        "Use diff() instead, or leave the derivation out.",
    ),
    "unit-mix": Code(
        "A formula or chart mixes units that cannot be combined.",
        "C$ + US$",
        "Convert with an exchange-rate fact, or keep them apart.",
    ),
    "period-mix": Code(
        "A formula or chart mixes periods that cannot be compared.",
        "twelve months against nine",
        "Use periods of the same length, or keep them apart and say so.",
    ),
    "measure-mix": Code(
        "A formula or chart mixes different measures.",
        "direct investment divided by exports",
        "Combine figures of one measure only.",
    ),
    "stock-flow-mix": Code(
        "A chart shows a level at one date beside a sum over a period.",
        "foreign investment held at the end of 2023 beside the exports of 2023",
        "Give each a panel of its own, or draw how the level changed.",
    ),
    "reporter-mix": Code(
        "A formula or chart combines figures whose reporter, basis or source is not known to be the same.",
        "a government figure and a press figure",
        "In a formula, confirm that they share a basis, or waive the rule with a reason, which is printed. In a chart, "
        "give each a panel, mark a break with a note, or draw an index of each.",
    ),
    "bound-operand": Code(
        "A formula uses a figure that is only a bound.",
        "growth from 'more than US$1 billion'",
        "Use a figure that is stated, or leave the derivation out.",
    ),
    "identity-broken": Code(
        "Figures that must add up do not, even within their rounding.",
        "exports + imports far from the total",
        "Check each of them against its source.",
    ),
    "identity-rounding": Code(
        "Figures that must add up do so only within their rounding.",
        "2.4 billion in all, of which 2.4 billion are imports",
        "Nothing: it explains why printed figures do not add up to the last digit.",
    ),
    "figures-conflict": Code(
        "Two facts give different figures for the same thing.",
        "two totals for 2023 whose ranges do not meet",
        "Say in which they differ: `counterpart_area:` (with whom), `product:`, `ref_area:` (whose), `basis:`. Or mark "
        "one `rank: deprecated` with a reason.",
    ),
    "trend-contradicted": Code(
        "A trend claim is contradicted by figures of the pack.",
        "'continuously increasing' beside 2.4, 2.1, 2.4",
        "Mark the claim `rank: contradicted` with a reason; it is then printed only as a disagreement.",
    ),
    "fact-contradicted": Code(
        "A template prints a contradicted claim as if it were a fact.",
        "{{ trade.continuous }}",
        "Print `.claim` where the disagreement is explained, or leave it out.",
    ),
    "fact-internal": Code(
        "A document prints, or asks for, a fact, a text or a chart that those for whom it is built may not read.",
        "{{ irritants.gac }} outside {% if audience.internal %}",
        "Put the tag into a block for the internal audience, or take it out.",
    ),
    "audience-unknown": Code(
        "An audience is neither internal, partner nor public.",
        "audience: partners",
        "Write `internal`, `partner` or `public`: from the fewest readers to the most.",
    ),
    "audience-differs": Code(
        "A text has one audience in one language and another one in another.",
        "internal in texts/en.yaml, with no audience in texts/fr.yaml",
        "Give it the same `audience:` in the texts of each language.",
    ),
    "audience-leak": Code(
        "Words of something that is withheld from the readers stand in a file that was made for them.",
        "the quote of an internal fact in the notes of a slide",
        "Take the words out where the message finds them: in the template, a text, a chart. Nothing was written.",
    ),
    "marking-below": Code(
        "A document, or a pack, is marked lower than what stands in it.",
        "UNCLASSIFIED on the pages, and a fact that is marked PROTECTED A",
        "Raise the marking of the pack, or leave out what is marked higher.",
    ),
    "marking-unknown": Code(
        "A marking is none of those that the house style knows, so that nobody can say how high it is.",
        "marking: PROTECTD A",
        "Write it as the style has it; docs/house-style.md lists the markings.",
    ),
    "fact-stale": Code(
        "A fact is older than its kind may be at the pack's date.",
        "an annual figure 18 months after its year",
        "Look for a newer figure or source, or say how old it is.",
    ),
}
