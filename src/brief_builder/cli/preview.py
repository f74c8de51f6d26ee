"""`brief preview`: a page in the browser that shows what a pack comes to, and follows every save."""

from __future__ import annotations

from typing import Annotated

import typer

from brief_builder.cli.build import AsOf, Audience, Languages, Pack


def preview(
    pack: Pack = None,
    lang: Languages = None,
    as_of: AsOf = None,
    audience: Audience = None,
    no_open: Annotated[bool, typer.Option("--no-open", help="Print the address only; open no browser.")] = False,
) -> None:
    """Show the pages of a pack in the browser, beside its problems and facts, until Ctrl-C.

    Nothing is written. The page is on this computer alone, at an address that nobody else knows.
    """
    from brief_builder.preview import open_preview  # slow: only when it is needed

    day = as_of.date() if as_of else None
    shown = open_preview(pack, languages=tuple(lang or ()), as_of=day, audience=audience)
    typer.echo(shown.address)
    typer.echo("open this address in a browser of this computer; Ctrl-C ends it", err=True)
    shown.run(open_browser=not no_open)
    typer.echo("the preview has ended", err=True)
