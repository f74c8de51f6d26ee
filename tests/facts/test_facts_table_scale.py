"""Tables whose numbers are thousands or millions: nobody sees it in a cell, so it is asked for, and kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from brief_builder.facts.lexicons.scales import scale_in
from table_packs import codes, load, values

PLAN = (
    "columns: {Jahr: period, %s: value}\nname: exports.{period}\nfacts: {kind: statistic, source: customs, unit: EUR}\n"
)


@pytest.mark.parametrize(
    ("heading", "scale"),
    [
        ("Ausfuhr (Mio. EUR)", "million"),
        ("Exports, € million", "million"),
        ("Exports (US$ m)", "million"),
        ("EURm", None),
        ("Exportations (M$)", "million"),
        ("Exportations, en millions d’euros", "million"),
        ("Exportations (M€)", "million"),
        ("Exports (C$ thousands)", "thousand"),
        ("Ausfuhr in 1 000 EUR", "thousand"),
        ("Exports ($000s)", "thousand"),
        ("Exportations en milliers", "thousand"),
        ("Exports (US$bn)", "billion"),
        ("Échanges (Md€)", "billion"),
        ("Ausfuhr, Mrd. EUR", "billion"),
        ("នាំចេញ (លានដុល្លារ)", "million"),
        ("នាំចេញ (ពាន់លានដុល្លារ)", "billion"),
        ("Exports", None),
        ("M", None),
        ("Motor vehicles", None),
        ("2,000 metres", None),
        ("Growth of exports", None),
    ],
)
def test_a_heading_tells_its_scale(heading: str, scale: str | None) -> None:
    """In English, French, German and Khmer, as statistics offices write it."""
    assert scale_in(heading) == scale


def test_a_table_in_millions_is_not_read_as_units(tmp_path: Path) -> None:
    """€5,608.9 would be printed for 5,608.9 million: until somebody says which it is, nothing is built."""
    table = "Jahr;Ausfuhr (Mio. EUR)\n2022;5.512,4\n2023;5600\n"
    plan = PLAN % "Ausfuhr (Mio. EUR)"
    _, problems = load(tmp_path, "de", tables__a_csv=table, tables__a_yaml=plan)
    assert [(p.code, p.severity, p.place.line, p.place.column) for p in problems] == [("table-scale", "error", 1, 6)]
    assert problems[0].help[0] == "if they are, say `scale: million` in a.yaml"
    facts, problems = load(tmp_path, "de", tables__a_csv=table, tables__a_yaml="scale: million\n" + plan)
    assert (values(facts), problems) == ({"exports.2022": "5512400000", "exports.2023": "5600000000"}, [])
    known = facts["exports.2023"].figure
    assert known is not None
    assert (known.low, known.high) == (5_599_500_000, 5_600_500_000)
    facts, problems = load(tmp_path, "de", tables__a_csv=table, tables__a_yaml="scale: one\n" + plan)
    assert (values(facts), problems) == ({"exports.2022": "5512.4", "exports.2023": "5600"}, [])


def test_the_scale_may_stand_above_the_headings(tmp_path: Path) -> None:
    """As a line below the title of the table."""
    table = "Ausfuhr nach Ländern\nin Mio. Euro\nJahr;Ausfuhr\n2022;5.512,4\n"
    _, problems = load(tmp_path, "de", tables__a_csv=table, tables__a_yaml="header: 3\n" + PLAN % "Ausfuhr")
    assert [p.message for p in problems] == [
        "above the table stands “in Mio. Euro”: are the numbers below it millions?",
    ]


def test_numbers_that_say_their_scale_need_no_other(tmp_path: Path) -> None:
    """`2,1 millions` below “M$” is clear; two scales for one number are refused; a percentage has none."""
    table = "Jahr;Exportations (M$)\n2022;2,1 millions\n"
    plan = PLAN % "Exportations (M$)"
    facts, problems = load(tmp_path, tables__a_csv=table, tables__a_yaml=plan)
    assert (values(facts), problems) == ({"exports.2022": "2100000"}, [])
    _, problems = load(tmp_path, tables__a_csv=table, tables__a_yaml="scale: million\n" + plan)
    assert codes(problems) == ["table-scale"]
    share = "Jahr;Exportations (M$)\n2022;2,1 %\n"
    facts, problems = load(
        tmp_path, tables__a_csv=share, tables__a_yaml="scale: million\n" + plan.replace("EUR", "percent")
    )
    assert (values(facts), problems) == ({"exports.2022": "2.1"}, [])
