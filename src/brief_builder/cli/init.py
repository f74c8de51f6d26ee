"""`brief init`: a folder → a new pack in it that builds at once."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from brief_builder.problems import BriefError, command

_STARTER = "starter"


def init(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="The pack's folder: a new one, or an empty one. It names the pack.")
    ],
    source: Annotated[
        str, typer.Option("--from", metavar="PACK", help="Copy a whole pack that comes along: canada-cambodia.")
    ] = _STARTER,
    lang: Annotated[
        list[str] | None, typer.Option("--lang", help="A language of the pack; may be given again. Without it: en.")
    ] = None,
    as_of: Annotated[
        datetime | None,
        typer.Option("--as-of", formats=["%Y-%m-%d"], help="The date of the pack. Without it: today, or the copy's."),
    ] = None,
) -> None:
    """Begin a pack: worked facts, a source, a chart, texts and templates to make your own.

    Nothing is asked, and nothing is ever written over.
    """
    from brief_builder.build import init_pack  # slow: only when it is needed

    day = as_of.date() if as_of else None
    if day is None and source == _STARTER:
        # What the pack is dated is an input like any other: it is written down once, and the build asks no clock.
        day = date.today()
    try:
        started = init_pack(folder, as_of=day, languages=tuple(lang or ()), source=source)
    except BriefError as error:
        error.add_note("nothing was written")
        raise
    for file in started.files:
        typer.echo(file.as_posix())
    shown = started.folder.as_posix()
    told = command("brief", "build", *([] if shown == "." else [shown]))
    typer.echo(f"\na pack in {', '.join(started.languages)}; build it: {told}", err=True)
    if source == _STARTER:
        typer.echo(f"what each file is, and what to do next: {(started.folder / 'README.md').as_posix()}", err=True)
