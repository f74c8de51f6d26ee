"""brief-builder, docxtemplater and pptx-automizer in → how fast each renders a deck of twelve slides.

npm install docxtemplater pizzip pptx-automizer     in a folder outside of this one
python benchmarks/deck.py FOLDER                    that folder, with its node_modules

Each engine gets the same deck in its own syntax, and the words that it makes of it are compared before anything is
timed. Rounds alternate, so that what slows the machine slows all. Times are processor times.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from decks import SYNTAX, deck, deck_data, texts

ROUNDS = 20
OURS_A_ROUND = 10  # one run is too short to time alone
MEASURED = "brief-builder, with texts measured"  # which the others do not do
OTHERS = ("docxtemplater", "pptx-automizer")


def main(modules: Path) -> None:
    """Print the table."""
    from brief_builder import Template

    with tempfile.TemporaryDirectory() as folder:
        for engine in SYNTAX:
            Path(folder, f"{engine}.pptx").write_bytes(deck(engine))
        data = deck_data()
        Path(folder, "data.json").write_text(json.dumps(data), encoding="utf-8")
        script = Path(__file__).with_suffix(".mjs")
        with subprocess.Popen(  # noqa: S603  its words are ours
            ["node", str(script), folder, str(modules.resolve())],  # noqa: S607  as it is found on the machine
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        ) as node:  # fmt: skip

            def other(engine: str, times: int = 1, save: str = "") -> float:
                if node.stdin is None or node.stdout is None:
                    raise SystemExit("node has no pipes")
                node.stdin.write(json.dumps({"engine": engine, "times": times, "save": save}) + "\n")
                node.stdin.flush()
                return float(json.loads(node.stdout.readline())["seconds"])

            template = Template.read(deck("brief-builder"), "deck.pptx")
            wanted = texts(template.render(data))
            if sum(map(len, wanted)) < 300:
                raise SystemExit("brief-builder makes too little")
            for engine in OTHERS:
                made = Path(folder, "made.pptx")
                other(engine, save=str(made))
                if texts(made.read_bytes()) != wanted:
                    raise SystemExit(f"{engine} makes another deck")
            for engine in OTHERS:
                other(engine, times=10)  # its code is made faster while it runs
            times: dict[str, list[float]] = {engine: [] for engine in (*SYNTAX, MEASURED)}
            for _ in range(ROUNDS):
                for name, fit in (("brief-builder", False), (MEASURED, True)):
                    began = time.process_time()
                    for _ in range(OURS_A_ROUND):
                        template.render(data, fit=fit)
                    times[name].append((time.process_time() - began) / OURS_A_ROUND)
                for engine in OTHERS:
                    times[engine].append(other(engine, times=3))
    print("| Engine | Median | Fastest | Slowest | Times brief-builder |\n|---|--:|--:|--:|--:|")
    ours = statistics.median(times["brief-builder"])
    for engine, taken in times.items():
        median = statistics.median(taken)
        cells = [f"{1000 * each:.2f} ms" for each in (median, min(taken), max(taken))]
        print(f"| {engine} | {' | '.join(cells)} | {median / ours:.1f} |")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
