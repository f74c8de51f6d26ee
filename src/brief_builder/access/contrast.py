"""AX6: what is written and drawn stands out from what is behind it: WCAG 2.1, 1.4.3 and 1.4.11."""

from __future__ import annotations

import math
from collections.abc import Iterator

from brief_builder.access.view import Stretch, View, finding_in, stretches, vanishes
from brief_builder.office.colours import contrast
from brief_builder.problems import Fault, Note, Problem
from brief_builder.structure import Run

TEXT, LARGE_TEXT, GRAPHIC = 4.5, 3.0, 3.0
_LARGE, _LARGE_BOLD = 18.0, 14.0  # points from which on text is large (WCAG, definition of large scale)
_PAPER = "#ffffff"
_NOT_SEEN = ("notes", "comment")


def text_contrast(view: View) -> Iterator[Problem]:
    """Each pair of colours that words have once, with the places where it stands."""
    found: dict[tuple[str, str, float], list[Stretch]] = {}
    for _, paragraph in view.paragraphs():
        if paragraph.role in _NOT_SEEN:
            continue
        for run, start, end in stretches(paragraph):
            need = LARGE_TEXT if _is_large(run) else TEXT
            if not run.text.strip() or vanishes(run.text) or not run.colour or not run.ground:
                continue
            if contrast(run.colour, run.ground) < need and not _may_stand_on_other(view, run, need):
                found.setdefault((run.colour, run.ground, need), []).append((paragraph, start, end))
    for (colour, ground, need), places in found.items():
        ratio = contrast(colour, ground)
        size = "large words" if need == LARGE_TEXT else "words"
        message = (
            f"{size} in {_named(colour)} on {_named(ground)}: a contrast of {_shown(ratio)}, and {need:g} is needed"
        )
        cure = (
            "make the words darker"
            if contrast(_PAPER, ground) < contrast("#000000", ground)
            else "make the words lighter"
        )
        cure += ", or what is behind them the other way: best in the style or the theme, so that it holds everywhere"
        yield finding_in("contrast-low", message, places, cure=cure)


def graphic_contrast(view: View) -> Iterator[Problem]:
    """The series of native charts, where no label tells what the eye does not see."""
    for drawing in view.document.drawings:
        chart = drawing.chart
        if chart is None or not chart.ground:
            continue
        pale = [s for s in chart.series if s.colour and contrast(s.colour, chart.ground) < GRAPHIC]
        if not pale:
            continue
        first = pale[0]
        ratio = _shown(contrast(first.colour, chart.ground))
        who = f"“{first.name}” is drawn" if first.name else "a series is drawn"
        message = f"{who} in {_named(first.colour)} on {_named(chart.ground)}: a contrast of {ratio}, and 3 is needed"
        notes = [Note(f"so is “{each.name}”, in {_named(each.colour)}") for each in pale[1:]]
        cure = "click the series, Format Data Series, Fill: take a darker colour of the theme"
        yield Fault("contrast-graphic", message, help=cure, notes=notes, severity="warning").at(drawing.place)


def _is_large(run: Run) -> bool:
    return run.size >= _LARGE or (run.bold and run.size >= _LARGE_BOLD)


def _may_stand_on_other(view: View, run: Run, need: float) -> bool:
    """Whether words on bare paper may in truth stand on what is drawn behind the text, where they can be read."""
    if run.ground != _PAPER or not view.in_word:
        return False
    return any(not colour or contrast(run.colour, colour) >= need for colour in view.document.behind)


def _shown(ratio: float) -> str:
    """Never rounded up: 4.499 is not enough, and must not be shown as 4.5."""
    return f"{math.floor(ratio * 10) / 10:g}"


def _named(colour: str) -> str:
    return colour.upper()
