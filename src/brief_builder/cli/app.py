"""The `brief` command: its verbs.

Exit codes: 0 done, 1 problems in the user's files, 2 wrong usage, 70 our bug. Data go to stdout, talk to stderr; see
`ending.py`.
"""

from __future__ import annotations

import re
from typing import Annotated, Any

import typer
import typer.core

from brief_builder.cli import (
    batch,
    build,
    check,
    explain,
    facts,
    fetch,
    fields,
    init,
    preview,
    render,
    schema,
    share,
    verify,
)


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
app.command("batch")(batch.batch)
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


def _show_version(wanted: bool) -> None:
    if wanted:
        from brief_builder.version import VERSION

        typer.echo(VERSION)
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    """Facts with sources into briefing packs: a Word brief and a PowerPoint deck, every figure proven."""
