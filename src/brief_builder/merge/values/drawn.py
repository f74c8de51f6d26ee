"""A chart of the pack and where its tag stands → the problem that it cannot stand there as it is meant (`as:`)."""

from __future__ import annotations

from typing import Any

from brief_builder.problems import Fault

_HOLDERS = {
    "header": "a header", "footer": "a footer", "footnotes": "a footnote", "endnotes": "an endnote",
    "comments": "a comment",
}  # fmt: skip
_STEPS = {"text box": "a text box", "header": "a header", "footer": "a footer", "footnote": "a footnote",
          "endnote": "an endnote", "comment": "a comment"}  # fmt: skip


def is_native(given: Any) -> bool:
    """Whether a value is a chart of the pack that shall be drawn by Office (`as: native`)."""
    return output_of(given) == "native"


def output_of(given: Any) -> str:
    """'picture', 'native' or 'template'; 'picture' for what does not say."""
    # Asked of the class: a value that is missing answers to every name.
    return str(given.output) if hasattr(type(given), "draw") and hasattr(given, "output") else "picture"


def refuse_undrawn(given: Any) -> None:
    """Raise chart-misplaced for a chart that fills one which its author draws, where none is drawn."""
    if output_of(given) == "template":
        raise Fault(
            "chart-misplaced",
            f"the chart `{given.name}` fills a native chart (`as: template`), and none is drawn here",
            help=(
                "draw a chart with Insert > Chart, and write the tag as its alt text",
                "or write `as: picture` or `as: native` in charts.yaml",
            ),
        )


def refuse_in_word(given: Any, kind: str, trail: tuple[str, ...]) -> None:
    """Raise chart-misplaced where Word takes no native chart.

    Args:
        given: the chart.
        kind: of the part, as `office.parts.Part` has it.
        trail: the steps that lead a person to the tag, or what it stands in.
    """
    found = _HOLDERS.get(kind) or next((_STEPS[step] for step in _STEPS if any(_begins(t, step) for t in trail)), None)
    if found is not None:
        raise misplaced(given, f"{found} of Word takes no native chart")


def misplaced(given: Any, why: str) -> Fault:
    """A native chart where none can stand."""
    message = f"{why}, and the chart `{given.name}` is one (`as: native`)"
    return Fault("chart-misplaced", message, help="write `as: picture` in charts.yaml")


def _begins(step: str, word: str) -> bool:
    return step == word or step.startswith(f"{word} ")
