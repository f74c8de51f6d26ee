"""A brief of three pages: a thousand of one template in memory, and one of a template that nobody has seen before."""

from __future__ import annotations

import itertools
import tempfile
from pathlib import Path

from editions import edition
from limit import LIMIT, at_the_limit
from measuring import Way, in_turns
from node import Node
from table import Row, compared
from word_peers import by_brief_builder, by_docxtpl, by_python_docx
from words import document_words, opens, same

from documents import brief, brief_data

_OURS, _DOCXTPL, _NODE, _RAW = "brief-builder", "docxtpl", "docxtemplater", "python-docx script"


def warm(rounds: int, node: Node | None) -> list[Row]:
    """A thousand documents of one template, each with other figures, in twenty rounds."""
    template = brief()
    ways = {_OURS: by_brief_builder(template), _DOCXTPL: by_docxtpl(template), _RAW: by_python_docx(template)}
    made = {name: render(brief_data(7)) for name, render in ways.items()}
    wanted = document_words(made[_OURS])
    for name, data in made.items():
        opens(data)
        same(wanted, document_words(data), name)
    numbers = itertools.count()
    data = [brief_data(number) for number in range(50)]

    def next_data() -> dict[str, object]:
        return data[next(numbers) % len(data)]

    measured = {
        _OURS: Way(lambda: ways[_OURS](next_data()), 50),
        _DOCXTPL: Way(lambda: ways[_DOCXTPL](next_data()), 2),
        _RAW: Way(lambda: ways[_RAW](next_data()), 2),
        LIMIT: Way(at_the_limit(made[_OURS], ways[_OURS](brief_data(8))), 50),
    }
    if node is not None:
        work = node.ready(_NODE, "brief.docx", brief("docxtemplater"), brief_data(7))
        opens(work.made())
        same(wanted, document_words(work.made()), _NODE)
        work.seconds(30 if rounds > 1 else 1)  # its code is made faster while it runs
        measured[_NODE] = Way(lambda: None, 10, work.seconds)
    taken = in_turns(measured, rounds)
    return compared(
        "a brief of 3 pages, one of a thousand of one template", taken, _OURS,
        {_DOCXTPL: 0.04, _NODE: 0.15, _RAW: None, LIMIT: None},
    )  # fmt: skip


def unseen(rounds: int) -> list[Row]:
    """File to file: each template has a word of its own, so nothing that was kept of another helps."""
    from docxtpl import DocxTemplate

    from brief_builder import Template

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        out = folder / "out.docx"
        template = brief()
        files = [folder / f"template {number}.docx" for number in range(2 * (rounds + 1) + 1)]
        for number, path in enumerate(files):
            path.write_bytes(edition(template, number))
        coming = iter(files)

        def ours(path: Path, data: dict[str, object]) -> None:
            out.write_bytes(Template.open(path).render(data))

        def theirs(path: Path, data: dict[str, object]) -> None:
            opened = DocxTemplate(str(path))
            opened.render(data, autoescape=True)
            opened.save(str(out))

        found = []
        for work in (ours, theirs):
            work(files[-1], brief_data(7))
            opens(out.read_bytes())
            found.append(document_words(out.read_bytes()))
        same(found[0], found[1], _DOCXTPL)
        taken = in_turns(
            {
                _OURS: Way(lambda: ours(next(coming), brief_data(7))),
                _DOCXTPL: Way(lambda: theirs(next(coming), brief_data(7))),
            },
            rounds,
        )
    return compared("the same, file to file, of a template not seen before", taken, _OURS, {_DOCXTPL: 0.20})
