"""The figures of a panel → a warning where one is written to many more digits than the others of its measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brief_builder.charts.rules.drawn import fact_of
from brief_builder.facts.interval import half_up
from brief_builder.problems import Fault

if TYPE_CHECKING:
    from brief_builder.charts.model import Panel
    from brief_builder.charts.reading.telling import Path_, Telling
    from brief_builder.facts import Fact, Figure

DIGITS = 3  # that a reader compares at a glance
_FINER = 2  # powers of ten: 2,439.1 million stands well beside 37 million, and not beside 2.4 billion


def check_digits(telling: Telling, panel: Panel, path: Path_) -> None:
    """Look for figures that a source states to more than three digits beside one that is stated much more roughly.

    How finely a figure is stated is its `decimals`, the last place that it is accurate to. Digits alone say nothing:
    2,439 million is no finer than 37.2 million. Of a measure, the finest figure is told.

    Args:
        path: of the panel's entries.
    """
    if panel.decimals is not None:
        return
    measures: dict[str, list[tuple[Fact, Figure]]] = {}
    for point in panel.points:
        fact = fact_of(telling, point)
        if fact is not None and fact.figure is not None and not fact.figure.derived and fact.figure.value:
            measures.setdefault(fact.measure, []).append((fact, fact.figure))
    for stated in measures.values():
        rough, least = min(stated, key=lambda each: each[1].decimals)
        fine = [(fact, figure) for fact, figure in stated if _digits(figure) > DIGITS]
        finest, most = max(fine, key=lambda each: each[1].decimals, default=(rough, least))
        if most.decimals - least.decimals < _FINER:
            continue
        message = (
            f"`{finest.name}` is written to {_digits(most)} digits, `{rough.name}` to {_digits(least)}: "
            "figures of one measure are rounded alike"
        )
        places = max(0, panel.scale + least.decimals)
        cure = f"write `decimals: {places}` here, and the figures of this chart are rounded to so many places"
        telling.fault(Fault("chart-digits", message, help=cure, severity="warning"), path, key=True)


def _digits(figure: Figure) -> int:
    """How many digits of it are printed, without zeros at either end."""
    return len(half_up(figure.value, figure.decimals).normalize().as_tuple().digits)
