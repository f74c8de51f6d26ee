"""The small pack of the tests in English, French and Khmer: whole, until a test changes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from small_pack import make_pack

LANGUAGES = ("en", "fr", "km")
BRIEF = """# Summary
{{ text.intro }}
{% for p in text.points %}
{{ p }}
{% endfor %}
# Trade
@picture 16 × 7 cm = {{ chart.trade }}
{{ chart.trade.source }}
# Figures
| What | Figure |
| {% for f in cited %}{{ f.label }} | {{ f.figure }}{% endfor %} |
"""
_FACTS = {
    "Two-way trade": ("Échanges", "ពាណិជ្ជកម្ម"),
    "Change in two-way trade": ("Variation des échanges", "បម្រែបម្រួល"),
    "Fishing boats": ("Bateaux de pêche", "ទូកនេសាទ"),
}
_PACK = {
    "Island trade": ("Commerce de l’île", "ពាណិជ្ជកម្មកោះ"),
    "First edition": ("Première édition", "លើកទីមួយ"),
}
_CHART = {
    '"Trade {{ trade.change | change }}"': (
        '"Échanges {{ trade.change | change }}"',
        '"ពាណិជ្ជកម្ម{{ trade.change | change }}"',
    ),
    '"Two-way goods trade, € million, {{ trade.total.2023.period }} and {{ trade.total.2024.period }}"': (
        '"Échanges de marchandises, millions d’euros, {{ trade.total.2023.period }} et {{ trade.total.2024.period }}"',
        '"ពាណិជ្ជកម្មទំនិញ លានអឺរ៉ូ {{ trade.total.2023.period }} និង {{ trade.total.2024.period }}"',
    ),
}
TEXTS = {
    "fr": """intro: "Les échanges sont {{ trade.change | change }} et atteignent {{ trade.total.2024 | cite }}."
points:
  - "La flotte compte {{ fleet.boats }} bateaux."
""",
    "km": """intro: "ពាណិជ្ជកម្ម{{ trade.change | change }} ដល់ {{ trade.total.2024 | cite }}។"
points:
  - "មានទូក {{ fleet.boats }} គ្រឿង។"
""",
}


def make_three(
    project: Path, changes: Iterable[Mapping[str, str]] = (), *, outlines: Mapping[str, str] | None = None
) -> Path:
    """A project with the small pack in three languages in data/small.

    Args:
        project: an empty folder.
        changes: as for `make_pack`, made behind the translation; `brief.outline` may be changed too.
        outlines: name of a template beside brief.docx (brief.fr.docx) → its outline.
    """
    from outlines import make_docx

    pack = make_pack(project, [*_translation(), *changes])
    for name, outline in (outlines or {}).items():
        (project / "templates" / name).write_bytes(make_docx(outline))
    return pack


def _translation() -> list[dict[str, str]]:
    changes = [{"file": "pack.yaml", "from": "languages: [en]", "to": "languages: [en, fr, km]"}]
    outline = Path(__file__).parent / "packs" / "small" / "brief.outline"
    changes.append({"file": "brief.outline", "from": outline.read_text(encoding="utf-8"), "to": BRIEF})
    for file, table in (("facts/trade.yaml", _FACTS), ("pack.yaml", _PACK), ("charts.yaml", _CHART)):
        for english, (french, khmer) in table.items():
            change = {"file": file, "from": f"{{en: {english}}}", "to": f"{{en: {english}, fr: {french}, km: {khmer}}}"}
            changes += [change] * (1 + (english == "Two-way trade"))
    for year in ("2023", "2024"):
        changes.append({"file": "charts.yaml", "from": f'{{en: "{year}"}}', "to": f'"{year}"'})
    return changes + [{"file": f"texts/{tag}.yaml", "from": "", "to": text} for tag, text in TEXTS.items()]
