"""What charts say in words, in three languages: `words.yaml` describes charts, `words.txt` holds what they say."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from brief_builder.charts.model import Event, Panel, Point, Series
from brief_builder.charts.words.alt import LONGEST, alt_text
from brief_builder.charts.words.families import LYING
from brief_builder.charts.words.notes import missing_notes
from brief_builder.charts.words.table import Recalled, Table, in_full
from brief_builder.charts.words.terms import terms
from brief_builder.inputs.yaml_values import parse_yaml
from brief_builder.problems import Problems
from brief_builder.wording import Phrase

HERE = Path(__file__).parent
LANGUAGES = ("en", "fr", "km")
WORDS = {
    "exports": ("Exports", "Exportations", "ការ\u200bនាំចេញ"),
    "imports": ("Imports", "Importations", "ការ\u200bនាំចូល"),
    "vietnam": ("Viet Nam", "Viêt Nam", "វៀតណាម"),
    "thailand": ("Thailand", "Thaïlande", "ថៃ"),
    "indonesia": ("Indonesia", "Indonésie", "ឥណ្ឌូនេស៊ី"),
    "cambodia": ("Cambodia", "Cambodge", "កម្ពុជា"),
    "laos": ("Laos", "Laos", "ឡាវ"),
    "brunei": ("Brunei", "Brunéi", "ប្រ៊ុយណេ"),
    "other": ("Other", "Autres", "ផ្សេង\u200bទៀត"),
    "garments": ("Garments", "Vêtements", "សម្លៀកបំពាក់"),
    "shoes": ("Shoes", "Chaussures", "ស្បែកជើង"),
    "bicycles": ("Bicycles", "Vélos", "កង់"),
    "rice": ("Rice", "Riz", "អង្ករ"),
    "rubber": ("Rubber", "Caoutchouc", "កៅស៊ូ"),
    "fish": ("Fish", "Poisson", "ត្រី"),
    "founded": ("The port is founded", "Fondation du port", "ការ\u200bបង្កើត\u200bកំពង់ផែ"),
    "bridge": ("The bridge opens", "Ouverture du pont", "ការ\u200bបើក\u200bស្ពាន"),
    "storm": ("The storm", "La tempête", "ព្យុះ"),
    "treaty": ("The treaty is signed", "Signature du traité", "ការ\u200bចុះ\u200bហត្ថលេខា\u200bលើ\u200bសន្ធិសញ្ញា"),
    "market": ("The market opens", "Ouverture du marché", "ការ\u200bបើក\u200bផ្សារ"),
    "school": ("The school moves", "L’école déménage", "ការ\u200bផ្លាស់\u200bប្តូរ\u200bសាលារៀន"),
    "airport": ("The airport opens", "Ouverture de l’aéroport", "ការ\u200bបើក\u200bព្រលានយន្តហោះ"),
}  # fmt: skip
UNIT = ("C$ billion", "milliards de dollars canadiens", "ពាន់លាន\u200bដុល្លារ\u200bកាណាដា")
MANY = ("C${n}\u00a0billion", "{n}\u00a0G$\u00a0CA", "{n}\u00a0ពាន់លាន\u200bដុល្លារ\u200bកាណាដា")
ESTIMATED = ("about {x} (estimated)", "environ {x} (estimation)", "ប្រមាណ {x} (ការ\u200bប៉ាន់ប្រមាណ)")
DERIVED = ("about {x} (derived)", "environ {x} (valeur calculée)", "ប្រមាណ {x} (តួលេខ\u200bគណនា)")
ABOUT = ("about {x}", "environ {x}", "ប្រមាណ {x}")
SUBTITLE = (
    "Canada’s goods trade with Cambodia, C$ billion, 2015 to 2023",
    "Commerce de marchandises du Canada avec le Cambodge, G$ CA, 2015 à 2023",
    "ពាណិជ្ជកម្ម\u200bទំនិញ\u200bរវាង\u200bកាណាដា\u200bនិង\u200bកម្ពុជា ពាន់លាន\u200bដុល្លារ\u200bកាណាដា",
)
SOURCE = ("Global Affairs Canada", "Affaires mondiales Canada", "កិច្ចការ\u200bពិភពលោក\u200bកាណាដា")


def cases() -> list[dict[str, Any]]:
    problems = Problems()
    located = parse_yaml((HERE / "words.yaml").read_text(encoding="utf-8"), "words.yaml", problems)
    assert not list(problems)
    found: list[dict[str, Any]] = located.value
    return found


def named(word: object, language: str) -> str:
    words = str(word)
    if words in WORDS:
        return WORDS[words][LANGUAGES.index(language)]
    return f"ឆ្នាំ\u00a0{words}" if language == "km" and words else words


def point(label: object, given: Any, language: str, kind: str, fact: str) -> Point:
    at = LANGUAGES.index(language)
    start = end = None
    if isinstance(given, Mapping):
        start, end = (date.fromisoformat(str(day)) for day in given["period"])
        given = given["figure"]
    shown = named(label, language)
    if given is None:
        words = terms(language).not_published
        return Point(shown, None, None, None, words, "missing", number=words)
    sure, number, spread = re.fullmatch(r"([~=]?)([-\d.]+)(?:±([\d.]+))?", str(given)).groups()  # type: ignore[union-attr]
    value = Decimal(number) * 10**9
    half = Decimal(spread or 0) * 10**9
    hangs = kind in ("column", "balance") and value < 0
    digits = number.lstrip("-") if hangs else number.replace("-", "\u2212")
    digits = digits.replace(".", ",") if language == "fr" else digits
    text = MANY[at].format(n=digits)
    text = {"~": ESTIMATED, "=": DERIVED, "": ("{x}",) * 3}[sure][at].format(x=text)
    alone = f"\u2212{digits}" if hangs else digits
    short = ABOUT[at].format(x=alone) if sure else alone
    heard = (ABOUT[at].format(x=digits) if sure else digits) if hangs else ""
    mark: Any = {"~": "estimated", "=": "derived", "": "stated"}[sure]
    return Point(
        shown, value, value - half, value + half, text, mark, f"{fact}.{label}", number=short, scale=9,
        start=start, end=end, kept_last=label == "other", heard_number=heard,
    )  # fmt: skip


def panels(case: Mapping[str, Any], language: str) -> tuple[Panel, ...]:
    kind, unit = case["kind"], UNIT[LANGUAGES.index(language)]
    horizontal = (kind in LYING) != case.get("turned", False)

    def panel(title: str, rows: Mapping[Any, Any]) -> Panel:
        series = tuple(
            Series(named(name, language), tuple(point(*each, language, kind, f"{title}{name}") for each in row.items()))
            for name, row in rows.items()
        )  # fmt: skip
        breaks = case.get("break_after")
        shown = f"{named(title, language)}, {unit}" if title else ""
        return Panel(shown, series, kind, breaks, horizontal=horizontal, scale=9, unit=unit)

    if "events" in case:
        events = tuple(
            Event(
                date(int(year), 1, 1),
                date(int(year), 12, 31),
                named(year, language),
                named(text, language),
                f"e.{year}",
            )
            for year, text in case["events"].items()
        )
        return (Panel("", (), kind, events=events),)
    return tuple(panel(*each) for each in case["panels"].items()) if "panels" in case else (panel("", case["series"]),)


def told(case: Mapping[str, Any], language: str) -> str:
    """All that a chart says, a line each."""
    at, words, drawn = LANGUAGES.index(language), terms(language), panels(case, language)
    alt = alt_text(Phrase.of(SUBTITLE[at]), drawn, [SOURCE[at]], words)
    assert len(str(alt)) <= LONGEST
    lines = [f"[{language}] {alt}"]
    lines += [f"     note: {note}" for note in missing_notes(drawn, [], words, shared=False)]
    if language == "en" or case.get("full"):
        full = in_full(drawn, words, recalled(panels(dict(case, kind="line"), language), language))
        lines += [f"     data: {full.data}", *table(full.whole)]
    return "\n".join(lines)


def recalled(drawn: Sequence[Panel], language: str) -> Recalled:
    """The figures as they are in the text, with their sign; periods are years."""
    points = {p.fact: p for panel in drawn for p in panel.points if p.fact is not None}

    def period(fact: str) -> Phrase:
        label = points[fact].label
        return Phrase.of(label if re.search(r"\d{4}", label) else named("2023", language), fact)

    return Recalled("trade", lambda fact: Phrase.of(points[fact].text, fact), period, {})


def table(whole: Table) -> list[str]:
    rows = [whole.columns, *((row.label, *row.values) for row in whole.rows)]
    return ["     | " + " | ".join(str(cell) for cell in row) + " |" for row in rows]


def test_what_charts_say_is_what_is_expected(golden: Callable[[Path, str], None]) -> None:
    """Alt text, notes, full text and table of each chart in each language; `pytest --update` writes them anew."""
    found = (f"# {case['rule']}\n" + "".join(f"{told(case, each)}\n" for each in LANGUAGES) for case in cases())
    golden(HERE / "words.txt", "\n".join(found).replace("\u200b", ""))
