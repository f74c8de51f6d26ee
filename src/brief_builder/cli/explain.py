"""`brief explain`: a problem code → what it means, an example, the cure."""

from __future__ import annotations

from typing import Annotated

import typer

from brief_builder.problems import CODES, did_you_mean


def explain(
    code: Annotated[
        str | None, typer.Argument(help="The code in brackets: unknown-name. Without it: all codes.")
    ] = None,
) -> None:
    """Explain a problem code."""
    if code is None:
        width = max(map(len, CODES))
        for name, entry in CODES.items():
            typer.echo(f"{name:<{width}}  {entry.meaning}")
        return
    found = CODES.get(code)
    if found is None:
        hint = did_you_mean(code, CODES) or "`brief explain` lists the codes"
        raise typer.BadParameter(f"no problem has the code {code}; {hint}", param_hint="CODE")
    typer.echo(f"{code}\n  {found.meaning}\n  example: {found.example}\n  cure:    {found.cure}")
