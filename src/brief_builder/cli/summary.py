"""A build → what a person reads last: what was found, worst first, where to look first; what was made, for whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from brief_builder.problems import CODES, Problems
from brief_builder.problems.pdf_codes import PDF_CODES
from brief_builder.problems.show import RANK

if TYPE_CHECKING:
    from brief_builder.build import Built

# What a file is called, by the beginning or the end of its name; records are no work that is handed on.
_WHAT = {"brief": "brief", "deck": "deck", "pdf": "PDF", "charts": "chart"}


def found_lines(problems: Problems) -> Iterator[str]:
    """How many there are of each kind, worst first and then most; where the first of the worst is."""
    found = list(problems)
    counts = Counter((problem.severity, problem.code) for problem in found)
    for (severity, code), number in sorted(counts.items(), key=lambda each: (RANK[each[0][0]], -each[1], each[0][1])):
        yield f"{severity}[{code}] × {number}: {CODES[code].meaning}"
    worst = next((problem for problem in found if problem.severity != "note"), None)
    if worst is not None:
        yield f"look first at {worst.place}: {worst.message}"
    # `brief check` makes no PDF: what is wrong with one is shown here.
    of_papers = [problem for problem in found if problem.code in PDF_CODES]
    yield from (f"{problem.place}: {problem.message}" for problem in of_papers if problem is not worst)
    if len(found) > len(of_papers):
        which = "the others with their places" if of_papers else "each with its place"
        yield f"`brief check` shows {which}\n"


def made_lines(built: Built) -> Iterator[str]:
    """What was made and for whom; how many files, and how many facts they print."""
    from brief_builder.build.parity.gaps import listed  # slow: only when it is needed

    made = Counter(_what(path.relative_to(built.folder)) for path in built.files)
    said = [f"{made[word]} {word}{'s' if made[word] > 1 else ''}" for word in _WHAT.values() if made[word]]
    languages = sorted({path.stem.rpartition(".")[2] for path in built.files if path.suffix != ".json"})
    where = f" in {listed(languages)}" if languages else ""
    yield f"{built.folder.name}, for {built.audience} readers: {', '.join(said) or 'nothing'}{where}"
    files = "1 file" if len(built.files) == 1 else f"{len(built.files)} files"
    yield f"{files}; {built.facts_used} of {built.facts} facts are printed"
    if built.audience != "internal":
        from brief_builder.build.left_out import told  # slow: only when it is needed

        whom = "the public" if built.audience == "public" else "partners"
        left = told(built.left_out)
        yield f"for {whom}: {f'{left} left out' if left else 'no fact, text, chart or slide is left out'}"


def say_built(built: Built) -> None:
    """What a build found and made: the files to stdout, everything else to stderr."""
    for line in found_lines(built.problems):
        typer.echo(line, err=True)
    for file in built.files:
        typer.echo(file.as_posix())
    for file in built.older:
        typer.echo(f"from an earlier build: {file.as_posix()}", err=True)
    for name, gaps in built.gaps.items():
        places = "1 place is" if gaps == 1 else f"{gaps} places are"
        typer.echo(f"{name}: {places} not translated", err=True)
    for line in made_lines(built):
        typer.echo(line, err=True)


def _what(path: Path) -> str:
    """What a file is, '' for a record, and for the second form of a chart."""
    if path.parts[0] == "charts":
        return _WHAT["charts"] if path.suffix == ".svg" else ""
    if path.suffix == ".pdf":
        return _WHAT["pdf"]
    return _WHAT.get(path.name.partition(".")[0], "")
