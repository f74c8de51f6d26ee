"""The results of a batch → batch.json: what was built, kept and failed, in the order of the table, without clock."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from brief_builder.batch.model import BatchResult, Order, State
from brief_builder.problems.show import as_data
from brief_builder.version import GENERATOR

STATES: tuple[State, ...] = ("built", "kept", "failed")  # of packs that are built


def report_json(
    orders: Iterable[Order], results: Iterable[BatchResult], gone: Iterable[str] = (),
    states: Iterable[State] = STATES,
) -> bytes:  # fmt: skip
    """The report. Orders without a result are `waiting`: the batch was stopped before their turn.

    Args:
        orders: in the order of the table.
        results: those that there are.
        gone: the folders that an earlier batch built and no order names.
        states: that there may be, besides `waiting`.
    """
    found = {result.name: result for result in results}
    packs = [_pack(order, found.get(order.name)) for order in orders]
    counts = Counter(pack["state"] for pack in packs)
    said: dict[str, Any] = {
        "generator": GENERATOR,
        "counts": {state: counts[state] for state in (*states, "waiting")},
        "packs": packs,
    }
    if names := list(gone):
        said["not_in_table"] = names
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


def _pack(order: Order, result: BatchResult | None) -> dict[str, Any]:
    said: dict[str, Any] = {"name": order.name, "row": str(order.place), "state": "waiting"}
    if result is not None:
        said["state"] = result.state
        if result.state == "checked":
            said["facts"] = result.facts
        elif result.state != "failed":
            said |= {"files": result.files, "facts": result.facts, "facts_used": result.facts_used}
        said["found"] = [
            {"severity": kind[0], "code": kind[1], "count": number, "places": list(result.places.get(kind, ()))}
            for kind, number in sorted(result.counts.items())
        ]
        if result.others:
            said["other_files"] = list(result.others)
        if result.problems:
            said["problems"] = as_data(result.problems)
    return said
