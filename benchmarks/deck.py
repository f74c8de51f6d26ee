"""A deck of twelve slides, with and without a native chart: of a template not seen before, and of one that is."""

from __future__ import annotations

import itertools
import tempfile
from pathlib import Path
from typing import Any

from decks import deck, deck_data
from editions import edition
from limit import LIMIT, at_the_limit
from measuring import Way, in_turns
from node import Node
from slide_peers import by_python_pptx
from table import Row, compared
from words import chart_numbers, opens, same, slide_words

_OURS, _MEASURED, _RAW = "brief-builder", "with every text measured", "python-pptx script"
_OTHERS = ("docxtemplater", "pptx-automizer")
_UNSEEN, _REUSED = 0.40, 0.05
_LEAST = 300  # paragraphs: less than this is no deck of twelve slides


def decks(rounds: int, node: Node | None) -> list[Row]:
    """Without a chart, then with one; in one round, with one alone. That texts are measured is brief-builder's own:
    both ways are told.
    """
    with_chart = [*_unseen(rounds, chart=True), *_reused(rounds, None, chart=True)]
    if rounds == 1:
        return with_chart
    return [*_unseen(rounds, chart=False), *_reused(rounds, node, chart=False), *with_chart]


def _work(*, chart: bool) -> str:
    return "a deck of 12 slides with a native chart" if chart else "a deck of 12 slides"


def _rows(taken: dict[str, float], work: str, targets: dict[str, float | None]) -> list[Row]:
    measured = compared(f"{work}, {_MEASURED}", taken, _MEASURED, {_RAW: targets[_RAW]})
    return [*compared(work, taken, _OURS, targets), *measured]


def _unseen(rounds: int, *, chart: bool) -> list[Row]:
    """File to file."""
    from brief_builder import Template

    data = deck_data(3)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        out, raw = folder / "out.pptx", folder / "raw.pptx"
        raw.write_bytes(deck("pptx-automizer", chart=chart))
        template = deck(_OURS, chart=chart)
        files = [folder / f"{number}.pptx" for number in range(2 * (rounds + 1) + 1)]
        for number, path in enumerate(files):
            path.write_bytes(edition(template, number))
        coming = iter(files)

        def ours(*, fit: bool) -> None:
            out.write_bytes(Template.open(next(coming)).render(data, fit=fit))

        def theirs() -> None:
            out.write_bytes(by_python_pptx(raw, data))

        ours(fit=False)
        made = out.read_bytes()
        theirs()
        _check(made, out.read_bytes(), _RAW)
        ways = {_OURS: Way(lambda: ours(fit=False)), _MEASURED: Way(lambda: ours(fit=True)), _RAW: Way(theirs)}
        taken = in_turns(ways, rounds)
    return _rows(taken, f"{_work(chart=chart)}, file to file, template not seen before", {_RAW: _UNSEEN})


def _reused(rounds: int, node: Node | None, *, chart: bool) -> list[Row]:
    """In memory, each with other figures."""
    from brief_builder import Template

    template, raw = Template.read(deck(_OURS, chart=chart), "deck.pptx"), deck("pptx-automizer", chart=chart)
    numbers = itertools.count()
    data = [deck_data(number) for number in range(20)]

    def next_data() -> dict[str, Any]:
        return data[next(numbers) % len(data)]

    made = template.render(data[3], fit=False)
    for each, who in ((template.render(data[3]), _MEASURED), (by_python_pptx(raw, data[3]), _RAW)):
        _check(made, each, who)
    ways = {
        _OURS: Way(lambda: template.render(next_data(), fit=False), 10),
        _MEASURED: Way(lambda: template.render(next_data()), 5),
        _RAW: Way(lambda: by_python_pptx(raw, next_data()), 2),
        LIMIT: Way(at_the_limit(made, template.render(data[4], fit=False)), 20),
    }
    if node is not None:
        for engine in _OTHERS:
            work = node.ready(engine, "deck.pptx", deck(engine), data[3])
            _check(made, work.made(), engine)
            work.seconds(5 if rounds > 1 else 1)  # its code is made faster while it runs
            ways[engine] = Way(lambda: None, 2, work.seconds)
    targets: dict[str, float | None] = {_RAW: _REUSED, **dict.fromkeys(_OTHERS), LIMIT: None}
    return _rows(in_turns(ways, rounds), f"{_work(chart=chart)}, one of many of one template", targets)


def _check(wanted: bytes, made: bytes, who: str) -> None:
    opens(made)
    if sum(map(len, slide_words(wanted))) < _LEAST:
        raise SystemExit("brief-builder makes too little")
    same(slide_words(wanted), slide_words(made), who)
    same(chart_numbers(wanted), chart_numbers(made), who)
