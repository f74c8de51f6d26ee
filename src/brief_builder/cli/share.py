"""`brief share`: a pack → one .zip, a page in each language in it, and a mail draft."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from brief_builder.cli.build import AsOf, Audience, Languages, Pack, Pdf, Strict
from brief_builder.cli.password import ask_password, password_set
from brief_builder.cli.progress import shown_progress
from brief_builder.cli.summary import found_lines
from brief_builder.problems import BriefError


def share(
    pack: Pack = None,
    out: Annotated[Path | None, typer.Option("--out", help="The .zip to write; output/PACK.zip if left out.")] = None,
    lang: Languages = None,
    pdf: Pdf = False,
    password: Annotated[
        bool, typer.Option("--password", help="Ask for a password, and encrypt the .zip with it (AES-256).")
    ] = False,
    lock_documents: Annotated[
        bool,
        typer.Option("--password-documents", help="Like --password, and let Word and PowerPoint ask for it as well."),
    ] = False,
    mail: Annotated[
        Path | None, typer.Option("--mail", metavar="FILE.eml", help="Write a mail draft with the .zip attached.")
    ] = None,
    as_of: AsOf = None,
    audience: Audience = None,
    strict: Strict = False,
) -> None:
    """Share a pack: its files, charts, a page that explains them, and the manifest that proves them, in one .zip.

    Nothing is written while anything is wrong.
    """
    word = ask_password(twice=True) if password or lock_documents else None
    from brief_builder.build import share as share_pack  # slow: only when it is needed

    try:
        with shown_progress() as progress:
            shared = share_pack(
                pack,
                out=out,
                languages=tuple(lang or ()),
                as_of=as_of.date() if as_of else None,
                strict=strict,
                pdf=pdf,
                password=word,
                lock_documents=lock_documents,
                mail=mail,
                audience=audience,
                progress=progress,
            )
    except BriefError as error:
        error.add_note("nothing was shared")
        raise
    for line in found_lines(shared.problems):
        typer.echo(line, err=True)
    typer.echo(shared.path.as_posix())
    if shared.mail is not None:
        typer.echo(shared.mail.as_posix())
    said = f"{shared.title}, {shared.edition}: {len(shared.files)} files, {shared.facts} facts; for: {shared.audience}"
    typer.echo(said, err=True)
    if not shared.locked and password_set():
        typer.echo("note: BRIEF_PASSWORD is set, and was not asked for: this .zip opens without it", err=True)
        typer.echo("   = add --password to encrypt it", err=True)
    if shared.locked:
        typer.echo("send the password by another way than the file", err=True)
    typer.echo(f"checksum of the manifest, to be compared by telephone:\n  {in_groups(shared.digest)}", err=True)


def in_groups(digest: str) -> str:
    """A checksum in groups of eight, to be read out."""
    return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))
