"""A table of 100 to 50,000 rows: time, how it grows, and peak memory; each size in a process of its own.

python benchmarks/growth.py ENGINE ROWS     one of them: a line of JSON
"""

from __future__ import annotations

import gc
import hashlib
import json
import statistics
import subprocess
import sys
import time

from measuring import exponent, peak_memory
from table import Row, in_time
from word_peers import by_brief_builder, by_docxtpl
from words import document_words, opens

from documents import table, table_data

SIZES = (100, 1_000, 5_000, 10_000, 50_000)
TARGETS = {10_000: 0.08, 50_000: 0.025}
MOST_MEMORY, STEEPEST = 0.2, 1.1
_STEADY = 1_000  # rows from which on the growth counts: below, what does not depend on rows weighs
_ENGINES = {"brief-builder": by_brief_builder, "docxtpl": by_docxtpl}
_OURS, _DOCXTPL = _ENGINES
_OPENED = 1_000  # rows up to which python-docx opens it again; the words are compared at every size


def growth(sizes: tuple[int, ...], rounds: int) -> list[Row]:
    """A row for each size, one for the growth, one for the memory."""
    rows, curve, memory = [], [], {}
    for size in sizes:
        found = _in_turns(size, 1 if size > 10_000 else rounds)
        seconds = {engine: statistics.median(float(one["seconds"]) for one in each) for engine, each in found.items()}
        memory = {engine: statistics.median(float(one["bytes"]) for one in each) for engine, each in found.items()}
        curve.append((float(size), seconds[_OURS]))
        ratio = seconds[_OURS] / seconds[_DOCXTPL]
        ours, theirs = in_time(seconds[_OURS]), in_time(seconds[_DOCXTPL])
        rows.append(Row(f"a table of {size:,} rows", ours, _DOCXTPL, theirs, ratio, TARGETS.get(size)))
    steady = [point for point in curve if point[0] >= _STEADY]
    if len(steady) > 1:
        steep = exponent(steady)
        work = f"exponent of its growth from {steady[0][0]:,.0f} rows on"
        rows.append(Row(work, f"{steep:.2f}", figure=steep, target=STEEPEST))
    if memory[_DOCXTPL] and sizes[-1] >= _STEADY:  # below, what both hold is too little to tell
        held = {engine: f"{each / 2**20:,.0f} MB" for engine, each in memory.items()}
        target = MOST_MEMORY if sizes[-1] == SIZES[-1] else None
        work, ratio = f"peak memory at {sizes[-1]:,} rows", memory[_OURS] / memory[_DOCXTPL]
        rows.append(Row(work, held[_OURS], _DOCXTPL, held[_DOCXTPL], ratio, target))
    return rows


def _in_turns(size: int, rounds: int) -> dict[str, list[dict[str, str]]]:
    """What the processes say; they stop where the engines make other words."""
    found: dict[str, list[dict[str, str]]] = {engine: [] for engine in _ENGINES}
    for _ in range(rounds):
        for engine in _ENGINES:
            command = [sys.executable, __file__, engine, str(size)]
            done = subprocess.run(command, capture_output=True, text=True)  # noqa: S603  this file itself
            if done.returncode:
                raise SystemExit(f"{engine} failed at {size:,} rows:\n{done.stderr}")
            found[engine].append(json.loads(done.stdout))
    if len({one["words"] for each in found.values() for one in each}) > 1:
        raise SystemExit(f"the engines make other tables of {size:,} rows")
    return found


def one(engine: str, rows: int) -> dict[str, object]:
    """Seconds, bytes over what this process held before, and a hash of the words that were made."""
    data = table_data(rows)
    render = _ENGINES[engine](table())
    opens(render(table_data(1)))
    gc.collect()
    before = peak_memory()
    times: list[float] = []
    memory, made = 0, b""
    while not times or (sum(times) < 0.5 and len(times) < 20):
        began = time.process_time()
        made = render(data)
        times.append(time.process_time() - began)
        memory = memory or max(peak_memory() - before, 1)
    words = document_words(made)
    if len(words) != (rows + 1) * 6:
        raise SystemExit(f"{engine} makes {len(words)} cells of {rows:,} rows")
    if rows <= _OPENED:
        opens(made)
    told = hashlib.sha256("\n".join(words).encode()).hexdigest()
    return {"seconds": statistics.median(times), "bytes": memory, "words": told}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(one(sys.argv[1], int(sys.argv[2]))))
