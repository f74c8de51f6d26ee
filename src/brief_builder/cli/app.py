"""The `brief` command: its verbs, and what happens to problems and to faults of our own.

Exit codes: 0 done, 1 problems in the user's files, 2 wrong usage, 70 our bug. Data go to stdout, talk to stderr.
"""

from __future__ import annotations

import os
import re
import sys
import traceback
from typing import Annotated, Any

import typer
import typer.core

from brief_builder.cli import build, check, explain, facts, fetch, fields, init, preview, render, schema, share, verify
from brief_builder.problems import BriefError
from brief_builder.problems.gathering import gathered
from brief_builder.problems.show import full, summary
from brief_builder.version import VERSION


class _Verbs(typer.core.TyperGroup):
    """Says of wrong usage what is wrong, without the words of the libraries that found it."""

    def invoke(self, ctx: Any) -> Any:
        """Run the verb; raises BadParameter in plain words."""
        try:
            return super().invoke(ctx)
        except typer.BadParameter as error:
            text = error.message.removeprefix("Value error, ")
            error.message = re.sub(r" does not match the formats? .*", " is no day; write it as 2026-11-23", text)
            raise


app = typer.Typer(
    name="brief",
    cls=_Verbs,
    help="Facts with sources into briefing packs: a Word brief and a PowerPoint deck, every figure proven.",
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("init")(init.init)
app.command("build")(build.build)
app.command("check")(check.check)
app.command("render")(render.render)
app.command("preview")(preview.preview)
app.command("fields")(fields.fields)
app.command("facts")(facts.facts)
app.command("fetch")(fetch.fetch)
app.command("share")(share.share)
app.command("verify")(verify.verify)
app.command("schema")(schema.schema)
app.command("explain")(explain.explain)


_STOPPED = 130  # the exit code of what Ctrl-C ended, in every shell


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(VERSION)
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    """Facts with sources into briefing packs: a Word brief and a PowerPoint deck, every figure proven."""


def main() -> None:
    """Run the command and leave with its exit code."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
        sys.stderr.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        _run()
    except BriefError as error:
        errors = gathered(problem for problem in error.problems if problem.severity == "error")
        typer.echo(full(errors, colour=use_colour()), err=True)
        if others := [problem for problem in error.problems if problem.severity != "error"]:
            typer.echo(f"\nbesides, {summary(others)}: `brief check` shows them", err=True)
        typer.echo("\n" + "; ".join([summary(errors), *getattr(error, "__notes__", ())]), err=True)
        sys.exit(1)
    except BrokenPipeError:
        sys.exit(0)
    except KeyboardInterrupt:
        typer.echo("stopped; nothing was written", err=True)
        sys.exit(_STOPPED)
    except Exception:
        traceback.print_exc()
        typer.echo("\nThis is a fault of the program. Please report it with the lines above.", err=True)
        sys.exit(70)


def _run() -> None:
    """Run the command; KeyboardInterrupt where Typer makes an exit code of it without a word."""
    try:
        app()
    except SystemExit as left:
        if left.code == _STOPPED:
            raise KeyboardInterrupt from None
        raise


def use_colour() -> bool:
    """Whether problems may be coloured: on a terminal, unless NO_COLOR is set (no-color.org)."""
    return sys.stderr.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
