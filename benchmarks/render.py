"""The engine and docxtpl in → how fast each renders, as Markdown tables for docs/performance.md.

python benchmarks/render.py            both tables
python benchmarks/render.py brief      a compiled brief of three pages, alternating runs in one process
python benchmarks/render.py growth     a table of 100 to 50,000 rows, each size in a process of its own
"""

from __future__ import annotations

import gc
import io
import json
import math
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from documents import brief, brief_data, table, table_data

ROWS = (100, 500, 1_000, 5_000, 10_000, 50_000)
PATIENCE = 60.0  # seconds after which a larger table is not tried
ROUNDS = 30
OURS_A_ROUND = 5  # ours is run more often: one run is too short to time alone
ENGINES = ("brief-builder", "docxtpl")


def renderer(engine: str, template: bytes) -> Callable[[dict[str, Any]], bytes]:
    """Data → bytes; what can be done once for all data is done here."""
    if engine == "brief-builder":
        from brief_builder import Template

        return Template.read(template, "benchmark.docx").render
    from docxtpl import DocxTemplate

    def render(data: dict[str, Any]) -> bytes:
        # docxtpl has no compiled form: a template is opened for each rendering, or opened again by render().
        opened = DocxTemplate(io.BytesIO(template))
        opened.render(data, autoescape=True)  # without it, `&` and `<` in the data break the document
        out = io.BytesIO()
        opened.save(out)
        return out.getvalue()

    return render


def seconds(work: Callable[[], object]) -> float:
    """Processor time of the work: what else the machine does counts little."""
    began = time.process_time()
    work()
    return time.process_time() - began


def brief_table() -> str:
    """Both engines on the brief, in turns, so that what slows the machine slows both."""
    template, data = brief(), brief_data()
    renderers = {engine: renderer(engine, template) for engine in ENGINES}
    taken: dict[str, list[float]] = {engine: [] for engine in ENGINES}
    for render in renderers.values():
        render(data)
    for _ in range(ROUNDS):
        for engine, render in renderers.items():
            gc.collect()
            for _ in range(OURS_A_ROUND if engine == ENGINES[0] else 1):
                taken[engine].append(seconds(lambda render=render: render(data)))
    middle = {engine: statistics.median(times) for engine, times in taken.items()}
    lines = ["| Engine | Median | Fastest | Slowest | Ratio of medians |", "|---|--:|--:|--:|--:|"]
    for engine, times in taken.items():
        shown = [f"{value * 1000:.2f} ms" for value in (middle[engine], min(times), max(times))]
        lines.append(f"| {engine} | {' | '.join(shown)} | {middle['docxtpl'] / middle[engine]:.1f} |")
    fastest = min(taken["docxtpl"]) / min(taken["brief-builder"])
    compiling = statistics.median(seconds(lambda: renderer("brief-builder", template)) for _ in range(9))
    first = statistics.median(seconds(lambda: renderer("brief-builder", template)(data)) for _ in range(9))
    lines += ["", f"Ratio of the fastest runs: {fastest:.1f}. Reading and compiling the template: "]
    lines[-1] += f"{compiling * 1000:.0f} ms; with its first rendering: {first * 1000:.0f} ms."
    return "\n".join(lines)


def one(engine: str, rows: int) -> dict[str, float]:
    """Seconds and bytes that a table of so many rows takes in this process, over what the process had before."""
    data = table_data(rows)
    render = renderer(engine, table())
    render(table_data(1))
    before = _peak()
    gc.collect()
    times = [seconds(lambda: render(data))]
    memory = _peak() - before
    while sum(times) < 0.5 and len(times) < 20:
        times.append(seconds(lambda: render(data)))
    return {"seconds": statistics.median(times), "bytes": max(memory, 0)}


def growth_table() -> str:
    """Each engine on each size, in processes of their own; the exponents of the curves."""
    lines = ["| Rows | Engine | Time | Per row | Peak memory |", "|--:|---|--:|--:|--:|"]
    curves: dict[str, list[tuple[int, float, float]]] = {engine: [] for engine in ENGINES}
    for rows in ROWS:
        for engine in ENGINES:
            done = curves[engine]
            if done and done[-1][1] * (rows / done[-1][0]) ** 1.5 > PATIENCE:
                lines.append(f"| {rows:,} | {engine} | not tried: over {PATIENCE:.0f} s | | |")
                continue
            command = [sys.executable, __file__, "one", engine, str(rows)]
            finished = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603  this file itself
            result = json.loads(finished.stdout)
            taken, memory = result["seconds"], result["bytes"] / 2**20
            done.append((rows, taken, memory))
            row = f"{taken * 1e6 / rows:.0f} µs"
            lines.append(f"| {rows:,} | {engine} | {taken * 1000:,.0f} ms | {row} | {memory:,.0f} MB |")
    lines.append("")
    for engine, curve in curves.items():
        large = [point for point in curve if point[0] >= 5_000]  # below, what does not depend on rows weighs
        time_slope = slope([(rows, taken) for rows, taken, _ in large])
        memory_slope = slope([(rows, memory) for rows, _, memory in large])
        lines.append(
            f"{engine}, {large[0][0]:,} to {large[-1][0]:,} rows: time grows with exponent {time_slope:.2f}, "
            f"memory with {memory_slope:.2f}."
        )
    return "\n".join(lines)


def slope(points: list[tuple[int, float]]) -> float:
    """The exponent of a power law through the points: least squares on logarithms."""
    known = [(math.log(x), math.log(y)) for x, y in points if y > 0]
    if len(known) < 2:
        return math.nan
    return statistics.linear_regression([x for x, _ in known], [y for _, y in known]).slope


def _peak() -> int:
    """The most memory that this process has held, in bytes (Linux), since it began or since its count was reset."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    raise RuntimeError("peak memory is read from /proc, which this system does not have")


def main(arguments: list[str]) -> None:
    """Print what the arguments ask for."""
    if arguments[:1] == ["one"]:
        print(json.dumps(one(arguments[1], int(arguments[2]))))
        return
    tables = {"brief": brief_table, "growth": growth_table}
    for name in arguments or list(tables):
        print(f"{tables[name]()}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
