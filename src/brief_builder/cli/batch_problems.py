"""What was found in the packs of a batch → the terminal, each thing once: packs of one model have faults in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

import typer

from brief_builder.cli.say import say_problems

if TYPE_CHECKING:
    from brief_builder.batch import Batch, BatchResult
    from brief_builder.problems import Problem, Problems

SHOWN = 5  # packs whose problems are shown in full; the report has all


def say_alike(results: Iterable[BatchResult], named: Callable[[list[BatchResult]], str]) -> None:
    """Print the problems, those that the same packs have together.

    Args:
        results: in the order of the table.
        named: what stands before the problems of some packs.
    """
    from brief_builder.problems import Problems

    packs: dict[Problem, tuple[Problem, list[BatchResult]]] = {}
    for result in results:
        for problem in result.problems:
            # What stands at the place may have words of the row in it, and the notes name the row.
            packs.setdefault(replace(problem, excerpt=None, notes=()), (problem, []))[1].append(result)
    groups: dict[tuple[str, ...], tuple[list[BatchResult], Problems]] = {}
    for problem, alike in packs.values():
        groups.setdefault(tuple(result.name for result in alike), (alike, Problems()))[1].add(problem)
    for number, (alike, problems) in enumerate(groups.values()):
        if number < SHOWN:
            typer.echo(f"\n{named(alike)}:", err=True)
            say_problems(problems)
        else:
            first = next(iter(problems))
            typer.echo(f"{named(alike)}: {first.message} ({first.place})", err=True)


def say_checked(found: Batch, form: str) -> None:
    """What a check of many packs has found, as far as it came: all as JSON to stdout, else in words to stderr."""
    from brief_builder.batch.working import alone

    if form == "json":
        typer.echo(found.as_json(), nl=False)
    by_name = {
        result.name: result for result in found.results if not result.no_room
    }  # which ends all, and is told last
    orders = [order for order in found.orders if order.name in by_name]
    results = [by_name[order.name] for order in orders]
    if form != "json":
        say_alike(results, _with_rows)
        for order, result in zip(orders, results, strict=True):
            if left := sum(result.counts.values()) - len(result.problems):
                typer.echo(f"{result.name}: {left:,} more; `{alone(order, 'check')}` shows all", err=True)


def errors_of(found: Batch) -> str:
    """How many packs have errors."""
    failed = found.counts["failed"]
    return f"{failed:,} {'have' if failed > 1 else 'has'} errors" if failed else "no errors"


def _with_rows(alike: list[BatchResult]) -> str:
    first, others = alike[0], len(alike) - 1
    more = f" and {others:,} other{'s' if others > 1 else ''}" if others else ""
    return f"{first.name} ({first.place}){more}"
