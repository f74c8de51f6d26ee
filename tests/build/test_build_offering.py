"""What may be written in a pack: each name with what it prints, what is asked for in vain, what nobody uses."""

from __future__ import annotations

from pathlib import Path

import pytest

from brief_builder import BriefError, Offer, Offered, offered_names
from small_pack import make_pack


def _offer(project: Path, *changes: tuple[str, str, str], **options: object) -> Offer:
    pack = make_pack(project, [{"file": file, "from": old, "to": new} for file, old, new in changes])
    return offered_names(pack, **options)  # type: ignore[arg-type]


def _named(offer: Offer, name: str) -> Offered:
    (found,) = [each for each in offer.names if each.name == name]
    return found


def test_every_fact_is_offered_with_what_its_tag_prints(tmp_path: Path) -> None:
    """The tag can be pasted as it stands."""
    offer = _offer(tmp_path)
    facts = [(each.tag, each.value) for each in offer.names if each.group == "facts"]
    assert facts == [
        ("{{ trade.total.2023 }}", "€5.1\N{NO-BREAK SPACE}million"),
        ("{{ trade.total.2024 }}", "€5.6\N{NO-BREAK SPACE}million"),
        ("{{ trade.change }}", "+8% to +12%"),
        ("{{ fleet.boats }}", "more than 120"),
    ]
    assert _named(offer, "fleet.boats").about == "Fishing boats"


def test_a_fact_is_offered_with_the_filters_that_make_sense_for_it(tmp_path: Path) -> None:
    """`change` words a growth and no amount; what changes nothing is not offered."""
    offer = _offer(tmp_path)
    change = {way.tag: way.value for way in _named(offer, "trade.change").ways}
    total = {way.tag: way.value for way in _named(offer, "trade.total.2024").ways}
    assert change["{{ trade.change | change }}"] == "rose by 8% to 12%"
    assert "{{ trade.total.2024 | change }}" not in total
    assert "{{ trade.total.2024 | short }}" not in total
    assert total["{{ trade.total.2024 | full }}"] == "€5.6\N{NO-BREAK SPACE}million in 2024"
    assert total["{{ trade.total.2024.quote }}"] == "rose to €5.6 million in 2024"


def test_every_tag_that_is_offered_prints_what_is_said(tmp_path: Path) -> None:
    """Pasted into a text of the pack, each gives its value, or the value with a footnote behind it."""
    from brief_builder.build import load
    from brief_builder.template import Expressions, compile_prose
    from brief_builder.wording import FILTERS

    pack = make_pack(tmp_path)
    data = load(pack).contexts["en"].data
    checked, expressions = 0, Expressions(FILTERS)
    for each in offered_names(pack).names:
        shown = [(each.tag, each.value), *((way.tag, way.value) for way in each.ways)]
        for tag, value in shown if each.group != "charts" else ():
            prose, faults = compile_prose(tag, data, expressions)
            assert faults == [], tag
            assert prose is not None
            assert str(prose.phrase(data)) == value
            checked += 1
    assert checked > 30


def test_texts_charts_and_words_of_the_pack_are_offered_too(tmp_path: Path) -> None:
    """Entries of lists by their number, from 0."""
    offer = _offer(tmp_path)
    assert _named(offer, "text.points[0]").value == "The fleet has more than 120 boats."
    assert _named(offer, "pack.title").value == "Island trade"
    assert _named(offer, "sources[0].title").value == "Harbour report"
    chart = _named(offer, "chart.trade")
    assert (chart.tag, chart.about) == ("{{ chart.trade }}", "Trade rose by 8% to 12%")


def test_a_fact_that_cannot_be_printed_says_why(tmp_path: Path) -> None:
    """A contradicted fact has no value to paste."""
    rank = "    label: {en: Fishing boats}\n    rank: contradicted\n    rank_reason: counted anew\n"
    offer = _offer(
        tmp_path,
        ("facts/trade.yaml", "    label: {en: Fishing boats}\n", rank),
        ("texts/en.yaml", "The fleet has {{ fleet.boats }} boats.", "The fleet."),
    )
    boats = _named(offer, "fleet.boats")
    assert (boats.value, "is contradicted" in boats.trouble) == ("", True)


def test_what_is_asked_for_and_given_by_nobody_has_its_place(tmp_path: Path) -> None:
    """In texts as in templates; while errors stop the documents, nobody knows what is unused."""
    offer = _offer(tmp_path, ("texts/en.yaml", "{{ fleet.boats }}", "{{ fleet.bots }}"))
    (missing,) = offer.missing
    assert (missing.place.line, missing.help) == (3, ("did you mean `fleet.boats`?",))
    assert offer.unused is None


def test_facts_that_nobody_uses_are_named(tmp_path: Path) -> None:
    """What is printed is used, and so is what it is computed from."""
    offer = _offer(tmp_path, ("texts/en.yaml", "The fleet has {{ fleet.boats }} boats.", "The fleet."))
    assert offer.unused is not None
    assert [each.name for each in offer.unused] == ["fleet.boats"]


def test_values_are_in_the_language_that_is_asked_for(tmp_path: Path) -> None:
    """And a language that the pack has not is told with those that it has."""
    pack = make_pack(
        tmp_path,
        [
            {"file": "pack.yaml", "from": "languages: [en]", "to": "languages: [en, fr]"},
            {"file": "texts/fr.yaml", "from": "", "to": 'intro: "x"\npoints: ["x"]\n'},
        ],
    )
    assert _named(offered_names(pack, language="fr", with_unused=False), "trade.total.2024").value.startswith("5,6")
    with pytest.raises(BriefError, match="not built in the language `km`") as error:
        offered_names(pack, language="km")
    assert error.value.problems[0].help == ("it is in `en`, `fr`",)


def test_a_pack_of_which_nothing_can_be_read_says_what_is_wrong(tmp_path: Path) -> None:
    """A broken pack.yaml is an error with its place."""
    with pytest.raises(BriefError) as error:
        _offer(tmp_path, ("pack.yaml", "languages: [en]", "languages: en"))
    assert error.value.problems[0].place.line is not None


@pytest.mark.parametrize(
    ("words", "found"), [(["BOATS"], True), (["fishing"], True), (["120", "fleet"], True), (["boats", "trade"], False)]
)
def test_words_are_looked_for_in_name_value_and_label(words: list[str], found: bool) -> None:
    """All of them must be there, in upper or lower case."""
    offered = Offered("facts", "fleet.boats", "{{ fleet.boats }}", "more than 120", "Fishing boats")
    assert offered.holds(words) is found


def test_for_other_readers_only_what_they_may_read_is_offered(tmp_path: Path) -> None:
    """A tag that is pasted builds for them: withheld facts and texts are not in the list."""
    changes = (
        ("facts/trade.yaml", "    bound: gt", "    bound: gt\n    audience: internal"),
        ("texts/en.yaml", "The fleet has {{ fleet.boats }} boats.", "No boats."),
        ("texts/en.yaml", "", "\nhost: {audience: internal, text: Ask the envoy.}\n"),
        ("brief.outline", "", "\n{% if audience.internal %}{{ fleet.boats }}{% endif %}\n"),
    )
    asked: list[str] = []
    offer = _offer(tmp_path, *changes, audience="partner", progress=asked.append)
    names = {each.name for each in offer.names}
    withheld = {"fleet.boats", "text.host"}
    assert names & withheld == set()
    assert names | withheld == {each.name for each in offered_names(tmp_path / "data" / "small").names}
    assert _named(offer, "pack.audience").value == "partner"
    assert offer.unused is not None
    assert "fleet.boats" not in {each.name for each in offer.unused}
    assert asked[0] == "reading facts"


def test_an_audience_that_is_none_offers_nothing(tmp_path: Path) -> None:
    """It is told, with the three that there are, and the names are those of the pack's own."""
    offer = _offer(tmp_path, audience="friends")
    assert [each.code for each in offer.problems.errors] == ["audience-unknown"]
