"""`brief check`: a pack, or templates → everything that is wrong with them, with its place and cure."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from brief_builder.cli.build import AsOf, Audience, Languages, Strict
from brief_builder.cli.check_row import asked_row, check_row_of
from brief_builder.cli.languages import refuse_unknown
from brief_builder.cli.lists import words_of
from brief_builder.cli.progress import shown_progress
from brief_builder.cli.say import say_problems
from brief_builder.pack.find import FILE
from brief_builder.problems import Problems
from brief_builder.problems.report import in_order
from brief_builder.problems.show import as_data

if TYPE_CHECKING:
    from brief_builder.build import CheckReport

Format = Literal["text", "short", "json", "docx", "pptx"]
_COPIES = ("docx", "pptx")  # one copy is meant: of the kind of the file
Asked = Literal["tags", "access", "leaks", "style"]
_ASKED: tuple[Asked, ...] = ("tags", "access", "leaks", "style")
_KINDS = (".docx", ".pptx")
_STYLE = "canada"  # what documents are held to for which nobody names a house style


def check(
    what: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PACK|DOCUMENT",
            help="The pack's folder, or .docx and .pptx files: templates, or any others. Without it: the folder you "
            "stand in, or the only pack under data/.",
        ),
    ] = None,
    data: Annotated[
        Path | None, typer.Option("--data", help="Templates: check the names in this file too; - is standard input.")
    ] = None,
    missing: Annotated[
        Literal["error", "empty"] | None,
        typer.Option("--missing", help="With --data: what a name without a value is, an error or nothing."),
    ] = None,
    sources: Annotated[
        Path | None, typer.Option("--sources", help="Pack: check the quotes against the full texts in this folder too.")
    ] = None,
    style: Annotated[
        str | None,
        typer.Option(
            "--style",
            help="Documents: their house style: canada, none, or a file of your own. Without it, documents without "
            "tags are held to canada.",
        ),
    ] = None,
    only: Annotated[
        str,
        typer.Option("--only", help="Documents: some of tags,access,leaks,style, with commas; access is for readers."),
    ] = "",
    row: Annotated[
        str | None,
        typer.Option("--row", metavar="TABLE:LINE", help="A model: fill it with this row of a table, as in t.csv:2."),
    ] = None,
    sheet: Annotated[str | None, typer.Option("--sheet", help="With --row: the sheet of a workbook.")] = None,
    lang: Languages = None,
    as_of: AsOf = None,
    audience: Audience = None,
    strict: Strict = False,
    form: Annotated[
        Format,
        typer.Option("--format", help="How to print; docx and pptx write a copy with a comment at each problem."),
    ] = "text",
    out: Annotated[
        Path | None, typer.Option("--out", help="The folder for the copies of --format docx and pptx.")
    ] = None,
) -> None:
    """Say everything that is wrong with a pack, or with documents and templates; change nothing."""
    given = what or []
    templates = [path for path in given if path.suffix.lower() in _KINDS]
    if templates:
        of_packs: dict[str, object] = {"--sources": sources, "--row": row, "--as-of": as_of, "--audience": audience}
        _refuse("templates are checked without it", of_packs)
        if len(templates) < len(given):
            other = next(path for path in given if path not in templates)
            _refuse_file(other)
            message = f"{other} is not a template; check packs by themselves"
            raise typer.BadParameter(message, param_hint="PACK|DOCUMENT")
        if lang and len(lang) > 1:
            raise typer.BadParameter("one language is enough for templates", param_hint="--lang")
        if lang:
            refuse_unknown(lang[0])
        if missing is not None and data is None:
            raise typer.BadParameter("without --data, no name is known to be missing", param_hint="--missing")
        language = lang[0] if lang else None
        asked = _asked(only)
        if data is not None and "tags" not in asked:
            raise typer.BadParameter("data are for the tags", param_hint="--data")
        if style is not None and style != "none" and "style" not in asked:
            raise typer.BadParameter("`--only` leaves the style out", param_hint="--style")
        if style is None and only and "style" in asked:
            style = _STYLE
        _check_templates(templates, data, missing or "error", language, out, form, asked, style, strict=strict)
        return
    documents: dict[str, object] = {"--data": data, "--missing": missing, "--only": only or None}
    _refuse("it is for templates: name a .docx or .pptx file", documents)
    _refuse("a pack names its own: `house_style:` in pack.yaml", {"--style": style})
    _refuse_copies([], out, form)
    if len(given) > 1:
        raise typer.BadParameter("check one pack at a time", param_hint="PACK")
    if given:
        _refuse_file(given[0])
    pack = given[0] if given else Path() if row is not None and Path(FILE).is_file() else None
    if sources is not None and not sources.is_dir():
        raise typer.BadParameter(f"there is no folder {sources}", param_hint="--sources")
    if row is None:
        _refuse("it is for --row", {"--sheet": sheet})
        _check_pack(pack, sources, lang, as_of, audience, form, out, strict=strict)
        return
    if form in _COPIES:
        raise typer.BadParameter("of a row there are no copies of templates", param_hint="--format")
    check_row_of(
        asked_row(row, sheet or ""), pack, form, languages=tuple(lang or ()), audiences=(audience,) if audience else (),
        as_of=as_of.date() if as_of else None, strict=strict, sources=sources,
    )  # fmt: skip


def _asked(only: str) -> tuple[Asked, ...]:
    """What is to be looked for in documents; all of it where nothing is named."""
    words = words_of(only, _ASKED, "--only")
    return tuple(each for each in _ASKED if each in words) or _ASKED


def _refuse_file(path: Path) -> None:
    """Wrong usage when it is a file that is neither a document nor what makes a folder a pack."""
    if path.suffix.lower() in (".yaml", ".yml") or not path.is_file():
        return
    cure = "save it as one of these"
    if path.suffix.lower() == ".pdf":
        cure = "a PDF is checked when it is made: check the document that it comes from"
    raise typer.BadParameter(f"{path} is neither a pack nor a .docx or .pptx file; {cure}", param_hint="PACK|DOCUMENT")


def _refuse(why: str, options: dict[str, object]) -> None:
    """Wrong usage when any of the options is given."""
    for name, value in options.items():
        if value is not None:
            raise typer.BadParameter(why, param_hint=name)


def _check_pack(
    pack: Path | None,
    sources: Path | None,
    lang: Languages,
    as_of: datetime | None,
    audience: Audience,
    form: Format,
    out: Path | None,
    *,
    strict: bool,
) -> None:
    from brief_builder.build import check as check_pack  # slow: only when it is needed

    day = as_of.date() if as_of else None
    with shown_progress() as progress:
        report = check_pack(
            pack,
            sources=sources,
            languages=tuple(lang or ()),
            as_of=day,
            audience=audience,
            strict=strict,
            progress=progress,
        )
    if form == "json":
        typer.echo(_as_json(report))
    else:
        say_problems(report.problems, form="text" if form in _COPIES else form, classes=True)
        if report.parity is not None and form == "text":
            typer.echo(f"\n{report.parity}\n", err=True)
    if form in _COPIES:
        from brief_builder.build import commented_templates

        for copy in commented_templates(report, out):
            typer.echo(copy.as_posix())
    if report.problems.has_errors:
        raise typer.Exit(1)
    facts = report.loaded.facts
    quoted = sum(fact.quote is not None for fact in facts.values())
    against = f" and in the full texts in {sources}" if sources else ""
    typer.echo(f"{len(facts)} facts; {quoted} quotes found in their sources{against}", err=True)


def _as_json(report: CheckReport) -> str:
    """The problems, and the table of parity: null for a pack in one language, or while errors stop its documents."""
    problems = as_data(in_order(report.problems))
    parity = report.parity.as_data() if report.parity is not None else None
    return json.dumps({"problems": problems, "parity": parity}, ensure_ascii=False, indent=2)


def _check_templates(
    templates: list[Path],
    data: Path | None,
    missing: Literal["error", "empty"],
    lang: str | None,
    out: Path | None,
    form: Format,
    only: tuple[Asked, ...],
    style: str | None,
    *,
    strict: bool,
) -> None:
    """`style` None: documents that hold no tags are held to the house style that is there for all."""
    _refuse_copies(templates, out, form)
    from brief_builder.build import annotated_copy, check_templates  # slow: only when it is needed

    checks = check_templates(templates, data, missing=missing, language=lang, strict=strict, only=only)
    found = Problems()
    written = [check for check in checks if check.written] if "style" in only else []
    if style is not None or written:
        from brief_builder.build.house_style import given_style, with_house_style

        house = given_style(style or _STYLE, found)
        if house is not None:
            checks = [
                with_house_style(check, house, lang, strict=strict) if style or check.written else check
                for check in checks
            ]
    for check in checks:
        found.extend(check.problems)
    say_problems(found, form="text" if form in _COPIES else form)
    if style is None and written:
        typer.echo(f"words were held to the house style `{_STYLE}`; `--style none` leaves that out", err=True)
    for check in checks if form in _COPIES else ():
        copy = annotated_copy(check, out)
        if copy is not None:
            typer.echo(copy.as_posix())
    if found.has_errors:
        raise typer.Exit(1)
    for check in checks:
        tags = "1 tag, " if check.tags == 1 else f"{check.tags} tags, " if check.tags else ""
        typer.echo(f"{check.path.as_posix()}: {tags}no errors", err=True)


def _refuse_copies(templates: list[Path], out: Path | None, form: Format) -> None:
    if form not in _COPIES:
        _refuse("it is for --format docx and pptx", {"--out": out})
    if out is not None and not out.is_dir():
        raise typer.BadParameter(f"there is no folder {out}", param_hint="--out")
    if out is not None and len({path.name.casefold() for path in templates}) < len(templates):
        raise typer.BadParameter("two templates of one name would be one copy there", param_hint="--out")
