"""Problems → the terminal: in full, or counted where nothing stops the work."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import typer

from brief_builder.problems import CODES, Problems
from brief_builder.problems.report import in_order, report
from brief_builder.problems.show import as_json, by_class, full, short, summary

if TYPE_CHECKING:
    from brief_builder.build import Built

_FEW = 5  # problems that are seen at a glance


def say_problems(problems: Problems, *, brief: bool = False, form: str = "text", classes: bool = False) -> None:
    """Print problems: to stdout as json or short lines, to stderr as text; `brief` counts those of each kind.

    `classes` is for packs: those of one code stand together, with their cure once.
    """
    from brief_builder.cli.app import use_colour

    found = list(problems)
    if classes:
        found = in_order(found)
    if form == "json":
        typer.echo(as_json(found))
    elif form == "short":
        typer.echo(short(found)) if found else None
    elif brief:
        counts = Counter((p.severity, p.code) for p in found)
        for (severity, code), number in counts.items():
            typer.echo(f"{severity}[{code}] × {number}: {CODES[code].meaning}", err=True)
        if counts:
            typer.echo("`brief check` shows each with its place\n", err=True)
    elif found:
        shown = report if classes else full
        typer.echo(shown(found, colour=use_colour()), err=True)
        table = by_class(found) if len(found) > _FEW else ""
        typer.echo(f"\n{table}" if table else "", err=True)
        typer.echo(f"{summary(found)}", err=True)


def say_built(built: Built) -> None:
    """What a build made: the files to stdout, everything else to stderr."""
    say_problems(built.problems, brief=True)
    for file in built.files:
        typer.echo(file.as_posix())
    for file in built.older:
        typer.echo(f"from an earlier build: {file.as_posix()}", err=True)
    for name, gaps in built.gaps.items():
        places = "1 place is" if gaps == 1 else f"{gaps} places are"
        typer.echo(f"{name}: {places} not translated", err=True)
    typer.echo(f"{len(built.files)} files; {built.facts_used} of {built.facts} facts are printed", err=True)
