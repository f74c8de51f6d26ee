"""`brief fetch`: the queries of a pack → what is new, changed and gone; with --write the tables."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from brief_builder.cli.build import Pack
from brief_builder.cli.say import say_problems
from brief_builder.problems.show import as_json

if TYPE_CHECKING:
    from brief_builder.build import Fetched, FetchReport

_SIGNS = {"new": "+", "changed": "~", "gone": "-"}


def fetch(
    pack: Pack = None,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="NAME", help="The queries to run, of tables/NAME.sql.yaml.")
    ] = None,
    write: Annotated[bool, typer.Option("--write", help="Write the tables; without it, only show.")] = False,
    as_of: Annotated[
        datetime | None, typer.Option("--as-of", formats=["%Y-%m-%d"], help="The day to record; today if left out.")
    ] = None,
    seconds: Annotated[
        int, typer.Option("--timeout", min=1, max=3600, help="Seconds after which a database gives up a query.")
    ] = 60,
    form: Annotated[Literal["text", "json"], typer.Option("--format", help="How to print.")] = "text",
) -> None:
    """Fetch facts from databases: show what is new, changed and gone; with --write, keep it."""

    from brief_builder.build import fetch as fetch_facts  # slow: only when it is needed

    wanted = list(names or ())
    if pack is not None and not pack.exists() and not (Path("data") / pack).exists():
        pack, wanted = None, [str(pack), *wanted]  # `brief fetch trade`
    report = fetch_facts(pack, names=wanted, write=write, as_of=as_of.date() if as_of else None, seconds=seconds)
    if form == "json":
        typer.echo(_json(report))
    else:
        typer.echo("\n\n".join(_told(each) for each in report.fetched)) if report.fetched else None
        say_problems(report.problems)
    for file in report.written if form == "text" else ():
        typer.echo(file.as_posix(), err=True)
    if report.problems.has_errors:
        typer.echo("nothing was written" if write else "nothing could be written like this", err=True)
        raise typer.Exit(1)
    if not write:
        typer.echo("nothing was written; `brief fetch --write` keeps what was fetched", err=True)


def _told(fetched: Fetched) -> str:
    """A line for the query, and one for each entry that differs."""
    counts = [f"{fetched.count(state)} {state}" for state in ("new", "changed", "gone") if fetched.count(state)]
    facts = "1 fact" if fetched.rows == 1 else f"{fetched.rows:,} facts"
    lines = [f"{fetched.name}: {facts} from {fetched.database}; {', '.join(counts) or 'nothing changed'}"]
    width = max((len(change.fact) for change in fetched.changes), default=0)
    for change in fetched.changes:
        both = [words if words is not None else "nothing" for words in (change.old, change.new)]
        words = " → ".join(both) if change.state == "changed" else (change.new or change.old or "")
        entry = "" if change.entry == "value" else f"{change.entry}: "
        lines.append(f"  {_SIGNS[change.state]} {change.fact:<{width}}  {entry}{words}")
    return "\n".join(lines)


def _json(report: FetchReport) -> str:
    fetched = [asdict(each) | {"file": each.file.as_posix()} for each in report.fetched]
    data = {
        "fetched": fetched,
        "problems": json.loads(as_json(list(report.problems))),
        "written": [file.as_posix() for file in report.written],
    }
    return json.dumps(data, ensure_ascii=False, indent=1)
