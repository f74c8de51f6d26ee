"""The problem codes of slides and of what stands on them."""

from brief_builder.problems.code import Code

SLIDE_CODES: dict[str, Code] = {
    "deck-empty": Code(
        "The conditions and loops of a deck drop all of its slides.",
        "one slide, with {% slide for p in partners %}, and no partners",
        "Keep a slide that stands in no block, such as the title.",
    ),
    "slide-ambiguous": Code(
        "An `endslide` may end one of two blocks that are open.",
        "{% slide for … %} on slide 2, {% slide if … %} on slide 3, {% endslide %} on slide 5",
        "Write {% slides … %} and {% endslides %} around several slides.",
    ),
}
