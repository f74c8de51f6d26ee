"""A pack of each size → what it costs to build in a batch: processor seconds, memory, size; as Markdown.

python benchmarks/batch_costs.py

Each pack is built in a process that has built others before, as in a batch. Times are processor times, so that other
work on the machine counts little. The small pack is that of the tests: a brief and a deck of one page with a chart. The
shipped pack is canada-cambodia, a language and an audience at a time.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

from batch import make_packs
from brief_builder import batch

ROOT = Path(__file__).resolve().parent.parent


class Timed(Executor):
    """Does everything on the spot, and keeps the processor seconds of each."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        """A future that is done."""
        future: Future[Any] = Future()
        began = time.process_time()
        future.set_result(fn(*args, **kwargs))
        self.seconds.append(time.process_time() - began)
        return future


def cost(name: str, table: Path, out: Path, **options: Any) -> str:
    """A row of the table: the mean of all but the first, which also pays for what is loaded once."""
    timed = Timed()
    results = list(batch(table, out=out, executor=timed, window=1, **options))
    assert all(result.state == "built" for result in results), results  # noqa: S101
    sizes = [sum(path.stat().st_size for path in (out / r.name).rglob("*") if path.is_file()) for r in results]
    warm = timed.seconds[1:]
    mean, peak = sum(warm) / len(warm), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    kept = Timed()
    list(batch(table, out=out, executor=kept, window=1, **options))
    size, look = sum(sizes) / len(sizes) / 1e6, sum(kept.seconds[1:]) / len(warm) * 1000
    return f"| {name} | {len(results)} | {mean:.2f} s | {look:.0f} ms | {size:.2f} MB | {peak:.0f} MB |"


def main() -> None:
    """Print the table; with a number, that many small packs."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    print("| Pack | Built | A pack, processor time | One that has not changed | Its files | Most memory |")
    print("|---|--:|--:|--:|--:|--:|")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        make_packs(place, count)
        print(cost("small, one language", place / "data", place / "small"), flush=True)
        table = place / "shipped.csv"
        rows = [f"{lang},{audience}" for audience in ("internal", "partner", "public") for lang in ("en", "fr", "km")]
        table.write_text("lang,audience\n" + "\n".join(rows) + "\n", encoding="utf-8")
        shipped = ROOT / "data" / "canada-cambodia"
        print(cost("shipped, one language", table, place / "shipped", pack=shipped), flush=True)


if __name__ == "__main__":
    main()
