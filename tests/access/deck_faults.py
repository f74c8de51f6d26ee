"""Faults of decks, one for each way in which a rule is broken."""

from __future__ import annotations

import deck_changes as do
from good_documents import ALT
from planted import Planted
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.dml import MSO_THEME_COLOR

_SLIDE_3 = 'slide 3 "What the chart says"'
_TABLE = 'slide 2 "Figures by year", table'

FAULTS = (
    Planted(
        "no title in the properties", "document-untitled", lambda d: setattr(d.core_properties, "title", ""), "document"
    ),
    Planted(
        "the title of the program",
        "document-untitled",
        lambda d: setattr(d.core_properties, "title", "PowerPoint Presentation"),
        "document properties",
    ),
    Planted("no language", "language-missing", do.no_language, _SLIDE_3),
    Planted(
        "French marked as English",
        "language-wrong",
        do.say("Le commerce entre les deux pays est en hausse depuis 2002.", "en-CA"),
        _SLIDE_3,
        do.say("Le commerce entre les deux pays est en hausse depuis 2002.", "fr-CA"),
    ),
    Planted(
        "Khmer marked as English", "language-wrong", do.say("ពាណិជ្ជកម្ម", "en-CA"), _SLIDE_3, do.say("ពាណិជ្ជកម្ម", "km-KH")
    ),
    Planted(
        "Khmer in a typeface without Khmer letters",
        "font-wrong",
        do.khmer("Khmer UI", "Arial"),
        _SLIDE_3,
        do.khmer("Arial", "Khmer UI"),
    ),
    Planted(
        "bullets typed",
        "list-typed",
        do.lines(["• apparel", "• footwear"]),
        _SLIDE_3,
        do.lines(["apparel", "footwear"], bullets=True),
    ),
    Planted("dashes typed", "list-typed", do.lines(["- apparel", "- footwear"]), _SLIDE_3),
    Planted(
        "an empty line",
        "paragraph-empty",
        do.lines(["Imports fell.", "", "Exports rose."]),
        _SLIDE_3,
        do.lines(["Imports fell.", "Exports rose."]),
    ),
    Planted("spaces between words", "spaces-typed", do.lines(["Name          Date"]), _SLIDE_3),
    Planted("no header row", "table-headless", do.no_header_row, _TABLE),
    Planted("an empty header cell", "header-empty", do.cell(0, 1), _TABLE),
    Planted("cells merged", "table-merged", lambda d: do.table(d).cell(1, 0).merge(do.table(d).cell(2, 0)), _TABLE),
    Planted("a picture without alt text", "alt-missing", do.alt(""), f"{_SLIDE_3}, picture", do.decorative),
    Planted("the name of a file", "alt-file-name", do.alt("chart.png"), f"{_SLIDE_3}, picture"),
    Planted("the word chart", "alt-vague", do.alt("Chart"), f"{_SLIDE_3}, picture"),
    Planted("picture of", "alt-needless", do.alt("A picture of a port"), f"{_SLIDE_3}, picture"),
    Planted("a long alt text", "alt-long", do.alt(f"{ALT} " * 4), f"{_SLIDE_3}, picture"),
    Planted(
        "a shape without alt text", "alt-missing", do.shape(""), "slide 1", do.shape("Trade goes on to the right.")
    ),
    Planted("a group without alt text", "alt-missing", do.group(""), "slide 1", do.group("A port in Sihanoukville.")),
    Planted("a video without captions", "captions-missing", do.video, "slide 1"),
    Planted("pale words", "contrast-low", do.colour("8C8C8C", size=16), _SLIDE_3, do.colour("8C8C8C", size=18)),
    Planted(
        "pale words in bold",
        "contrast-low",
        do.colour("8C8C8C", size=13, bold=True),
        _SLIDE_3,
        do.colour("8C8C8C", size=14, bold=True),
    ),
    Planted(
        "words in a filled shape",
        "contrast-low",
        do.filled("28A197", "FFFF00"),
        "slide 1",
        do.filled("12436D", "FFFFFF"),
    ),
    Planted("words over a filled shape", "contrast-low", do.over("1B2A3A"), "slide 1", do.over("EEF2F6")),
    Planted("a dark background", "contrast-low", do.background("1B2A3A"), _SLIDE_3, do.background("EEF2F6")),
    Planted(
        "a tint of the theme",
        "contrast-low",
        do.master_colour(MSO_THEME_COLOR.ACCENT_1, 0.6),
        _SLIDE_3,
        do.master_colour(MSO_THEME_COLOR.ACCENT_1, -0.25),
    ),
    Planted(
        "a cell with its own fill",
        "contrast-low",
        do.cell_colour("FFFFFF", "BBBBBB"),
        'slide 2 "Figures by year", shape "Table 2", table 1',
        do.cell_colour("FFFFFF", "333333"),
    ),
    Planted(
        "a header as the table style has it",
        "contrast-low",
        do.style_header,
        'slide 2 "Figures by year", shape "Table 2", table 1',
    ),
    Planted("lines that only a legend tells apart", "colour-alone", do.chart(), "slide 4", do.chart(names=True)),
    Planted(
        "columns that only a legend tells apart",
        "colour-alone",
        do.chart(kind=XL_CHART_TYPE.COLUMN_CLUSTERED),
        "slide 4",
        do.chart(kind=XL_CHART_TYPE.COLUMN_CLUSTERED, series=1),
    ),
    Planted(
        "a slice that only a legend tells apart",
        "colour-alone",
        do.chart(kind=XL_CHART_TYPE.PIE, series=1, colours=("12436D", "801650", "28A197")),
        "slide 4",
    ),
    Planted("a yellow line", "contrast-graphic", do.chart(names=True, colours=("12436D", "FFFF00")), "slide 4"),
    Planted(
        "a word that only colour marks",
        "colour-alone",
        do.coloured_word(bold=False),
        _SLIDE_3,
        do.coloured_word(bold=True),
        "note",
    ),
    Planted("no title placeholder", "slide-untitled", do.no_title, "slide 1"),
    Planted("an empty title", "slide-untitled", do.retitle(0, ""), "slide 1"),
    Planted(
        "the same title twice",
        "slide-title-repeated",
        do.retitle(1, "What the chart says"),
        "slide 3",
        do.retitle(1, "What the table says"),
    ),
    Planted("a title that is read last", "title-late", do.title_last, "slide 1"),
    Planted(
        "a text that is read after the one below it", "reading-order", do.boxes(6, 5), _SLIDE_3, do.boxes(5, 6), "note"
    ),
    Planted(
        "a section without a name",
        "section-unnamed",
        do.sections("Untitled Section"),
        "Untitled Section",
        do.sections("Trade", "Sources"),
    ),
    Planted("two sections of one name", "section-unnamed", do.sections("Trade", "Trade"), "Trade"),
    Planted("small words", "text-small", do.colour("000000", size=9), _SLIDE_3, do.colour("000000", size=12), "note"),
    Planted("click here", "link-vague", do.link("Click here"), _SLIDE_3, do.link("the report of 2023")),
    Planted("en savoir plus", "link-vague", do.link("En savoir plus"), _SLIDE_3),
    Planted("a bare address", "link-bare", do.link("https://example.org/a/report/of/the/year"), _SLIDE_3),
    Planted(
        "one name for two places",
        "link-ambiguous",
        do.two_links("the report"),
        _SLIDE_3,
        do.two_links("the report of 2023"),
    ),
    Planted("a highlight", "highlight-left", do.highlight, _SLIDE_3),
    Planted(
        "a second table without a name",
        "table-untitled",
        do.second_table(""),
        _TABLE,
        do.second_table("Exports by month."),
    ),
)
