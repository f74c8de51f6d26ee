"""Units: what is known, what a pack declares, and what is refused with the one that was meant."""

from __future__ import annotations

import pytest

from brief_builder.facts.figure import Figure
from brief_builder.facts.units import check_unit, product, quotient
from brief_builder.problems import Fault


@pytest.mark.parametrize(
    "unit", ["CAD", "KHR", "DEM", "persons", "points", "CAD/USD", "CAD/persons", "persons/organizations"]
)
def test_known_units_are_taken(unit: str) -> None:
    """Currencies of ISO 4217, former ones too, and one for each of another."""
    check_unit(unit, {})


@pytest.mark.parametrize(
    ("unit", "message", "cure"),
    [
        ("CDA", "`CDA` is no currency of ISO 4217", "`CAD`"),
        ("cad", "`cad` is not a unit", "did you mean `CAD`?"),
        ("riel", "`riel` is not a unit", "did you mean `KHR` (Cambodian Riel)?"),
        ("euros", "`euros` is not a unit", "did you mean `EUR` (Euro)?"),
        ("person", "`person` is not a unit", "did you mean `persons`?"),
        ("tonnes", "`tonnes` is not a unit", "declare it in units.yaml"),
        ("kt", "`kt` is not a unit", "declare it in units.yaml, if it is a unit of your own"),
        ("€", "`€` is not a unit", "write the code of the currency: `EUR`"),
        ("EUR million", "`EUR million` is not a unit", "`value: 2.1 million`, `unit: EUR`"),
        ("in millions of", "`in millions of` is not a unit", "write the scale with the number"),
        ("CAD/CAD", "`CAD/CAD` counts a thing for each of itself", "ratio"),
        ("CAD/percent", "`CAD/percent` is not a unit for each of something", "CAD/persons"),
        ("CAD/USD/EUR", "`CAD/USD/EUR` is not a unit for each of something", "CAD/persons"),
        ("/", "`/` is not a unit for each of something", "CAD/persons"),
    ],
)
def test_a_unit_that_is_none_is_refused_with_the_one_that_was_meant(unit: str, message: str, cure: str) -> None:
    """By its code, its name, or what is near it."""
    with pytest.raises(Fault) as caught:
        check_unit(unit, {})
    assert ("unit-unknown", message) == (caught.value.code, caught.value.message)
    assert cure in " ".join(caught.value.help)


@pytest.mark.parametrize(
    ("left", "right", "times", "over"),
    [
        ("CAD", "CAD", None, "ratio"),
        ("CAD", "persons", None, "CAD/persons"),
        ("CAD/persons", "persons", "CAD", None),
        ("CAD", "CAD/persons", None, "persons"),
        ("CAD/USD", "USD", "CAD", None),
        ("CAD", "CAD/USD", None, "USD"),
        ("CAD/USD", "USD/EUR", "CAD/EUR", None),
        ("", "CAD/USD", "CAD/USD", "USD/CAD"),
        ("percent", "CAD", None, None),
        ("ratio", "percent", "percent", None),
    ],
)
def test_units_reduce_as_people_reduce_them(left: str, right: str, times: str | None, over: str | None) -> None:
    """What comes to one unit, or one for each of another, is one; nothing else is."""
    assert (times, over) == (product(left, right), quotient(left, right))


def test_a_pack_declares_units(read) -> None:
    """A unit that comes in wholes is exact; another has the precision that is written."""
    units = (
        "units:\n  boats: {label: {en: {one: boat, other: boats}}, counted: true}\n  tonnes: {label: {en: tonnes}}\n"
    )
    facts, problems = read(
        "facts:\n"
        "  a.b: {kind: statistic, value: '41', unit: boats, source: gac, quote: words}\n"
        "  a.c: {kind: statistic, value: '41', unit: tonnes, source: gac, quote: words}\n",
        units_yaml=units,
    )
    assert problems == []
    boats, tonnes = facts["a.b"].figure, facts["a.c"].figure
    assert isinstance(boats, Figure)
    assert isinstance(tonnes, Figure)
    assert ((boats.low, boats.high), (tonnes.low, tonnes.high)) == ((41, 41), (40.5, 41.5))
    assert facts.units["tonnes"].label == {"en": {"other": "tonnes"}}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("boats: 1\n", "the units are missing here"),
        ("units:\n  persons: {label: {en: heads}}\n", "`persons` is a unit that is known already"),
        ("units:\n  Boats: {label: {en: boats}}\n", "`Boats` cannot be the name of a unit"),
        ("units:\n  boats: {label: {en: {one: boat}}}\n", "the unit has no `other` word in `en`"),
        ("units:\n  boats: {label: {}}\n", "the unit has no word"),
        ("units:\n  boats: {lable: {en: boats}}\n", "`lable` is not an entry that is known here"),
        ("units:\n  boats: {label: {en: {some: boats}}}\n", "`label.en.some`"),
    ],
)
def test_a_wrong_unit_file_is_told(read, text: str, message: str) -> None:
    """Each at its entry."""
    _, problems = read("facts: {}\n", units_yaml=text)
    assert [True] * len(problems) == [problem.place.file == "pack/units.yaml" for problem in problems]
    assert any(problem.message.startswith(message) for problem in problems), [p.message for p in problems]


@pytest.mark.parametrize(("sign", "code"), [("₹", "INR"), ("$ CA", "CAD"), ("CA$", "CAD")])
def test_every_sign_of_one_currency_is_told_with_its_code(sign: str, code: str) -> None:
    """The signs are those that charts are read with."""
    with pytest.raises(Fault) as caught:
        check_unit(sign, {})
    assert caught.value.help == (f"write the code of the currency: `{code}`",)


@pytest.mark.parametrize(("unit", "meant"), [("people", "persons"), ("Companies", "organizations")])
def test_what_people_call_a_unit_leads_to_it(unit: str, meant: str) -> None:
    """Words that are not alike, and mean the same."""
    with pytest.raises(Fault) as caught:
        check_unit(unit, {})
    assert caught.value.help == (f"did you mean `{meant}`?",)
