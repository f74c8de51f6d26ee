"""`brief build --watch`: what each build made and changed → the terminal, until Ctrl-C."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from brief_builder.cli.summary import say_built
from brief_builder.problems.gathering import gathered
from brief_builder.problems.show import full, summary

if TYPE_CHECKING:
    from brief_builder.build import Rebuilt
    from brief_builder.problems import Problem

_FEW = 5  # new remarks that are shown in full


def keep_building(*pack: Any, **options: Any) -> None:
    """Build again and again; the arguments are those of `watch`. Ctrl-C ends it, as it should.

    Raises:
        BriefError: pack-missing, watch-missing.
    """
    from brief_builder.build import watch  # slow: only when it is needed

    known: list[Problem] = []
    first = True
    try:
        for rebuilt in watch(*pack, **options):
            known = _say(rebuilt, known, first=first)
            first = False
            typer.echo("watching; Ctrl-C ends it\n", err=True)
    except KeyboardInterrupt:
        typer.echo("\nno longer watching", err=True)


def _say(rebuilt: Rebuilt, known: list[Problem], *, first: bool) -> list[Problem]:
    """Say what a build made, and give the problems that have been told."""
    from brief_builder.build.watching import lines

    for file in rebuilt.saved:
        typer.echo(f"saved: {file}", err=True)
    if rebuilt.built is None:
        _say_errors(rebuilt)
        return known
    if first:
        say_built(rebuilt.built)
        return rebuilt.problems
    for line in lines(rebuilt.changes) or ["nothing changed"]:
        typer.echo(line, err=True)
    new = [each for each in rebuilt.problems if each not in known]
    gone = [each for each in known if each not in rebuilt.problems]
    if new and len(new) <= _FEW:
        typer.echo(f"\n{_full(new)}", err=True)
    if new:
        typer.echo(f"\nnew: {summary(new)}" + ("" if len(new) <= _FEW else "; `brief check` shows them"), err=True)
    if gone:
        typer.echo(f"no longer there: {summary(gone)}", err=True)
    return rebuilt.problems


def _say_errors(rebuilt: Rebuilt) -> None:
    errors = gathered(each for each in rebuilt.problems if each.severity == "error")
    typer.echo(_full(errors), err=True)
    kept = "the files of the last build are kept"
    again = "; it is tried again until it can be written" if rebuilt.held else ""
    typer.echo(f"\n{summary(errors)}; nothing was written, {kept}{again}", err=True)


def _full(problems: list[Problem]) -> str:
    from brief_builder.cli.say import use_colour

    return full(gathered(problems), colour=use_colour())
