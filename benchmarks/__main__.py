"""brief-builder and what people use otherwise, side by side, in one run on the same work → a table of ratios.

python benchmarks                     all of it: about a quarter of an hour
python benchmarks --quick             one round and small tables: whether it runs, no more
python benchmarks --only brief        one of brief, table, deck, start, charts; may be said several times
python benchmarks --markdown          the table as the README prints it
python benchmarks --modules FOLDER    where npm installed docxtemplater, pizzip and pptx-automizer

What an engine makes is opened again, and its words are compared with what the others make, before anything is timed.
Times are processor times, the median of rounds in turns; those of commands are from process start to end.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path

from brief import unseen, warm
from chart import charts
from deck import decks
from growth import SIZES, growth
from measuring import measures_children
from node import Node, missing
from start import start
from table import Row, heading, markdown, plain

_QUICK_SIZES = (100,)


def main(arguments: list[str] | None = None) -> None:
    """Run what is asked for, and print it."""
    asked = _asked(arguments)
    if find_spec("docxtpl") is None:
        raise SystemExit("docxtpl is not installed: pip install -e '.[bench]'")
    quick: bool = asked.quick
    why = missing(asked.modules)
    remarks = [why] if why else []
    rows: list[Row] = []
    with ExitStack() as stack:
        node = None if why else stack.enter_context(Node(asked.modules))

        def commands() -> list[Row]:
            if not measures_children():
                remarks.append("commands are not measured: this system does not count what child processes take")
                return []
            found, told = start(1 if quick else 15)
            remarks.extend(told)
            return found

        jobs: dict[str, Callable[[], list[Row]]] = {
            "brief": lambda: [*warm(1 if quick else 20, node), *unseen(1 if quick else 15)],
            "table": lambda: growth(_QUICK_SIZES if quick else SIZES, 1 if quick else 3),
            "deck": lambda: decks(1 if quick else 10, node),
            "start": commands,
            "charts": lambda: charts(1 if quick else 7),
        }
        for name in asked.only or jobs:
            sys.stderr.write(f"measuring: {name}\n")
            found = jobs[name]()
            sys.stderr.write(f"{plain(found)}\n\n")  # what there is if somebody stops it
            rows += found
    print(heading(None if why else asked.modules))
    print(f"\n{markdown(rows) if asked.markdown else plain(rows)}")
    for remark in remarks:
        print(f"\n{remark}")


def _asked(arguments: list[str] | None) -> argparse.Namespace:
    told = (__doc__ or "").split("\n\n")
    parser = argparse.ArgumentParser(prog="python benchmarks", description=told[0])
    parser.add_argument("--quick", action="store_true", help="one round and small tables: whether it runs, no more")
    parser.add_argument("--only", action="append", choices=("brief", "table", "deck", "start", "charts"))
    parser.add_argument("--markdown", action="store_true", help="the table as the README prints it")
    parser.add_argument("--modules", type=Path, help="where npm installed docxtemplater, pizzip and pptx-automizer")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
