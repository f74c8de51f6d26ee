"""Facts as plain values, and charts.yaml read with them: what the tests of the rules share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path
from unittest.mock import patch

from brief_builder.charts import Chart, read_charts
from brief_builder.charts.words.terms import terms
from brief_builder.facts import Fact, Facts, Figure, Source
from brief_builder.facts.period import read_period
from brief_builder.inputs import Located
from brief_builder.inputs.yaml_values import parse_yaml
from brief_builder.problems import Place, Problem, Problems
from brief_builder.wording import Phrase, Voice

STYLE = Path(__file__).parents[2] / "templates" / "brief.mplstyle"


def source(key: str, publisher: str) -> Source:
    """A source that is called as its publisher is."""
    names = key, publisher, publisher, publisher
    return Source(*names, "en", None, "", None, None, None, 1, "", f"{key}.txt", {}, Place(f"{key}.yaml"))


def fact(name: str, value: str, period: str, *, unit: str = "CAD", decimals: int = -8, **more: object) -> Fact:
    """A figure rounded to `decimals`, as a source states it; `label` and `low`/`high` may be given."""
    point, half = Decimal(value), Decimal(5).scaleb(-decimals - 1)
    low, high = (Decimal(str(more.pop(end, other))) for end, other in (("low", point - half), ("high", point + half)))
    size = abs(point)
    scale = 0 if unit == "percent" else 9 if size >= 10**9 else 6 if size >= 10**6 else 0
    figure = Figure(point, low, high, decimals, unit, scale=scale, derived=bool(more.pop("derived", False)))
    label = str(more.pop("label", name))
    values = {"source": "gac", "sources": ("gac",), "measure": "goods_trade", **more}
    return Fact(
        name, name, "statistic", {"en": label, "fr": label, "km": label}, {}, {}, Place("facts.yaml"),
        figure=figure, period=read_period(period), **values,
    )  # fmt: skip


def facts_of(*given: Fact) -> Facts:
    """The facts, with three sources of two publishers."""
    sources = (source("gac", "Global Affairs Canada"), source("gac2", "Global Affairs Canada"), source("press", "Éco"))
    return Facts({one.name: one for one in given}, {one.key: one for one in sources})


def problems_of(
    text: str, given: Iterable[Fact], language: str = "en", prose: Callable[[str, object], Phrase] | None = None
) -> tuple[dict[str, Chart], list[Problem]]:
    """The charts of a charts.yaml, and what is wrong with them.

    The rules know the words of a language; what charts say themselves stays English.
    """
    problems, facts = Problems(), facts_of(*given)
    located = parse_yaml(text, "charts.yaml", problems)
    assert isinstance(located, Located)
    voice = Voice("en", facts)
    object.__setattr__(voice, "language", language)
    with patch("brief_builder.charts.reading.pack.terms", lambda _: terms("en")):
        charts = read_charts(located, facts, voice, prose or (lambda words, _: Phrase.of(words)), STYLE, problems)
    return charts, list(problems)


def found(text: str, *given: Fact) -> list[str]:
    """“code: message” of each problem."""
    return [f"{problem.code}: {problem.message}" for problem in problems_of(text, given)[1]]
