"""`brief check --row TABLE:LINE`: a row of a table of packs → everything that is wrong with the pack it asks for."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer

from brief_builder.cli.progress import shown_progress
from brief_builder.cli.say import say_problems
from brief_builder.problems import Problems
from brief_builder.problems.report import in_order
from brief_builder.problems.show import as_data


@dataclass(frozen=True)
class AskedRow:
    """A row that is named as TABLE:LINE; `sheet` of a workbook, "" for its only visible one."""

    table: Path
    line: int
    sheet: str = ""


def asked_row(said: str, sheet: str) -> AskedRow:
    """What `--row` names; BadParameter for what is no row."""
    table, _, line = said.rpartition(":")
    if not table or not line.isdecimal():
        message = f"{said} names no row: write TABLE:LINE, as in countries.csv:2 for the first row"
        raise typer.BadParameter(message, param_hint="--row")
    return AskedRow(Path(table), int(line), sheet)


def check_row_of(row: AskedRow, pack: Path | None, form: str, **options: Any) -> None:
    """Print what is wrong, for each audience of the row; exit code 1 where there are errors.

    Args:
        row: which.
        pack: of rows that name none.
        form: 'text', 'short' or 'json'.
        options: as the library's `check_row` takes them.
    """
    from brief_builder.batch.checking import check_row  # slow: only when it is needed

    with shown_progress() as progress:
        checks = check_row(row.table, row.line, pack=pack, sheet=row.sheet, progress=progress, **options)
    found = Problems()
    for check in checks:
        found.extend(check.report.problems)
    if form == "json":
        parity = next((check.report.parity for check in checks if check.report.parity is not None), None)
        said = {"problems": as_data(in_order(found)), "parity": parity.as_data() if parity is not None else None}
        typer.echo(json.dumps(said, ensure_ascii=False, indent=2))
    for check in checks:
        report = check.report
        if form != "json" and len(report.problems):
            say_problems(report.problems, form=form, classes=True)
        if form == "text" and report.parity is not None:
            typer.echo(f"\n{report.parity}\n", err=True)
        wrong = "has errors" if report.problems.has_errors else "no errors"
        typer.echo(f"{check.order.name} ({check.order.place}): {len(report.loaded.facts)} facts; {wrong}", err=True)
    if found.has_errors:
        raise typer.Exit(1)
