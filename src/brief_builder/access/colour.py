"""AX6: nothing is said by colour alone: WCAG 2.1, 1.4.1."""

from __future__ import annotations

import colorsys
from collections import Counter
from collections.abc import Iterator

from brief_builder.access.view import Stretch, View, finding_in, shown_runs, stretches
from brief_builder.office.colours import contrast
from brief_builder.problems import Fault, Problem
from brief_builder.structure import Chart, Run

_TOLD = 3.0  # the contrast between a link and the words around it that is told without an underline (WCAG, G183)
_FULL = 0.5  # from this saturation on a colour is meant to be seen as one
_ROLES = ("body", "list", "cell", "note")


def charts_by_colour(view: View) -> Iterator[Problem]:
    """Native charts whose series are told apart by the colours of a legend and nothing else."""
    for drawing in view.document.drawings:
        chart = drawing.chart
        if chart is None or not _needs_colour(chart):
            continue
        names = ", ".join(f"“{each.name}”" for each in chart.series[:4] if each.name)
        what = "slices" if any("pie" in kind.lower() or "doughnut" in kind for kind in chart.kinds) else "series"
        message = f"the {what} {names or 'of this chart'} are told apart by colour alone, which not everybody sees"
        cure = (
            "click the chart, Add Chart Element, Data Labels, More Options: tick Series Name (of a pie: Category "
            "Name); or give each line its own markers or dashes"
        )
        yield Fault("colour-alone", message, help=cure, severity="warning").at(drawing.place)


def links_by_colour(view: View) -> Iterator[Problem]:
    """Links in running text that neither underline nor weight sets apart."""
    found: list[Stretch] = []
    for _, paragraph in view.prose():
        words = [run for run in shown_runs(paragraph) if run.link is None]
        if not words:
            continue
        around = words[0]
        for run, start, end in stretches(paragraph):
            if (
                run.link is None
                or not run.text.strip()
                or run.underline
                or run.bold != around.bold
                or run.italic != around.italic
            ):
                continue
            if run.fields and run.fields[-1] != "HYPERLINK":
                continue  # references that Word makes: “Table 2”
            if not run.colour or not around.colour or run.colour == around.colour:
                continue
            if contrast(run.colour, around.colour) < _TOLD:
                found.append((paragraph, start, end))
    if found:
        message = "this link is told from the words around it by its colour alone"
        cure = "give it the style Hyperlink, or underline it"
        yield finding_in("colour-alone", message, found, cure=cure)


def words_by_colour(view: View) -> Iterator[Problem]:
    """Words in another colour than their paragraph, with nothing else that sets them apart."""
    found: list[Stretch] = []
    for _, paragraph in view.prose():
        if paragraph.role not in _ROLES:
            continue
        runs = shown_runs(paragraph)
        lengths: Counter[str] = Counter()
        for run in runs:
            lengths[run.colour] += len(run.text)
        if len(lengths) < 2:
            continue
        usual = lengths.most_common(1)[0][0]
        plain = next(run for run in runs if run.colour == usual)
        for run, start, end in stretches(paragraph):
            if _marked_by_colour(run, plain):
                found.append((paragraph, start, end))
                break
    if found:
        message = "these words differ from those around them by their colour alone: a screen reader does not say it"
        cure = "say in words what the colour says, or make them bold as well"
        yield finding_in("colour-alone", message, found, cure=cure, severity="note")


def _needs_colour(chart: Chart) -> bool:
    if len(chart.series) < 2 or not chart.legend or chart.valued:
        return False
    telling = [each for each in chart.series if not each.labelled and not each.marked]
    return len(telling) > 1 and len({each.colour for each in telling}) > 1


def _marked_by_colour(run: Run, plain: Run) -> bool:
    if run.colour == plain.colour or not run.colour or not plain.colour or run.link is not None or run.fields:
        return False
    if not any(map(str.isalnum, run.text)) or "{" in run.text:
        return False
    own = (run.bold, run.italic, run.underline, run.strike, run.caps, run.size, run.highlight, run.raised, run.font)
    other = (plain.bold, plain.italic, plain.underline, plain.strike, plain.caps, plain.size, plain.highlight,
             plain.raised, plain.font)  # fmt: skip
    return own == other and _saturation(run.colour) >= _FULL


def _saturation(colour: str) -> float:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return colorsys.rgb_to_hsv(red, green, blue)[1]
