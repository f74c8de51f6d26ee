"""An order → what is wrong with its pack, filled with its row, as `brief check` says it; nothing is written."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from brief_builder.batch.filling import filled_pack, in_model
from brief_builder.batch.listing import list_packs
from brief_builder.batch.model import BatchResult, Order
from brief_builder.batch.planning import Defaults, plan
from brief_builder.batch.rows import Row, Table
from brief_builder.batch.shelf import shelf
from brief_builder.batch.working import MOST, done_safely, kinds_of, with_row
from brief_builder.build.checking import CheckReport, check
from brief_builder.build.progress import Progress, quiet
from brief_builder.build.reuse import Reuse
from brief_builder.build.system_errors import told_of_system
from brief_builder.problems import BriefError, Fault, Place, Problem, Problems, command, shown_path

_RUNS = 8  # of lines, one behind the other, that a message lists
_RANK = {"error": 0, "warning": 1, "note": 2}


@dataclass(frozen=True)
class RowCheck:
    """What a check of a row found: its order, and the report of `check` with the model's own files in it."""

    order: Order
    report: CheckReport


def check_order(order: Order) -> BatchResult:
    """Check the pack; writes nothing, raises nothing."""
    return done_safely(order, _checked)


def _checked(order: Order, began: float) -> BatchResult:
    kept = shelf()
    kept.begin()
    report = _report(order, reuse=kept)
    found = sorted(report.problems, key=lambda problem: _RANK[problem.severity])
    first = tuple(with_row(problem, order) for problem in found[:MOST])
    kinds = kinds_of(found)
    return BatchResult(
        order.name, order.place, "failed" if report.problems.has_errors else "checked", first,
        {(severity, code): number for severity, code, number, _ in kinds}, facts=len(report.loaded.facts),
        seconds=time.perf_counter() - began, places={(kind[0], kind[1]): tuple(kind[3]) for kind in kinds},
    )  # fmt: skip


def _report(
    order: Order, *, sources: Path | None = None, progress: Progress = quiet, reuse: Reuse | None = None
) -> CheckReport:
    with filled_pack(order) as folder:
        report = check(
            folder, as_of=order.as_of, languages=order.languages, sources=sources, strict=order.strict,
            audience=order.audience, progress=progress, reuse=reuse,
        )  # fmt: skip
    return replace(report, problems=_together(in_model(problem, order) for problem in report.problems))


def _together(found: Iterable[Problem]) -> Problems:
    problems = Problems()
    problems.extend(found)
    return problems


@told_of_system
def check_row(
    table: str | Path,
    row: int,
    *,
    pack: str | Path | None = None,
    sheet: str = "",
    languages: tuple[str, ...] = (),
    audiences: tuple[str, ...] = (),
    as_of: date | None = None,
    strict: bool = False,
    sources: str | Path | None = None,
    progress: Progress = quiet,
) -> tuple[RowCheck, ...]:
    """Everything that a build of one row of a table would find.

    Args:
        table: as `batch` takes it, but no folder.
        row: the line of the row, as messages name it: in a CSV file the first row stands in line 2; of a query, the
            number of the row in the answer.
        pack: the pack of a row that names none.
        sheet: of a workbook; "" for its only visible one.
        languages, audiences, as_of, strict: as `batch` takes them.
        sources: a folder with full texts of the sources.
        progress: is told what is begun.

    Returns:
        One for each audience that the row is for.

    Raises:
        BriefError: what is wrong with the table or the row.
    """
    problems = Problems()
    listed = list_packs(Path(table), sheet, problems, row)
    problems.stop_on_error()
    assert listed is not None  # noqa: S101  else there is an error
    rows = tuple(each for each in listed.rows if each.number == row)
    model = Path(pack) if pack is not None else None
    if not rows:
        raise BriefError([_no_row(listed, row)])
    if len(rows) > 1:
        raise BriefError([_several(listed, rows, model, sheet)])
    defaults = Defaults(model, languages, audiences, as_of, (), strict, pdf=False, sheet=sheet)
    orders = plan(replace(listed, rows=rows), defaults, problems)
    problems.stop_on_error()
    full = Path(sources) if sources is not None else None
    return tuple(RowCheck(order, _report(order, sources=full, progress=progress)) for order in orders)


def _no_row(table: Table, row: int) -> Problem:
    numbers = sorted({each.number for each in table.rows if each.number})
    if not numbers:
        cure = "name a table with a row for each pack" if table.rows else "write a row for each pack"
    else:
        cure = f"name {_lines(numbers, row)}, as messages name the lines of rows"
    return Fault("batch-empty", f"{table.shown} has no row in line {row}", help=cure).at(Place(table.shown))


def _lines(numbers: Sequence[int], asked: int) -> str:
    """The lines in words: all, where that is short, else those around the one that was asked for."""
    if len(numbers) == 1:
        return str(numbers[0])
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    if len(runs) == 1:
        return f"one from {numbers[0]} to {numbers[-1]}"
    if len(runs) <= _RUNS:
        said = [f"{run[0]} to {run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]
        return f"one of {', '.join(said[:-1])} and {said[-1]}"
    before, after = [each for each in numbers if each < asked][-1:], [each for each in numbers if each > asked][:1]
    near = [*before, *after]
    others = f"of {len(numbers) - len(near):,} others"
    return f"one of {near[0]} and {near[1]}, or {others}" if len(near) > 1 else f"{near[0]}, or one {others}"


def _several(table: Table, rows: Sequence[Row], model: Path | None, sheet: str) -> Problem:
    """That more than one row stands in the line, as in JSON that a service gives: which is meant cannot be said."""
    words = ["brief", "batch", table.shown, *(["--pack", shown_path(model)] if model is not None else [])]
    words += [*(["--sheet", sheet] if sheet else []), "--check"]
    message = f"{len(rows):,} rows stand in line {rows[0].number} of {table.shown}"
    cures = ("begin each row in a line of its own", f"or check them all: {command(*words)}")
    return Fault("batch-field", message, help=cures).at(rows[0].place)
