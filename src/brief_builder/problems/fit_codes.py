"""The problem codes of texts and their boxes on slides."""

from brief_builder.problems.code import Code

FIT_CODES: dict[str, Code] = {
    "text-overflows": Code(
        "A text on a slide is longer than its shape has room for, or a shape that grows with it leaves the slide.",
        "nine lines in a box for seven",
        'Shorten it, make the shape higher, or allow Format Shape > Text Options > "Shrink text on overflow".',
    ),
    "font-missing": Code(
        "A typeface of the template is not installed here, so that whether its texts fit was reckoned with another.",
        "a title in a typeface that only one office has bought",
        "Install the typeface, or look at the slides where it is.",
    ),
}
