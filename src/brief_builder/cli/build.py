"""`brief build`: a pack → its Word brief, its deck, its charts and the manifest."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from brief_builder.cli.lists import words_of
from brief_builder.cli.progress import shown_progress
from brief_builder.cli.summary import say_built
from brief_builder.cli.watching import keep_building
from brief_builder.problems import BriefError

Pack = Annotated[
    Path | None,
    typer.Argument(help="The pack's folder. Without it: the folder you stand in, or the only pack under data/."),
]
AsOf = Annotated[
    datetime | None,
    typer.Option("--as-of", formats=["%Y-%m-%d"], help="Judge the age of facts at this date, not the pack's."),
]
Languages = Annotated[list[str] | None, typer.Option("--lang", help="Build this language; may be given again.")]
Pdf = Annotated[bool, typer.Option("--pdf", help="Write a tagged PDF of each document too, by LibreOffice.")]
Audience = Annotated[
    Literal["internal", "partner", "public"] | None,
    typer.Option("--audience", help="Build for these readers, not the pack's own, without what is above them."),
]
Watch = Annotated[bool, typer.Option("--watch", help="Build again whenever a file is saved, until Ctrl-C.")]
Strict = Annotated[bool, typer.Option("--strict", help="Treat warnings as errors.")]

DOCUMENTS = ("brief", "deck", "charts", "pdf")  # that --only names


def build(
    pack: Pack = None,
    out: Annotated[Path, typer.Option("--out", help="Where the pack's folder of files is written.")] = Path("output"),
    lang: Languages = None,
    only: Annotated[str, typer.Option("--only", help="Some of brief,deck,charts,pdf, with commas between.")] = "",
    pdf: Pdf = False,
    as_of: AsOf = None,
    audience: Audience = None,
    strict: Strict = False,
    watch: Watch = False,
) -> None:
    """Build a pack: the Word brief, the deck, the charts and the manifest.

    Nothing is written while anything is wrong.
    """
    wanted = words_of(only, DOCUMENTS, "--only")
    day = as_of.date() if as_of else None
    if watch:
        keep_building(
            pack, out=out, languages=tuple(lang or ()), only=wanted, as_of=day, strict=strict, pdf=pdf,
            audience=audience,
        )  # fmt: skip
        return
    from brief_builder.build import build as build_pack  # slow: only when it is needed

    try:
        with shown_progress() as progress:
            built = build_pack(
                pack,
                out=out,
                languages=tuple(lang or ()),
                only=wanted,
                as_of=day,
                strict=strict,
                pdf=pdf,
                audience=audience,
                progress=progress,
            )
    except BriefError as error:
        error.add_note("nothing was written")
        raise
    say_built(built)
