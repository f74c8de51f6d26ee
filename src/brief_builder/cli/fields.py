"""`brief fields`: a template → the names that it asks for, as a list, as JSON, or as a data file; a deck's map."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer


def fields(
    template: Annotated[Path, typer.Argument(help="A .docx or .pptx file with tags.")],
    form: Annotated[
        Literal["text", "json", "yaml"], typer.Option("--format", help="How to print; yaml is a data file to fill in.")
    ] = "text",
) -> None:
    """List the names that a template asks for: what each is used as, and where; of a presentation, its map too."""
    from brief_builder.cli.deck_map import as_tree
    from brief_builder.merge import Template  # slow: only when it is needed
    from brief_builder.template.checking.field_list import as_json, as_text, as_yaml

    opened = Template.open(template)
    found, deck = opened.fields(), opened.map()
    shown = template.as_posix()
    if form == "yaml":
        typer.echo(as_yaml(shown, found), nl=False)
    elif form == "json":
        typer.echo(as_json(shown, found, deck))
    else:
        typer.echo(as_text(found)) if found else typer.echo(f"{shown} asks for nothing", err=True)
        if deck is not None:
            typer.echo(("\n\n" if found else "") + as_tree(deck))
