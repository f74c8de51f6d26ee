"""An order → its pack, built and delivered, or kept as it was; whatever goes wrong is said in the result."""

from __future__ import annotations

import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import Any

from brief_builder.batch.delivering import Delivery, Folder, delivery_to, described
from brief_builder.batch.filling import filled_pack, in_model
from brief_builder.batch.leftovers import Record
from brief_builder.batch.marks import mark_of
from brief_builder.batch.model import BatchResult, Order
from brief_builder.batch.shelf import shelf
from brief_builder.build.producing import make
from brief_builder.build.system_errors import system_problem, temporary_fault
from brief_builder.build.unwritable import is_full
from brief_builder.inputs.sql_address import masked
from brief_builder.problems import BriefError, Fault, Note, Problem, command, shown_path

MOST = 20  # problems of a pack that are sent back
_PLACES = 3  # of the problems of one kind in a pack that are reported
_ONE = Lock()  # a process builds one pack at a time: matplotlib is not made for threads, nor is what is kept


def work(order: Order, out: str, again: bool = False) -> BatchResult:
    """Build the pack, where its inputs or its files are not as they were; raises nothing.

    Args:
        order: what is to be built.
        out: the folder, from the root of the disk, or the URL below which its folder stands.
        again: build it in any case.
    """
    return done_safely(order, lambda order, began: _done(order, delivery_to(out), again, began))


def done_safely(order: Order, do: Callable[[Order, float], BatchResult]) -> BatchResult:
    """What is done with an order, one at a time in a process; raises nothing.

    Args:
        order: what is to be done.
        do: is given the order, and the `perf_counter` when it began.
    """
    began = time.perf_counter()
    with _ONE:
        try:
            return do(order, began)
        except BriefError as error:
            result = failed(order, [with_row(each, order) for each in error.problems], time.perf_counter() - began)
            return replace(result, no_room="out" if is_full(error) else "")
        except OSError as error:
            full = temporary_fault(error)  # of a full output, its own part tells
            if full is not None:
                told = full.at(order.place)
            else:
                met = system_problem(error)
                told = with_row(met, order) if met is not None else _fault(order, error)
            result = failed(order, [told], time.perf_counter() - began)
            return replace(result, no_room="temporary" if full is not None else "")
        except Exception as error:
            return failed(order, [_fault(order, error)], time.perf_counter() - began)


def _done(order: Order, place: Delivery, again: bool, began: float) -> BatchResult:
    out = place.out if isinstance(place, Folder) else None
    mark = mark_of(order, out)
    record = None if again else place.record(order.name)
    if record is not None and record.get("mark") == mark and _is_whole(record) and place.holds(order.name, record):
        return _result(order, "kept", record, place.others(order.name, record), began)
    kept = shelf()
    kept.begin()
    with filled_pack(order, out) as folder:
        made = make(
            folder, as_of=order.as_of, languages=order.languages, only=order.only, strict=order.strict,
            pdf=order.pdf, audience=order.audience, reuse=kept,
        )  # fmt: skip
    files = {**made.files, **made.records}
    record = {
        "mark": mark,
        "pack": made.pack.name,
        "audience": made.audience,
        "facts": len(made.manifest.facts),
        "facts_used": sum(bool(fact["uses"]) for fact in made.manifest.facts.values()),
        "problems": kinds_of(in_model(problem, order) for problem in made.problems),
        **described(files),
    }
    place.put(order.name, files, made.pack, record)
    return _result(order, "built", record, place.others(order.name, record), began)


def _is_whole(record: Record) -> bool:
    """Whether a record has what is asked of it: another version, or a hand, may have written it."""
    try:
        for level, code, number, places in record["problems"]:
            _ = str(level), str(code), int(number), tuple(map(str, places))
        numbers = all(isinstance(record[each], int) for each in ("facts", "facts_used"))
        return numbers and all(isinstance(record[each], dict) and record[each] for each in ("files", "sizes"))
    except (KeyError, TypeError, ValueError):
        return False


def _result(order: Order, state: str, record: Record, others: tuple[str, ...], began: float) -> BatchResult:
    counts = {(severity, code): number for severity, code, number, _ in record["problems"]}
    places = {(severity, code): tuple(first) for severity, code, _, first in record["problems"]}
    return BatchResult(
        order.name, order.place, "kept" if state == "kept" else "built", (), counts, len(record["files"]),
        record["facts_used"], record["facts"], time.perf_counter() - began, others, places,
    )  # fmt: skip


def counted(problems: Iterable[Problem]) -> Counter[tuple[str, str]]:
    """How many there are of each severity and code."""
    return Counter((problem.severity, problem.code) for problem in problems)


def failed(order: Order, problems: Iterable[Problem], seconds: float | None = None) -> BatchResult:
    """That an order could not be done, and why."""
    found = list(problems)
    errors = tuple(problem for problem in found if problem.severity == "error")[:MOST]
    places = {(severity, code): tuple(first) for severity, code, _, first in kinds_of(found)}
    return BatchResult(order.name, order.place, "failed", errors, counted(found), seconds=seconds, places=places)


def kinds_of(problems: Iterable[Problem]) -> list[list[Any]]:
    """[severity, code, how many, the places of the first], in order. Only places: what is said may be internal."""
    found = list(problems)
    kinds: list[list[Any]] = []
    for kind, number in sorted(counted(found).items()):
        places = dict.fromkeys(str(each.place) for each in found if (each.severity, each.code) == kind)
        kinds.append([*kind, number, list(places)[:_PLACES]])
    return kinds


def with_row(problem: Problem, order: Order) -> Problem:
    """The problem with the row that a model was filled from: the fault may be in a cell of it."""
    if not order.row:
        return problem
    return replace(problem, notes=(*problem.notes, Note(f"`{order.name}` is filled from this row", order.place)))


def alone(order: Order, verb: str = "build") -> str:
    """The command that looks at this pack alone, for the same readers; a model can only be checked."""
    of_row = bool(order.row and order.number)
    verb = "check" if of_row else verb
    words = ["brief", verb, shown_path(Path(order.pack))]
    if of_row:
        words += ["--row", f"{order.place.file}:{order.number}"]
        words += ["--sheet", order.sheet] if order.sheet else []
    for language in order.languages:
        words += ["--lang", language]
    words += ["--audience", order.audience] if order.audience is not None else []
    words += ["--as-of", order.as_of.isoformat()] if order.as_of is not None else []
    words += ["--strict"] if order.strict else []
    if verb == "build":
        words += ["--only", ",".join(order.only)] if order.only else []
        words += ["--pdf"] if order.pdf else []
    return command(*words)


def _fault(order: Order, error: Exception) -> Problem:
    """A fault of the program: the other packs go on, and this one says what to report."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(last.filename).name}, line {last.lineno}"
    said = masked(" ".join(str(error).split())) or "no more is said"
    message = f"`{order.name}` met a fault of the program: {type(error).__name__}: {said} ({where})"
    cure = f"run `{alone(order)}`, and report what it prints"
    return Fault("batch-fault", message, help=cure).at(order.place)
