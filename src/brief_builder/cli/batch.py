"""`brief batch`: a table of packs, a folder of them or a query → all of them built, and what became of each."""

from __future__ import annotations

import signal
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from brief_builder.cli.batch_problems import errors_of, say_alike, say_checked
from brief_builder.cli.build import DOCUMENTS, AsOf, Languages, Pdf, Strict
from brief_builder.cli.ending import ToldToEnd, ended_in_order
from brief_builder.cli.lists import words_of
from brief_builder.cli.say import say_problems
from brief_builder.inputs.levels import LEVELS
from brief_builder.problems import BriefError

if TYPE_CHECKING:
    from brief_builder.batch import Batch

_SHOWN = 5  # names that are listed


def batch(
    table: Annotated[
        Path, typer.Argument(help="A table with a row for each pack, a folder of packs, or a query (NAME.sql.yaml).")
    ],
    out: Annotated[str, typer.Option("--out", help="The folder, or the URL, for the packs' folders.")] = "output",
    pack: Annotated[Path | None, typer.Option("--pack", help="The pack of rows that name none.")] = None,
    sheet: Annotated[str, typer.Option("--sheet", help="The sheet of a workbook.")] = "",
    lang: Languages = None,
    audience: Annotated[
        str, typer.Option("--audience", help="Some of internal,partner,public: for each, an edition of every pack.")
    ] = "",
    only: Annotated[str, typer.Option("--only", help="Some of brief,deck,charts,pdf, with commas between.")] = "",
    pdf: Pdf = False,
    as_of: AsOf = None,
    strict: Strict = False,
    check: Annotated[
        bool, typer.Option("--check", help="Say what is wrong with each pack, as `brief check` does; build nothing.")
    ] = False,
    again: Annotated[bool, typer.Option("--again", help="Build what has not changed, too.")] = False,
    jobs: Annotated[
        int | None, typer.Option("--jobs", min=1, max=256, help="Packs that are built at a time; one a processor.")
    ] = None,
    seconds: Annotated[int, typer.Option("--timeout", min=1, help="Seconds after which a pack is given up.")] = 900,
    cluster: Annotated[
        str | None, typer.Option("--cluster", help="Let a Dask cluster build: the address of its scheduler, tcp://….")
    ] = None,
    form: Annotated[
        Literal["text", "json"], typer.Option("--format", help="How to print what became of each.")
    ] = "text",
) -> None:
    """Build many packs: a table with a row for each, a folder of packs, or a query of a database.

    A pack that has not changed is not built again. Stopped and started again, it goes on where it was.
    """
    wanted, readers = words_of(only, DOCUMENTS, "--only"), words_of(audience, LEVELS, "--audience")
    from brief_builder.batch import batch as read_batch  # slow: only when it is needed

    found = read_batch(
        table, out=out, pack=pack, sheet=sheet, languages=tuple(lang or ()), audiences=readers,
        as_of=as_of.date() if as_of else None, only=wanted, strict=strict, pdf=pdf, again=again, jobs=jobs,
        seconds=seconds, cluster=cluster,
    )  # fmt: skip
    say_problems(found.problems)
    try:
        with ended_in_order():
            _go_through(found, check=check)
    except KeyboardInterrupt as end:
        with suppress(OSError):  # the window may be gone
            if check:
                say_checked(found, form)
            typer.echo(_stopped(found, check=check), err=True)
        raise typer.Exit(128 + (end.number if isinstance(end, ToldToEnd) else signal.SIGINT)) from None
    except BriefError:
        if check and found.results:
            say_checked(found, form)
        raise
    if check:
        say_checked(found, form)
        typer.echo(f"{len(found):,} pack{'s' if len(found) != 1 else ''} checked: {errors_of(found)}", err=True)
    else:
        _say(found, form)
    if found.counts["failed"]:
        raise typer.Exit(1)


def _stopped(found: Batch, *, check: bool) -> str:
    if check:
        return f"stopped: {len(found.results):,} of {len(found):,} packs were checked: {errors_of(found)}"
    stand = found.counts["built"] + found.counts["kept"]
    return f"stopped: {stand:,} of {len(found):,} packs stand; the same command goes on from there"


def _go_through(found: Batch, *, check: bool) -> None:
    from brief_builder.cli.batch_progress import batch_progress

    results = found.checked() if check else iter(found)
    try:
        with batch_progress(found) as show:
            for result in results:
                show(result)
    finally:
        results.close()  # type: ignore[attr-defined]  # ends the processes now, not when it is forgotten


def _say(found: Batch, form: str) -> None:
    """What became of the packs: to stdout their folders, or all as JSON; the rest to stderr."""
    by_name = {result.name: result for result in found.results}
    out = found.out.rstrip("/")
    if form == "json":
        typer.echo(found.as_json(), nl=False)
    else:
        for order in found.orders:
            if by_name[order.name].state != "failed":
                typer.echo(f"{out}/{order.name}")
    failed = [by_name[order.name] for order in found.orders if by_name[order.name].state == "failed"]
    say_alike(failed, lambda alike: f"{_named([result.name for result in alike])} not built")
    _say_warnings(found)
    _say_left(found, out)
    counts = found.counts
    typer.echo(_summary(len(found), counts["built"], counts["kept"], counts["failed"]), err=True)
    typer.echo(f"{found.report} says more of each", err=True)


def _say_warnings(found: Batch) -> None:
    """The warnings of the packs that stand, by their kind, the most frequent first; and where one is."""
    from brief_builder.problems import CODES

    numbers: Counter[str] = Counter()
    packs: Counter[str] = Counter()
    first: dict[str, str] = {}
    by_name = {result.name: result for result in found.results if result.state != "failed"}
    for result in (by_name[order.name] for order in found.orders if order.name in by_name):
        for kind, number in result.counts.items():
            if kind[0] == "warning":
                numbers[kind[1]] += number
                packs[kind[1]] += 1
                place = next(iter(result.places.get(kind, ())), "")
                first.setdefault(kind[1], f"the first in {result.name}" + (f" at {place}" if place else ""))
    for code, number in sorted(numbers.items(), key=lambda each: (-each[1], each[0])):
        where = f"{packs[code]:,} pack{'s' if packs[code] > 1 else ''}, {first[code]}"
        typer.echo(f"warning[{code}] × {number:,} in {where}: {CODES[code].meaning}", err=True)


def _say_left(found: Batch, out: str) -> None:
    """What lies in the output and is of no pack of this table: it may be an edition for others."""
    others = {f"{out}/{result.name}/{file}": None for result in found.results for file in result.others}
    for told, names in (
        ("in the folder of a pack and not of it", list(others)),
        ("not in the table any more", [f"{out}/{name}" for name in found.gone]),
    ):
        if names:
            more = f" and {len(names) - _SHOWN:,} more" if len(names) > _SHOWN else ""
            typer.echo(f"{told}: {', '.join(names[:_SHOWN])}{more}; left as they are", err=True)


def _named(names: list[str]) -> str:
    if len(names) == 1:
        return f"{names[0]} was"
    others = len(names) - 1
    return f"{names[0]} and {others:,} other{'s' if others > 1 else ''} were"


def _summary(total: int, built: int, kept: int, failed: int) -> str:
    parts = [f"{built:,} built", f"{kept:,} kept as {'it was' if kept == 1 else 'they were'}", f"{failed:,} failed"]
    said = [part for part, number in zip(parts, (built, kept, failed), strict=True) if number]
    return f"{total:,} pack{'s' if total != 1 else ''}: {', '.join(said)}"
