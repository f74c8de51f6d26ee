"""Problems → the terminal, in full."""

from __future__ import annotations

import typer

from brief_builder.problems import Problems
from brief_builder.problems.gathering import gathered
from brief_builder.problems.report import in_order, report
from brief_builder.problems.show import as_json, by_class, full, short, summary

_FEW = 5  # problems that are seen at a glance


def say_problems(problems: Problems, *, form: str = "text", classes: bool = False) -> None:
    """Print problems: to stdout as json or short lines, to stderr as text.

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
    elif found:
        shown = report if classes else full
        found = gathered(found)
        typer.echo(shown(found, colour=use_colour()), err=True)
        table = by_class(found) if len(found) > _FEW else ""
        typer.echo(f"\n{table}" if table else "", err=True)
        typer.echo(f"{summary(found)}", err=True)
