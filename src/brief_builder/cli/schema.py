"""`brief schema`: a kind of file → its JSON Schema, printed or written, for editors."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from brief_builder.problems import did_you_mean


def schema(
    name: Annotated[str | None, typer.Argument(help="pack, facts, charts, …; without it, all are listed.")] = None,
    write: Annotated[Path | None, typer.Option("--write", help="Write it, or all, into this folder.")] = None,
) -> None:
    """Print or write the JSON Schemas by which editors complete and check the files of a pack."""
    from brief_builder.build import schema_names, schema_text, write_schemas  # slow: only when it is needed
    from brief_builder.build.schemas import schema_files

    names = schema_names()
    if name is not None and name not in names:
        hint = did_you_mean(name, names) or "there are " + ", ".join(names)
        raise typer.BadParameter(f"no schema is called {name}; {hint}", param_hint="NAME")
    if write is not None:
        for path in write_schemas(write, (name,) if name else ()):
            typer.echo(path.as_posix())
    elif name is not None:
        typer.echo(schema_text(name), nl=False)
    else:
        rows = [(each, *schema_files(each)) for each in names]
        widths = [max(len(row[i]) for row in rows) for i in range(2)]
        for row in rows:
            typer.echo(f"{row[0]:<{widths[0]}}  {row[1]:<{widths[1]}}  {row[2]}")
