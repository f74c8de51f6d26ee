"""The problem codes of texts and their boxes on slides."""

from brief_builder.problems.code import Code

FIT_CODES: dict[str, Code] = {
    "text-overflows": Code(
        "A text on a slide is longer than its shape has room for, a shape that grows with it leaves the slide, or "
        "lines that do not wrap run off the slide at its side.",
        "nine lines in a box for seven",
        'Shorten it, make the shape higher, or allow Format Shape > Text Options > "Shrink text on overflow".',
    ),
    "table-overflows": Code(
        "A table on a slide reaches over what stands below it, or over the edge of the slide.",
        "thirty rows that a loop made, with {% table whole %} in the table",
        "Let it continue on further slides, or print less of it.",
    ),
    "font-missing": Code(
        "A typeface of the template is not installed here, so that whether its texts fit was reckoned with another.",
        "a title in a typeface that only one office has bought",
        "Install the typeface, or look at the slides where it is.",
    ),
}
