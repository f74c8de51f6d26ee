"""A number in → a picture of some kind of chart out, in one of three languages: the same for the same number."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from chart_panels import CM

from brief_builder.charts.model import Annotation, Event, Furniture, Kind, Panel, Picture, Point, Series

KINDS: tuple[Kind, ...] = (
    "column", "bar", "grouped", "stacked", "share", "line", "area", "slope", "dot", "balance", "waterfall", "treemap",
    "heatmap", "sparkline", "number", "timeline",
)  # fmt: skip
ONE_SERIES = frozenset({"column", "bar", "balance", "waterfall", "treemap", "sparkline", "number"})
BELOW_ZERO = frozenset({"column", "bar", "grouped", "line", "dot", "balance", "waterfall", "heatmap", "slope"})
NAMES = {
    "en": ("Rice", "Clothing", "Footwear and leather goods", "Electrical machinery and equipment", "Canada",
           "Travel goods, handbags and similar containers", "Bicycles", "Other", "Viet Nam", "Toys"),
    "fr": ("Riz", "Vêtements", "Chaussures et articles de maroquinerie", "Machines et matériel électriques", "Canada",
           "Articles de voyage, sacs à main et contenants similaires", "Bicyclettes", "Autres", "Viêt Nam", "Jouets"),
    "km": ("អង្ករ", "សម្លៀកបំពាក់", "ស្បែកជើង​និង​គ្រឿង​ស្បែក", "ម៉ាស៊ីន​អគ្គិសនី​និង​ឧបករណ៍", "កាណាដា",
           "ទំនិញ​ធ្វើ​ដំណើរ​និង​កាបូប", "កង់", "ផ្សេង​ទៀត", "វៀតណាម", "ប្រដាប់​ក្មេង​លេង"),
}  # fmt: skip
TITLES = {
    "en": ("Goods trade rose", "Goods trade of Canada with Cambodia, C$ billion, 2012 to 2023", "Source: Statistics"),
    "fr": ("Les échanges ont augmenté", "Échanges de marchandises du Canada avec le Cambodge, 2012 à 2023",
           "Source : Statistique"),
    "km": ("ពាណិជ្ជកម្ម​បាន​កើន​ឡើង", "ពាណិជ្ជកម្ម​ទំនិញ​រវាង​កាណាដា​និង​កម្ពុជា ពី​ឆ្នាំ 2012 ដល់ 2023", "ប្រភព៖ ស្ថិតិ"),
}  # fmt: skip
UNITS = {"en": "C${}\u00a0billion", "fr": "{}\u00a0milliards de dollars canadiens", "km": "{}\u00a0ពាន់លាន​ដុល្លារ​កាណាដា"}
ABOUT = {"en": "about {}", "fr": "environ {}", "km": "ប្រហែល {}"}
GAP = {"en": "not published", "fr": "non publié", "km": "មិន​បាន​ផ្សព្វផ្សាយ"}
SIZES = (("brief", 16.99, 7.0), ("brief", 16.99, 10.0), ("deck", 20.0, 11.5), ("deck", 30.0, 12.5), ("brief", 8.2, 6.0))


def picture(number: int, kind: Kind | None = None) -> Picture:
    """The picture of this number."""
    dice = random.Random(number)  # noqa: S311  no secret
    kind = kind or KINDS[number % len(KINDS)]
    language = ("en", "fr", "km")[number // len(KINDS) % 3]
    medium, wide, high = SIZES[dice.randrange(len(SIZES))]
    most = dice.choice((1, 3, 6, 12, 40))
    panels = tuple(_panel(dice, kind, language, most) for _ in range(dice.choice((1, 1, 1, 2, 4))))
    around = Furniture(*TITLES[language]) if dice.random() < 0.5 else None
    shared = len(panels) > 1 and dice.random() < 0.5
    return Picture(panels, int(wide * CM), int(high * CM), medium, around, shared, language)  # type: ignore[arg-type]


def _panel(dice: random.Random, kind: Kind, language: str, most: int) -> Panel:
    title = dice.choice(("", *NAMES[language]))
    if kind == "timeline":
        return Panel(title, (), kind, events=_events(dice, language, min(most, 12)))
    count = 2 if kind == "slope" else dice.randint(1, most)
    labels = _labels(dice, kind, language, count)
    rows = 1 if kind in ONE_SERIES else dice.randint(1, 5)
    negative = kind in BELOW_ZERO and dice.random() < 0.4
    series = tuple(
        Series(
            NAMES[language][row] if rows > 1 else "",
            tuple(_point(dice, label, language, f"accent{row + 1}", kind, negative=negative) for label in labels),
            f"accent{row + 1}",
        )
        for row in range(rows)
    )
    if kind == "waterfall" and count > 1:
        ends = {0, count - 1}
        points = tuple(_total(p) if i in ends else p for i, p in enumerate(series[0].points))
        series = (Series("", points, "accent1"),)
    breaks = dice.randint(1, count - 1) if kind in ("column", "line") and count > 2 and dice.random() < 0.3 else None
    notes: tuple[Annotation, ...] = ()
    if kind in ("line", "column") and dice.random() < 0.3:
        notes = (Annotation(dice.randrange(count), dice.choice(NAMES[language][2:4])),)
    unit = UNITS[language].format("").strip()
    horizontal = kind in ("bar", "share", "dot")
    return Panel(title, series, kind, breaks, dice.choice(NAMES[language]), horizontal, 9, unit, (), notes)


def _labels(dice: random.Random, kind: Kind, language: str, count: int) -> Sequence[str]:
    if kind in ("bar", "treemap", "dot", "heatmap", "waterfall", "share") or dice.random() < 0.15:
        names = NAMES[language]
        return [names[i % len(names)] + (f" {i // len(names) + 1}" if i >= len(names) else "") for i in range(count)]
    return [str(2024 - count + index) for index in range(count)]


def _point(dice: random.Random, label: str, language: str, colour: str, kind: Kind, *, negative: bool) -> Point:
    mark = dice.choice(("stated", "stated", "stated", "stated", "estimated", "derived", "missing"))
    if kind == "treemap":
        mark = "stated"
    if mark == "missing":
        gap = GAP[language]
        return Point(label, None, None, None, gap, "missing", None, colour, number=gap)
    tenths = dice.choice((0, 1, 7, 24, 180, 2400)) + dice.randint(0, 30)
    if kind == "treemap":
        tenths += 1
    if negative and dice.random() < 0.5:
        tenths = -tenths
    value, half = Decimal(tenths) * 10**8, Decimal(dice.choice((5, 200))) * 10**7
    digits = f"{abs(tenths) / 10:.1f}".replace(".", "," if language == "fr" else ".")
    number = ("\u2212" if tenths < 0 else "") + digits
    if mark == "derived":
        number = ABOUT[language].format(number)
    text = UNITS[language].format(number)
    low, high = (value - half, value + half) if mark == "derived" else (value, value)
    year = int(label) if label.isdecimal() else None
    start, end = (date(year, 1, 1), date(year, 12, 31)) if year else (None, None)
    return Point(label, value, low, high, text, mark, f"f.{label}", colour, 9, -8, number, start, end)  # type: ignore[arg-type]


def _total(point: Point) -> Point:
    from dataclasses import replace

    return replace(point, total=True)


def _events(dice: random.Random, language: str, most: int) -> tuple[Event, ...]:
    years = sorted(dice.randint(1950, 2026) for _ in range(dice.randint(1, most)))
    out = []
    for index, year in enumerate(years):
        start: date | None = date(year, 1, 1)
        end: date | None = date(year + dice.choice((0, 0, 0, 3)), 12, 31)
        if dice.random() < 0.15:
            end = None
        elif dice.random() < 0.15:
            start = None
        text = dice.choice(NAMES[language])
        out.append(Event(start, end, str(year), text, f"f{index}", f"accent{index % 6 + 1}"))
    return tuple(out)
