"""`brief check`: a pack → everything that is wrong with it, with its place and cure."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from brief_builder.cli.build import AsOf, Languages, Pack, Strict
from brief_builder.cli.say import say_problems


def check(
    pack: Pack = None,
    sources: Annotated[
        Path | None, typer.Option("--sources", help="Check the quotes against the full texts in this folder too.")
    ] = None,
    lang: Languages = None,
    as_of: AsOf = None,
    strict: Strict = False,
    form: Annotated[Literal["text", "short", "json"], typer.Option("--format", help="How to print.")] = "text",
) -> None:
    """Say everything that is wrong with a pack; write nothing."""
    if sources is not None and not sources.is_dir():
        raise typer.BadParameter(f"there is no folder {sources}", param_hint="--sources")
    from brief_builder.build import check as check_pack  # slow: only when it is needed

    report = check_pack(
        pack, sources=sources, languages=tuple(lang or ()), as_of=as_of.date() if as_of else None, strict=strict
    )
    say_problems(report.problems, form=form)
    if report.problems.has_errors:
        raise typer.Exit(1)
    facts = report.loaded.facts
    quoted = sum(fact.quote is not None for fact in facts.values())
    against = f" and in the full texts in {sources}" if sources else ""
    typer.echo(f"{len(facts)} facts; {quoted} quotes found in the clippings{against}", err=True)
