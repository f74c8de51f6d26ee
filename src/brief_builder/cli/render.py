"""`brief render`: a template and a data file → the document."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from brief_builder.cli.build import Strict
from brief_builder.cli.filling import fill
from brief_builder.cli.languages import refuse_unknown

Data = Annotated[Path, typer.Argument(help="Its values: a .yaml or .json file; - is standard input.")]
MissingNames = Annotated[
    Literal["error", "empty"],
    typer.Option("--missing", help="What a name without a value is: an error, or nothing, as in docxtpl."),
]
Language = Annotated[
    str | None, typer.Option("--lang", help="The language of the document, and of its lists, numbers and dates.")
]


def render(
    template: Annotated[Path, typer.Argument(help="A .docx or .pptx file with tags.")],
    data: Data,
    out: Annotated[Path, typer.Argument(help="The file to write, of the template's kind, or a .pdf.")],
    missing: MissingNames = "error",
    lang: Language = None,
    strict: Strict = False,
) -> None:
    """Fill one template with data, without a pack.

    Nothing is written while anything is wrong. `brief fields TEMPLATE --format yaml` makes a data file to fill in.
    """
    if lang is not None:
        refuse_unknown(lang)
    fill(template, data, out, missing, lang, strict=strict)
