"""The problem codes of slides and of what stands on them."""

from brief_builder.problems.code import Code

SLIDE_CODES: dict[str, Code] = {
    "deck-empty": Code(
        "The conditions and loops of a deck drop all of its slides.",
        "one slide, with {% slide for p in partners %}, and no partners",
        "Keep a slide that stands in no block, such as the title.",
    ),
    "shapes-overflow": Code(
        "A shape repeats more often than a slide has places for it.",
        "{% shape for p in partners %} in a card of which six fit, and eight partners",
        "Draw the shape smaller, or let the slide repeat for every few entries.",
    ),
    "slides-unsettled": Code(
        "Which slides there are depends on the list of the slides itself, and never comes to an end.",
        "{% slide if slides | length < 5 %}",
        "Ask for something else than `slides` where slides are repeated or dropped.",
    ),
    "slide-ambiguous": Code(
        "An `endslide` may end one of two blocks that are open.",
        "{% slide for … %} on slide 2, {% slide if … %} on slide 3, {% endslide %} on slide 5",
        "Write {% slides … %} and {% endslides %} around several slides.",
    ),
}
