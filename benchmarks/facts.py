"""Packs of facts in → how long loading and checking them takes, and how it grows with their number.

python benchmarks/facts.py           sizes from 1,000 to 10,000 facts
python benchmarks/facts.py peer      10,000 rows beside frictionless, which validates tables of data

Each fact has a figure and a quote; a tenth are derived. The source's text holds every quote among other sentences.
Loading reads, validates and derives; evidence finds each quote in the text and the figure, period and currency in the
quote; examining looks for conflicts, gaps, breaks and age. Times are processor times.
"""

from __future__ import annotations

import math
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

SIZES = (1_000, 2_000, 5_000, 10_000)
ROUNDS = 3
HEADER = (
    "name,kind,label.en,measure,flow,value,unit,period,period_type,source,quote,ref_area,counterpart_area,product\n"
)
YEARS = range(2004, 2024)


def write_pack(folder: Path, count: int) -> Path:
    """A pack of so many facts: series of twenty years of trade in many products, and growth for a tenth of them."""
    for name in ("facts", "tables", "sources"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    rows, sentences, derived = [HEADER], [], ["facts:"]
    stated = count - count // 10
    for number in range(stated):
        product, year = divmod(number, len(YEARS))
        year += YEARS.start
        value = f"{(product * 7919 + year * 104_729) % 9000 / 10 + 100:.1f}"
        name = f"trade.p{product}.{year}"
        quote = f"exports of product {product} were C${value} million in {year}"
        figure = f"goods,X,{value} million,CAD,{year},duration"
        rows.append(f"{name},statistic,Exports,{figure},page,{quote},Canada,Kenya,P{product}\n")
        sentences.append(f"The page says that {quote}, which nobody had foreseen at the time of writing.")
        if len(derived) <= count // 10 and year > YEARS.start:
            derived.append(f"  growth.p{product}.{year}:")
            formula = f"growth(trade.p{product}.{year}, trade.p{product}.{year - 1})"
            derived.append(f"    {{kind: statistic, label: {{en: Growth}}, formula: '{formula}'}}")
    (folder / "tables" / "trade.csv").write_text("".join(rows), encoding="utf-8")
    (folder / "facts" / "derived.yaml").write_text("\n".join(derived) + "\n", encoding="utf-8")
    page = "title: A page\npublisher: Ministry\npublished: 2024-01-31\n"
    (folder / "sources" / "page.yaml").write_text(page, encoding="utf-8")
    (folder / "sources" / "page.clippings.txt").write_text("\n".join(sentences), encoding="utf-8")
    return folder


def timed(work: Callable[[], object]) -> float:
    """Processor seconds."""
    start = time.process_time()
    work()
    return time.process_time() - start


def measure(folder: Path) -> dict[str, float]:
    """The median seconds of each stage."""
    from brief_builder.facts import check_evidence, examine, load_facts
    from brief_builder.problems import Problems

    text = (folder / "sources" / "page.clippings.txt").read_text(encoding="utf-8")
    times: dict[str, list[float]] = {"load": [], "evidence": [], "examine": []}
    problems, texts = Problems(), {"page": ("page.clippings.txt", text)}
    facts = load_facts(folder, "pack", problems)
    for _ in range(ROUNDS):
        times["load"].append(timed(lambda: load_facts(folder, "pack", problems)))
        times["evidence"].append(timed(lambda: check_evidence(facts, texts, problems)))
        times["examine"].append(timed(lambda: examine(facts, date(2024, 3, 1), texts)))
    if len(problems):
        raise SystemExit(f"the pack has problems: {next(iter(problems))}")
    return {stage: statistics.median(each) for stage, each in times.items()}


def growth() -> None:
    """A row a size; the exponent is that of a power law through the first and the last."""
    found = {}
    print("| Facts | load | evidence | examine | all | per fact |\n|--:|--:|--:|--:|--:|--:|")
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            found[size] = measure(write_pack(Path(folder), size))
        row = found[size]
        whole = sum(row.values())
        cells = [f"{row[stage]:.2f} s" for stage in ("load", "evidence", "examine")]
        print(f"| {size:,} | {' | '.join(cells)} | {whole:.2f} s | {whole / size * 1000:.2f} ms |")
    first, last = SIZES[0], SIZES[-1]
    for stage in ("load", "evidence", "examine"):
        exponent = math.log(found[last][stage] / found[first][stage]) / math.log(last / first)
        print(f"{stage}: grows with the power {exponent:.2f} of the number of facts")


def peer() -> None:
    """The same table, read and validated by frictionless against a schema of the same columns."""
    from frictionless import Resource, Schema, fields, validate

    from brief_builder.facts import load_facts
    from brief_builder.problems import Problems

    with tempfile.TemporaryDirectory() as name:
        folder = write_pack(Path(name), SIZES[-1])
        columns = HEADER.strip().split(",")
        schema = Schema(fields=[fields.StringField(name=column, constraints={"required": True}) for column in columns])
        table = folder / "tables" / "trade.csv"
        (folder / "facts" / "derived.yaml").unlink()
        ours, theirs = [], []
        for _ in range(ROUNDS):
            ours.append(timed(lambda: load_facts(folder, "pack", Problems())))
            theirs.append(timed(lambda: validate(Resource(path=table.name, basepath=str(table.parent), schema=schema))))
    mine, other = statistics.median(ours), statistics.median(theirs)
    print(f"brief-builder {mine:.2f} s, frictionless {other:.2f} s, ratio {mine / other:.2f}")


if __name__ == "__main__":
    peer() if sys.argv[1:] == ["peer"] else growth()
