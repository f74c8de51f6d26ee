"""The problem codes of charts: what they are drawn from, what they say, and how they look."""

from brief_builder.problems.code import Code

CHART_CODES: dict[str, Code] = {
    "chart-field": Code(
        "A chart's description has an entry that is missing, misspelt or of the wrong kind.",
        "kind: colum",
        "Look the entry up in docs/charts.md, or in docs/charts.md#kinds for what a kind has.",
    ),
    "chart-data": Code(
        "A chart has no figure for a bar and does not say that it is missing, or the figure of another year.",
        "fact: trade.totl.2023",
        "Name a fact with a figure, or write `missing:` with the words to show. Leave labels of years out.",
    ),
    "title-contradicts": Code(
        "A chart's title says in its author's words what the figures contradict.",
        "“Exports rose” above a bar for 2023 that is lower than that for 2022",
        "Write what the figures show, or name the thing and the times that you mean; `| change` words a change.",
    ),
    "title-unproven": Code(
        "A chart's title says what the figures do not show: their ranges meet, or a break stands between them.",
        "“Trade rose” above 2.4 and 2.4 billion",
        "Say no more than the figures do: `| change` words a change by what is known of it.",
    ),
    "title-long": Code(
        "A chart's title has more than ten words; what is printed from a fact counts as one.",
        "a title that is a paragraph",
        "Say the finding alone, and the rest in the subtitle or the notes.",
    ),
    "subtitle-lacks": Code(
        "A chart's subtitle does not say the measure, unit, place or period.",
        "subtitle: Two-way goods trade",
        "Write it in parts, {measure: …, place: …}; unit and period come from the facts.",
    ),
    "chart-crowded": Code(
        "A chart holds more series, bars, boxes, panels or annotations than a reader takes in.",
        "seven lines in seven colours",
        "Highlight one to three, sum up the rest as “Other”, or give each a panel of its own.",
    ),
    "chart-digits": Code(
        "A chart writes one figure to many more digits than another of the same measure.",
        "2.063124 billion beside 2.4 billion",
        "Write `decimals:` in the chart: its figures are then rounded alike. Texts print them as their sources do.",
    ),
    "chart-kind": Code(
        "A kind of chart cannot show these figures honestly.",
        "a treemap of a figure below zero; a slope of three years",
        "Choose the kind that the message names, or take the figure out and say so.",
    ),
    "chart-order": Code(
        "Bars or points stand in another order than a reader takes them to stand in.",
        "2023 before 2022; “Other” in the midst of a ranking",
        "Put them in the order of time, write `last: true` at “Other”, and `null` for a period without a figure.",
    ),
    "parts-sum": Code(
        "Parts do not come to their whole: shares to 100, the steps of a waterfall or a table to their total.",
        "shares of 40, 30 and 20 %",
        "Add the part that is missing, or say why they do not add up: in the notes of the chart, or by the note of "
        "`adding(adjust=false)`.",
    ),
    "chart-fit": Code(
        "A chart's text does not fit the picture.",
        "a long label under a narrow bar",
        "Shorten the label, or make the picture in the template larger.",
    ),
    "style-missing": Code(
        "The chart style file is not there or cannot be read.", "templates/brief.mplstyle deleted", "Put the file back."
    ),
    "style-pale": Code(
        "A colour that charts use is too pale to be seen on its paper.",
        "FFD966 on white",
        "Choose a darker colour: 3:1 for what is drawn, 4.5:1 for words.",
    ),
    "style-alike": Code(
        "Two colours of one chart are hard to tell apart, for all eyes or for those that lack one kind of cones.",
        "orange FF7F0E beside green 2CA02C",
        "Give one of the two things another accent, one that is much lighter or darker.",
    ),
    "chart-scale": Code(
        "A number format that an author gave a native chart says another scale than it divides by.",
        '`0.0,," billion"`: two commas are millions',
        "Write a comma behind the last digit for each three zeros: `0.0,,,` for billions.",
    ),
    "style-themes": Code(
        "The templates of the brief and of the deck have other accents, so that a thing changes its colour.",
        "Accent 2 is turquoise (#28A197) in brief.docx, red (#C0504D) in deck.pptx",
        "Give both the same theme colours: Design > Colors in Word, Design > Variants > Colors in PowerPoint.",
    ),
    "chart-font": Code(
        "The typeface of the charts is not installed here, so that they are drawn in another.",
        "Aptos, on a machine without Office",
        "Install it, or name an installed one: in the theme, or as `font.family:` in the chart style.",
    ),
    "chart-glyph": Code(
        "The charts' font lacks a letter that a chart would print.",
        "a Khmer label in a chart set in Carlito",
        "Write it in letters that the font has.",
    ),
}
