"""charts.yaml and facts in three languages → what the charts of a pack say, worded by the pack's own voice."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from test_charts_spec import STYLE, source

from brief_builder.charts import read_charts
from brief_builder.facts import Fact, Facts, Figure
from brief_builder.facts.period import read_period
from brief_builder.inputs.yaml_values import parse_yaml
from brief_builder.problems import Place, Problems
from brief_builder.wording import Phrase, Voice

HERE = Path(__file__).parent
LABELS = {
    "rice": {"en": "Rice", "fr": "Riz", "km": "អង្ករ"},
    "shoes": {"en": "Shoes", "fr": "Chaussures", "km": "ស្បែកជើង"},
    "total": {"en": "Trade", "fr": "Commerce", "km": "ពាណិជ្ជកម្ម"},
}


def fact(name: str, value: str, decimals: int = -8, *, derived: bool = False, estimated: bool = False) -> Fact:
    thing, _, period = name.partition(".")
    point, half = Decimal(value), Decimal(5).scaleb(-decimals - 1)
    scale = 9 if abs(point) >= 10**9 else 6
    figure = Figure(
        point, point - half, point + half, decimals, "CAD", scale=scale, derived=derived, estimated=estimated
    )
    return Fact(
        name, name, "statistic", LABELS[thing], {}, {}, Place("facts.yaml"), figure=figure, source="gac",
        sources=("gac",), measure="trade", period=read_period(period.replace("to", "/")),
    )  # fmt: skip


FACTS = Facts(
    {
        each.name: each
        for each in (
            fact("total.2022", "2400000000"),
            fact("total.2023", "2100000000", derived=True),
            fact("total.2025-01to2025-09", "1900000000", estimated=True),
            fact("rice.2022", "120000000", -7),
            fact("rice.2023", "90000000", -7),
            fact("shoes.2022", "-310000000", -7),
            fact("shoes.2023", "-280000000", -7, derived=True),
        )
    },
    {"gac": source("gac", "GAC")},
)
ALL = """  title: {en: T, fr: T, km: T}
  subtitle:
    measure: {en: Goods trade, fr: Échanges de biens, km: ពាណិជ្ជកម្មទំនិញ}
    place: {en: Canada, fr: Canada, km: កាណាដា}
"""
CHARTS = """
colours: {total: accent1}
years:
ALL
  facts: [total.2022, total.2023]
part:
ALL
  bars: [{label: {en: "2025", fr: "2025", km: "2025"}, fact: total.2025-01to2025-09}]
things:
  kind: line
ALL
  series:
    - {name: {en: Rice, fr: Riz, km: អង្ករ}, facts: [rice.2022, rice.2023]}
    - {name: {en: Shoes, fr: Chaussures, km: ស្បែកជើង}, facts: [shoes.2022, shoes.2023]}
balance:
  kind: balance
ALL
  facts: [shoes.2022, shoes.2023]
""".replace("ALL\n", ALL)


def said(language: str) -> str:
    """What each chart says, a line each."""
    problems = Problems()
    located = parse_yaml(CHARTS, "charts.yaml", problems)
    charts = read_charts(located, FACTS, Voice(language, FACTS), lambda words, _: Phrase.of(words), STYLE, problems)
    lines = [f"[{language}]", *(f"{problem.code}: {problem.message}" for problem in problems)]
    for chart in charts.values():
        table = chart.full.whole
        lines += [
            f"{chart.name}: {chart.alt}",
            *(f"  note: {note}" for note in chart.notes),
            f"  data: {chart.full.data}",
        ]
        lines += [
            "  | " + " | ".join(map(str, row)) + " |"
            for row in [table.columns, *((r.label, *r.values) for r in table.rows)]
        ]
    return "\n".join(lines) + "\n"


def test_charts_speak_the_language_of_the_pack(golden: Callable[[Path, str], None]) -> None:
    """Figures, periods and units by the voice, all else by the terms; `pytest --update` writes them anew."""
    golden(HERE / "spoken.txt", "\n".join(map(said, ("en", "fr", "km"))).replace("\u200b", ""))
