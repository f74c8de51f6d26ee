"""`brief facts`: a pack → its facts; one name → its figure, interval, quote, sources, and where it is printed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from brief_builder.cli.build import AsOf, Audience, Pack
from brief_builder.cli.progress import shown_progress
from brief_builder.problems import BriefError, Fault, Place, did_you_mean

if TYPE_CHECKING:
    from brief_builder.build import FactReport


def facts(
    pack: Pack = None,
    name: Annotated[str | None, typer.Argument(help="The fact to explain.")] = None,
    as_of: AsOf = None,
    audience: Audience = None,
    sources: Annotated[
        Path | None, typer.Option("--sources", help="Look for the quotes in the full texts in this folder too.")
    ] = None,
    form: Annotated[Literal["text", "json"], typer.Option("--format", help="How to print.")] = "text",
) -> None:
    """List the facts of a pack, or explain one by NAME: its quote, its interval, where it is printed."""
    from brief_builder.build import fact_reports  # slow: only when it is needed
    from brief_builder.pack import find_pack

    if pack is not None and name is None and not pack.exists() and not (Path("data") / pack).exists():
        pack, name = None, str(pack)  # `brief facts trade.total.2023`
    with shown_progress() as progress:
        reports, problems = fact_reports(
            find_pack(pack),
            as_of=as_of.date() if as_of else None,
            with_uses=name is not None or form == "json",
            sources=sources,
            audience=audience,
            progress=progress,
        )
    if not reports:
        problems.stop_on_error()
    all_reports = reports
    if name is not None:
        chosen = [r for r in reports if name in (r.name, r.ref)]
        if not chosen:
            hint = did_you_mean(name, [r.name for r in reports]) or "`brief facts` lists them"
            raise BriefError(
                [Fault("unknown-name", f"no fact is called `{name}`", help=hint).at(Place(find_pack(pack).as_posix()))]
            )
        reports = chosen
    if form == "json":
        typer.echo(json.dumps([asdict(r) for r in reports], ensure_ascii=False, indent=1, default=str))
    elif name is None:
        _table(reports)
    else:
        known = {r.name: r for r in all_reports}
        typer.echo("\n\n".join(_explained(r, known) for r in reports))
    if problems.has_errors:
        typer.echo("the pack has errors, so it is not known where facts are printed: `brief check`", err=True)


def _table(reports: list[FactReport]) -> None:
    """Columns as wide as their words; the last one holds what the fact says."""
    rows = [(r.ref, r.name, r.kind, r.state, r.figure) for r in reports]
    widths = [max(len(row[i]) for row in rows) for i in range(4)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row[:4], widths, strict=True)]
        typer.echo("  ".join([*cells, row[4]]).rstrip())


def _explained(report: FactReport, known: Mapping[str, FactReport]) -> str:
    lines = [f"{report.name}  ({report.ref})" if report.ref else report.name]
    entries = [
        ("what", report.label),
        ("printed", report.figure),
        ("interval", _interval(report)),
        ("period", report.period),
        ("formula", report.formula),
        ("computed", report.computed),
        ("evidence", report.evidence),
        ("sources", "; ".join(report.sources)),
        ("found", report.found),
        ("note", report.note),
        ("state", report.state),
        ("written", str(report.place)),
    ]
    for word, text in entries:
        lines += [f"  {word:<9} {text}"] if text else []
        if word == "computed":
            inputs = [known[name] for name in report.inputs if name in known]
            lines += [f"  {'' if index else 'from':<9} {_input(each, report)}" for index, each in enumerate(inputs)]
    if report.uses is not None:
        lines += _used(report)
    return "\n".join(lines)


def _input(report: FactReport, of: FactReport) -> str:
    """What goes into a computation, with what is known of it, and what an identity leaves of that."""
    interval = _interval(report)
    words = f"{report.name}: {report.figure}" + (f", that is {interval}" if interval else "")
    if report.name in of.narrowed:
        low, high = of.narrowed[report.name]
        words += f", narrowed to {_interval(replace(report, low=low, high=high))}"
    return words


def _interval(report: FactReport) -> str:
    """“2,050,000,000 to 2,150,000,000 CAD”; an open end is said in words."""
    if report.low is None or report.high is None:
        return ""
    from brief_builder.facts.interval import half_up  # slow: only when it is needed

    places = 4 if max(abs(report.low), abs(report.high)) >= 10 else 6
    ends = (report.low, report.high)
    low, high = (f"{half_up(end, places).normalize():,f}" if end.is_finite() else "" for end in ends)
    if not low or not high:
        return f"{'more than' if low else 'less than'} {low or high} {report.unit}"
    return f"{low} {report.unit}" if low == high else f"{low} to {high} {report.unit}"


def _used(report: FactReport) -> list[str]:
    """The places where the figure stands (or the words, for a fact without one), and how many name it besides."""
    uses = report.uses or ()
    shown = [u for u in uses if u.kind != "words"] if report.low is not None else list(uses)
    lines = [f"  used      in {len(shown)} places" if shown else "  used      nowhere"]
    lines += [f"            {', '.join(w for w in (u.file, u.place) if w)} [{u.kind}]: {_short(u.text)}" for u in shown]
    if len(uses) > len(shown):
        lines.append(f"            and {len(uses) - len(shown)} mentions of its label, period or source")
    return lines


def _short(text: str) -> str:
    return text if len(text) <= 90 else text[:89].rstrip() + "…"
