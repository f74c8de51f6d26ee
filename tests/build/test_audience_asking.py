"""Whatever asks for a withheld fact or text is told: how it asks, and what becomes of the answer, is no matter.

Each way of a template language to carry something out is a case, for Word, PowerPoint and the texts of a pack.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from audience_packs import INTERNAL, NO_BOATS, errors, printed, texts, with_brief, with_deck
from brief_builder import BriefError, build
from brief_builder.problems import Problem
from small_pack import make_pack

HOST = texts('host: {audience: internal, text: "Ask the envoy first about ships."}')
CURE = "put the tag into {% if audience.internal %} … {% endif %}, or take it out"
# What a tag may do with a withheld fact so that what it prints no longer knows the fact, or prints nothing of it.
FACTS = (
    "{{ fleet.boats.value }} boats",
    "{{ fleet.boats.unit }}",
    "{{ fleet.boats.kind }}",
    "{{ fleet.boats.name }}",
    "{{ fleet['boats'].value }}",
    "{{ fleet.get('boats').value }}",
    "{{ fleet.boats.value + 1 }}",
    "{{ (fleet.boats.value / 3) | round }}",
    "{{ fleet.boats | string | replace('more than', 'over') }}",
    "{{ fleet.boats ~ '' | upper }}",
    "{{ '%s' | format(fleet.boats) }}",
    "{{ [fleet.boats.value, 3] | sum }}",
    "{{ [fleet.boats, fleet.boats] | map(attribute='value') | join(', ') }}",
    "{{ ['a', 'b', 'c'] | batch(2 if fleet.boats.value > 100 else 1) | length }}",
    "{{ fleet.boats.items | length }}",
    "{{ fleet.boats.text | default('none') }}",
    "{{ fleet.boats is defined }}",
    "{{ fleet.rafts is defined or fleet.boats is defined }}",
    "{{ 'boats' in fleet }}",
    "{{ 'large' if fleet.boats.value > trade.total.2024.value else 'small' }}",
    "{{ 'same' if fleet.boats == trade.total.2024 else 'other' }}",
    "{{ {'a': 1}.get(fleet.boats.unit, 0) }}",
    "{{ trade.total.2024.value if trade.total.2024.value > fleet.boats.value }}",
    "{{ fleet.boats | used | string }}",
    "{% for n in range(fleet.boats.value) %}x{% endfor %}",
    "{% if fleet.boats.value > 100 %}The fleet is large.{% endif %}",
    "{% if fleet.boats %}There are boats.{% endif %}",
    "{% if not fleet.boats %}No boats.{% else %}Boats.{% endif %}",
    "{% if audience.partner or fleet.boats.value > 100 %}Large.{% endif %}",
    "{% if false %}{% elif fleet.boats.value > 100 %}Large.{% endif %}",
    "{% set boats = fleet.boats %}Nothing is printed.",
    "{% set n = fleet.boats.value %}{{ n }}",
    "{% with n = fleet.boats.value %}{{ n }}{% endwith %}",
    "{% for n in [1, 200] if n < fleet.boats.value %}{{ n }}{% endfor %}",
    "{% for f in [fleet.boats, trade.change] %}{{ loop.length }}{% endfor %}",
    "{% macro big(f) %}{% if f.value > 100 %}big{% endif %}{% endmacro %}{{ big(fleet.boats) }}",
    "{% for f in [trade] %}{{ f.change }}{% if fleet.boats.value > 1 %}!{% endif %}{% endfor %}",
)
TEXTS = (
    "{{ text.host | replace('first', 'at once') }}",
    "{{ text.host | string | length }}",
    "{{ text.host | wordcount }}",
    "{{ text['host'] | upper }}",
    "{% if text.host %}There is a line for the host.{% endif %}",
    "{% if text.host == 'No.' %}No.{% endif %}",
    "{{ (text.host | string)[0:3] }}",
)  # fmt: skip


def asked(found: list[Problem]) -> set[tuple[str, str]]:
    """(code, what is asked for or printed) of each error."""
    return {(each.code, each.message.split("`")[1]) for each in found}


@pytest.mark.parametrize("tags", FACTS)
def test_a_tag_that_asks_for_a_withheld_fact_is_told(tags: str, tmp_path: Path) -> None:
    """Whatever it makes of it, in a brief."""
    pack = make_pack(tmp_path, [INTERNAL, NO_BOATS])
    with_brief(tmp_path, f"# Figures\nFirst.\n{tags}")
    found = errors(pack, "public")
    assert asked(found) == {("fact-internal", "fleet.boats")}
    assert all(CURE in each.help for each in found)
    assert 'section "Figures"' in str(found[0].place)


@pytest.mark.parametrize("tags", TEXTS)
def test_a_tag_that_asks_for_a_withheld_text_is_told(tags: str, tmp_path: Path) -> None:
    """Its words, their number, and whether there are any."""
    pack = make_pack(tmp_path, [INTERNAL, NO_BOATS, HOST])
    with_brief(tmp_path, f"# Lines\n{tags}")
    assert asked(errors(pack, "partner")) == {("fact-internal", "host")}


@pytest.mark.parametrize(
    "tags",
    [
        "# {{ fleet.boats.value }} boats",
        "# Trade\n{% if fleet.boats.value > 100 %}\nThe fleet is large.\n{% endif %}",
        "{% slide if fleet.boats.value > 100 %}\n# Trade",
        "# Trade\n| {% for n in range(fleet.boats.value) %}{{ n }} | a{% endfor %} |",
    ],
)
def test_a_deck_asks_for_no_withheld_fact(tags: str, tmp_path: Path) -> None:
    """Nor for a slide."""
    pack = make_pack(tmp_path, [INTERNAL, NO_BOATS])
    with_deck(tmp_path, tags)
    found = errors(pack, "public")
    assert asked(found) == {("fact-internal", "fleet.boats")}
    assert "templates/deck.pptx, slide 1" in str(found[0].place)


def test_the_message_shows_the_tag_and_its_cure(tmp_path: Path) -> None:
    """At its place in the template, where it can be mended."""
    pack = make_pack(tmp_path, [INTERNAL, NO_BOATS])
    with_brief(tmp_path, "# Fleet\n{% if fleet.boats.value > 100 %}\nThe fleet is large.\n{% endif %}")
    (told,) = errors(pack, "public")
    assert told.message == "the pack is public and asks for `fleet.boats`, which is internal"
    assert str(told.place).endswith('templates/brief.docx, section "Fleet", paragraph 1')
    assert told.excerpt is not None
    assert told.excerpt.text[told.excerpt.start : told.excerpt.end] == "{% if fleet.boats.value > 100 %}"
    assert told.help == (CURE,)


@pytest.mark.parametrize(
    "words",
    [
        "The fleet has {{ fleet.boats.value }} boats.",
        "The fleet is {{ 'large' if fleet.boats.value > 100 else 'small' }}.",
        "{{ fleet.boats | string | replace('more than', 'over') }} boats.",
        "{{ fleet.boats is defined }}",
    ],
)
def test_a_text_for_everybody_that_asks_for_a_withheld_fact_is_told(words: str, tmp_path: Path) -> None:
    """Where it is printed, and which text it is."""
    pack = make_pack(tmp_path, [INTERNAL, {**NO_BOATS, "to": words}])
    found = errors(pack, "public")
    assert asked(found) == {("fact-internal", "fleet.boats")}
    assert [note.message for note in found[0].notes] == ["the text `points`, entry 1 names it"]
    assert found[0].help[0].startswith("write each text that names it so: {audience: internal, text: …}")


def test_what_is_printed_is_told_once_where_it_stands(tmp_path: Path) -> None:
    """The tag that asks for it is the one that prints it."""
    pack = make_pack(tmp_path, [INTERNAL, NO_BOATS])
    with_brief(tmp_path, "# Fleet\n{{ fleet.boats }} boats")
    (told,) = errors(pack, "public")
    assert told.message == "the pack is public and prints `fleet.boats`, which is internal"


def test_what_is_asked_for_beside_what_is_printed_is_told_too(tmp_path: Path) -> None:
    """All at once."""
    pack = make_pack(tmp_path, [INTERNAL, NO_BOATS])
    with_brief(tmp_path, "# Fleet\n{{ fleet.boats }} boats\n{{ fleet.boats.value }} boats")
    assert sorted(each.message.split()[5] for each in errors(pack, "public")) == ["asks", "prints"]


def test_a_withheld_fact_of_one_word_is_told(tmp_path: Path) -> None:
    """It stands beside the other names of a template, in no group."""
    one = {"file": "facts/trade.yaml", "from": "fleet.boats:", "to": "boats:"}
    pack = make_pack(tmp_path, [one, INTERNAL, NO_BOATS])
    for tags in ("{{ boats.value }}", "{% if boats %}a{% endif %}", "{{ boats | string | upper }}", "{{ boats ~ '' }}"):
        with_brief(tmp_path, tags)
        assert asked(errors(pack, "public")) == {("fact-internal", "boats")}, tags
    with_brief(tmp_path, "{% if audience.internal %}{{ boats.value }}{% endif %}Nothing.")
    assert printed(tmp_path, pack, "public") == "Nothing."


@pytest.mark.parametrize(
    ("tags", "public", "internal"),
    [
        ("{% if audience.internal %}{{ fleet.boats.value }}{% endif %}.", ".", "120."),
        ("{{ fleet.boats.value if audience.internal else 'some' }}", "some", "120"),
        ("{{ audience.internal and fleet.boats.value > 100 }}", "no", "yes"),
        ("{{ text.host | upper if audience.internal }}", "", "ASK THE ENVOY FIRST ABOUT SHIPS."),
        ("{% if fleet %}boats{% endif %}.", ".", "boats."),
        ("{{ fleet | length }}", "0", "1"),
        ("{{ fleet.values() | map(attribute='value') | sum }}", "0", "120"),
        ("{% for name, f in fleet.items() %}{{ f.value }}{% endfor %}.", ".", "120."),
        ("{% if text.lines %}{{ text.lines | length }}{% endif %}.", ".", "2."),
        ("{% for n in text.lines %}{{ n }} {% endfor %}.", ".", "one two ."),
    ],
)  # fmt: skip
def test_what_hangs_on_the_audience_goes_on_working(tags: str, public: str, internal: str, tmp_path: Path) -> None:
    """Conditions on the audience, loops that do not meet what is withheld, and lists that are empty."""
    lines = texts("lines: {audience: internal, text: [one, two]}")
    pack = make_pack(tmp_path, [INTERNAL, NO_BOATS, HOST, lines])
    with_brief(tmp_path, tags)
    assert printed(tmp_path, pack, "public") == public
    assert printed(tmp_path, pack, "internal") == internal


def test_nothing_is_written_when_something_withheld_is_asked_for(tmp_path: Path) -> None:
    """One tag stops all of it."""
    pack = make_pack(tmp_path, [INTERNAL, NO_BOATS])
    with_brief(tmp_path, "{% if fleet.boats.value > 100 %}The fleet is large.{% endif %}")
    with pytest.raises(BriefError):
        build(pack, out=tmp_path / "out", audience="public")
    assert not (tmp_path / "out").exists()


LISTS = """
  list.alpha:
    ref: T8
    kind: priority
    audience: internal
    label: {en: Alpha}
    text: {en: "They name oil."}
    period: 2024
    source: gazette
    quote: more than 120 fishing boats
    items: [{en: oil, theme: energy}]
  list.beta:
    ref: T9
    kind: priority
    label: {en: Beta}
    text: {en: "They name gas."}
    period: 2024
    source: gazette
    quote: more than 120 fishing boats
    items: [{en: gas, theme: energy}]
"""


def test_a_table_of_lists_does_not_hold_those_that_are_withheld(tmp_path: Path) -> None:
    """Neither their words nor their labels, whatever a tag makes of them."""
    matrix = "goods:\n  columns: [list.alpha, list.beta]\n  rows: [{theme: energy, label: {en: Energy}}]\n"
    changes = [
        {"file": "facts/trade.yaml", "from": "", "to": LISTS},
        {"file": "matrices.yaml", "from": "", "to": matrix},
    ]
    pack = make_pack(tmp_path, [INTERNAL, NO_BOATS, *changes])
    with_brief(
        tmp_path, "{% for c in matrix.goods.columns %}{{ c.label ~ ' ' }}{% endfor %}{{ matrix.goods.rows | length }}"
    )
    assert printed(tmp_path, pack, "public") == "Beta 0"
    assert printed(tmp_path, pack, "internal") == "Alpha Beta 1"
