"""`brief verify`: received files → what was changed in them; exit code 1 when anything was."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from brief_builder.cli.password import ask_password
from brief_builder.cli.say import say_problems
from brief_builder.cli.share import in_groups
from brief_builder.problems import Problems
from brief_builder.problems.model import showable

if TYPE_CHECKING:
    from brief_builder.build import Verified


def verify(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="A .zip, a folder, or files of a pack.")],
    manifest: Annotated[
        Path | None,
        typer.Option("--manifest", help="The manifest of single files: manifest.json, or a .zip that holds it."),
    ] = None,
    password: Annotated[bool, typer.Option("--password", help="Ask for the password of the files.")] = False,
    form: Annotated[Literal["text", "short", "json"], typer.Option("--format", help="How to print.")] = "text",
) -> None:
    """Prove received files: nothing missing or added, each figure as it was printed, each fact as its quote has it."""
    word = ask_password(twice=False) if password else None
    from brief_builder.build import verify as verify_received  # slow: only when it is needed

    verified = verify_received(files, manifest=manifest, password=word)
    found = Problems()
    for each in verified:
        found.extend(each.problems)
    say_problems(found, form=form)
    if form != "json":
        for each in verified:
            typer.echo(_told(each))
    if found.has_errors:
        raise typer.Exit(1)


def _told(verified: Verified) -> str:
    """What was proven of one file, in a few lines."""
    verdict = verified.verdict
    # Who made the manifest is not known: it may not steer the terminal, nor look like the lines below.
    named = showable(" ".join(f"{verdict.pack}, {verdict.edition}; for: {verdict.audience}".split()))
    lines = [showable(f"{verified.path.as_posix()}: ") + (named if verdict.pack else "not proven")]
    if verdict.borne is not None:
        borne = verdict.borne
        lines += [
            f"  {_count(verdict.files, 'file')} compared with their checksums",
            f"  {_count(verdict.uses, 'place')} where facts are printed looked up, {verdict.figures:,} figures read"
            " back",
            f"  {_count(borne.quoted, 'fact')} judged by their quotes, {borne.computed} computed again"
            + (f", {borne.taken} from tables that are not here" if borne.taken else ""),
        ]
    errors = len(verdict.problems.errors)
    holds = "all of it holds" if not errors else f"{_count(errors, 'thing')} did not hold: do not use it as it is"
    lines.append(f"  {holds}")
    lines.append(f"  checksum of the manifest, which only its sender can confirm:\n    {in_groups(verdict.digest)}")
    return "\n".join(lines)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
