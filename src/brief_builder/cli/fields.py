"""`brief fields`: a pack → what may be written in it, with its value; a template → the names that it asks for."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from brief_builder.cli.build import AsOf, Audience
from brief_builder.cli.progress import shown_progress

_KINDS = (".docx", ".pptx")


def fields(
    what: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PACK|TEMPLATE] [WORD…]",
            help="The pack's folder, or a .docx or .pptx file with tags. Of a pack, words to look for may follow, or "
            "stand alone: brief fields trade 2023.",
        ),
    ] = None,
    form: Annotated[
        Literal["text", "json", "yaml"],
        typer.Option("--format", help="How to print; yaml, for templates, is a data file to fill in."),
    ] = "text",
    data: Annotated[
        Path | None,
        typer.Option("--data", help="Template: show what each name is in this data file; - is standard input."),
    ] = None,
    of: Annotated[
        Path | None, typer.Option("--pack", help="Template: show what each name is in the pack in this folder.")
    ] = None,
    lang: Annotated[str | None, typer.Option("--lang", help="Pack: print the values in this language.")] = None,
    as_of: AsOf = None,
    audience: Audience = None,
) -> None:
    """List what may be written in a pack, each with its present value, ready to paste; or what a template asks for.

    Of a pack also: what is asked for and given by nobody, and the facts that nobody uses.
    """
    given = what or []
    if given and given[0].lower().endswith(_KINDS):
        if len(given) > 1:
            raise typer.BadParameter("one template at a time; words are for packs", param_hint="TEMPLATE")
        for name, value in (("--lang", lang), ("--as-of", as_of), ("--audience", audience)):
            if of is None and value is not None:
                raise typer.BadParameter("it is for packs", param_hint=name)
        if of is not None and data is not None:
            raise typer.BadParameter("the values are those of a pack or of a data file", param_hint="--data")
        if form == "yaml" and (of is not None or data is not None):
            raise typer.BadParameter("a data file to fill in has no values", param_hint="--format")
        _template(Path(given[0]), form, _values_in(of, data, lang or "", as_of, audience))
        return
    for name, option in (("--data", data), ("--pack", of)):
        if option is not None:
            raise typer.BadParameter("it is for a template: name a .docx or .pptx file", param_hint=name)
    if form == "yaml":
        raise typer.BadParameter("a data file is for a template: name a .docx or .pptx file", param_hint="--format")
    pack = Path(given[0]) if given and _is_pack(Path(given[0])) else None
    _pack(pack, given if pack is None else given[1:], lang or "", form, as_of, audience)


def _is_pack(path: Path) -> bool:
    """Whether it is meant as a pack's folder: one that is there, or a name with a slash, which no word has."""
    return path.exists() or (Path("data") / path).exists() or len(path.parts) > 1


def _pack(pack: Path | None, words: list[str], lang: str, form: str, as_of: AsOf, audience: Audience) -> None:
    from brief_builder.build import offered_names  # slow: only when it is needed
    from brief_builder.cli.offer_text import as_json, as_text, missing_lines

    day = as_of.date() if as_of else None
    with shown_progress() as progress:
        offer = offered_names(
            pack, language=lang, as_of=day, audience=audience, with_unused=not words, progress=progress
        )
    found = [each for each in offer.names if each.holds(words)]
    if form == "json":
        typer.echo(as_json(offer, found))
    elif found:
        typer.echo(as_text(found, ways=bool(words)))
    elif words:
        typer.echo(f"nothing in the pack has `{' '.join(words)}` in its name, its value or its label", err=True)
    if form == "text" and not words:
        for line in missing_lines(offer):
            typer.echo(line)
        errors = len(offer.problems.errors)
        if offer.unused is None and errors:
            typer.echo("\nthe pack has errors, so it is not known which facts nobody uses: `brief check`", err=True)


def _values_in(
    pack: Path | None, data: Path | None, lang: str, as_of: AsOf, audience: Audience
) -> Mapping[str, Any] | None:
    """What names stand for: in a pack, in a data file; None where neither is given."""
    if pack is None and data is None:
        return None
    from brief_builder.build.offering import data_of_file, data_of_pack  # slow: only when it is needed

    if pack is not None:
        return data_of_pack(pack, language=lang, as_of=as_of.date() if as_of else None, audience=audience)
    return data_of_file(data) if data is not None else None


def _template(template: Path, form: str, data: Mapping[str, Any] | None) -> None:
    from brief_builder.cli.deck_map import as_tree
    from brief_builder.merge import Template  # slow: only when it is needed
    from brief_builder.template.checking.field_list import as_json, as_text, as_yaml
    from brief_builder.template.checking.field_values import field_values

    opened = Template.open(template)
    found, deck = opened.fields(), opened.map()
    shown = template.as_posix()
    values = field_values(found, data) if data is not None else None
    if form == "yaml":
        typer.echo(as_yaml(shown, found), nl=False)
    elif form == "json":
        typer.echo(as_json(shown, found, deck, values))
    else:
        typer.echo(as_text(found, values)) if found else typer.echo(f"{shown} asks for nothing", err=True)
        if deck is not None:
            typer.echo(("\n\n" if found else "") + as_tree(deck))
