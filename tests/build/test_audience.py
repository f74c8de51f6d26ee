"""Who may read what: levels of facts, texts, questions, sources and charts, and what a build makes of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from audience_packs import FOR_PARTNERS, INTERNAL, NO_BOATS, Change, errors, printed, texts, with_brief
from brief_builder import BriefError, build, check, fact_reports
from brief_builder.build.left_out import left_out
from brief_builder.build.loading import load
from brief_builder.build.secrets import secrets_of
from command import brief
from outlines import make_pptx, outline_of
from small_pack import make_pack
from three_languages import make_three


@pytest.mark.parametrize(("audience", "told"), [("internal", True), ("partner", True), ("public", False)])
def test_a_fact_for_partners_is_told_to_insiders_and_partners(audience: str, told: bool, tmp_path: Path) -> None:
    """A level is read by all who may read narrower things."""
    pack = make_pack(tmp_path, [FOR_PARTNERS])
    codes = {each.code for each in errors(pack, audience)}
    assert codes == (set() if told else {"fact-internal"})


def test_what_is_computed_is_as_narrow_as_the_narrowest_it_rests_on(tmp_path: Path) -> None:
    """And as what its source is."""
    source = {"file": "sources/gazette.yaml", "from": "", "to": "audience: partner\n"}
    one = {
        "file": "facts/trade.yaml",
        "from": "    quote: trade of",
        "to": "    audience: internal\n    quote: trade of",
    }
    facts = load(make_pack(tmp_path, [source, one])).facts
    assert {name: fact.audience for name, fact in facts.items()} == {
        "trade.total.2023": "internal",
        "trade.total.2024": "partner",
        "trade.change": "internal",
        "fleet.boats": "partner",
    }


def test_the_files_for_others_say_for_whom_they_are(tmp_path: Path) -> None:
    """A file that is taken out of its folder too; those of the pack's own audience keep their names."""
    pack = make_pack(tmp_path)
    partner = build(pack, out=tmp_path / "out", audience="partner")
    own = build(pack, out=tmp_path / "out", audience="internal")
    assert partner.folder.name == "small-partner"
    assert sorted(path.relative_to(partner.folder).as_posix() for path in partner.files) == [
        "brief.partner.en.docx",
        "charts/trade.partner.en.png",
        "charts/trade.partner.en.svg",
        "deck.partner.en.pptx",
        "manifest.json",
        "provenance.json",
    ]
    assert own.folder.name == "small"
    assert {path.name for path in own.files} >= {"brief.en.docx", "deck.en.pptx", "trade.en.svg"}


def test_an_audience_that_nobody_knows_is_told(tmp_path: Path) -> None:
    """With the one that was probably meant."""
    (told,) = errors(make_pack(tmp_path), "partners")
    assert (told.code, told.message, told.help) == (
        "audience-unknown", "`partners` is no audience", ("did you mean `partner`?",),
    )  # fmt: skip


def test_items_groups_and_lists_that_are_withheld_are_not_met(tmp_path: Path) -> None:
    """A loop runs over what its readers may see."""
    more = """notes:
  - one
  - {audience: internal, text: two}
  - {audience: partner, text: three}
more: {audience: internal, text: [four, five]}
people:
  ann: {name: Ann}
  bob: {audience: internal, name: Bob}
"""
    pack = make_pack(tmp_path, [texts(more)])
    loops = "{% for n in text.notes %}{{ n }} {% endfor %}{% for m in text.more %}{{ m }} {% endfor %}"
    with_brief(tmp_path, f"{loops}{{% for name, p in text.people.items() %}}{{{{ p.name }}}} {{% endfor %}}")
    assert printed(tmp_path, pack, None).split() == ["one", "two", "three", "four", "five", "Ann", "Bob"]
    assert printed(tmp_path, pack, "partner").split() == ["one", "three", "Ann"]
    assert printed(tmp_path, pack, "public").split() == ["one", "Ann"]


def test_other_readers_may_find_other_words(tmp_path: Path) -> None:
    """In place of a text, of an item, of a list."""
    more = """host: {audience: internal, text: the envoy, otherwise: the embassy}
notes: [{audience: partner, text: one, otherwise: another}]
"""
    pack = make_pack(tmp_path, [texts(more)])
    with_brief(tmp_path, "{{ text.host }}{% for n in text.notes %}, {{ n }}{% endfor %}")
    found = [printed(tmp_path, pack, audience) for audience in ("internal", "partner", "public")]
    assert found == ["the envoy, one", "the embassy, one", "the embassy, another"]


def test_a_loop_over_facts_does_not_meet_those_that_are_withheld(tmp_path: Path) -> None:
    """Nor a group of them."""
    pack = make_pack(tmp_path, [INTERNAL, NO_BOATS])
    with_brief(tmp_path, "{% for name, f in fleet.items() %}{{ f }}{% endfor %}Nothing.")
    assert printed(tmp_path, pack, "partner") == "Nothing."


def test_a_condition_asks_whether_readers_may_see_a_level(tmp_path: Path) -> None:
    """`audience.partner` is true for partners and for insiders; what it asked before goes on working."""
    pack = make_pack(tmp_path, [INTERNAL, NO_BOATS])
    levels = "".join(f"{{% if audience.{level} %}}{level} {{% endif %}}" for level in ("internal", "partner", "public"))
    with_brief(tmp_path, f'{levels}{{% if pack.audience == "internal" %}}{{{{ fleet.boats }}}}{{% endif %}}')
    assert printed(tmp_path, pack, "internal") == "internal partner public more than 120"
    assert printed(tmp_path, pack, "partner").split() == ["partner", "public"]
    assert printed(tmp_path, pack, "public").split() == ["public"]


def test_a_withheld_text_that_a_template_names_is_told_with_its_place(tmp_path: Path) -> None:
    """Where it is printed, where it is written, and what to write around it."""
    pack = make_pack(tmp_path, [texts("inside: {audience: internal, text: Ask the envoy first}")])
    with_brief(tmp_path, "# Lines\n{{ text.inside }}")
    (told,) = errors(pack, "partner")
    assert (told.code, str(told.place)) == ("fact-internal", 'brief.partner.en.docx, section "Lines", paragraph 1')
    assert told.message == "this is built for partners and prints the text `inside`, which is internal"
    assert told.help == (
        "to leave out the whole entry of a list or group, write `audience: internal` at it, beside its texts",
        "else put the tag of the template into {% if audience.internal %} … {% endif %}; for a whole slide, write "
        "{% slide if audience.internal %} on it",
    )
    assert [(note.message, note.place.line if note.place else 0) for note in told.notes] == [("written here", 5)]


def test_a_text_that_names_a_withheld_fact_is_told_beside_it(tmp_path: Path) -> None:
    """The officer learns which text to mark."""
    told = errors(make_pack(tmp_path, [INTERNAL]), "partner")[0]
    assert [note.message for note in told.notes] == ["the text `points`, entry 1 names it"]
    assert told.help[0] == (
        "write each text that names it so: {audience: internal, text: …}; what others read in its place stands behind "
        "`otherwise:`"
    )


def test_a_fact_that_is_only_cited_is_told_too(tmp_path: Path) -> None:
    """`used` prints nothing, and puts the fact into every list of those that are cited."""
    pack = make_pack(tmp_path, [INTERNAL, {**NO_BOATS, "to": "No ships.{{ fleet.boats | used }}"}])
    assert {each.code for each in errors(pack, "partner")} == {"fact-internal"}


def test_a_level_that_is_misspelt_is_told_and_withholds(tmp_path: Path) -> None:
    """What is meant is not known, so nobody outside sees it."""
    pack = make_pack(tmp_path, [texts("inside: {audience: intern, text: Ask the envoy first}")])
    (told,) = errors(pack)
    assert (told.code, told.message, told.place.line) == ("audience-unknown", "`intern` is no audience", 5)
    data = load(pack, audience="public").contexts["en"].texts
    assert [each.level for each in data.entries if each.name == "`inside`"] == ["internal"]


def test_a_text_has_one_level_in_all_languages(tmp_path: Path) -> None:
    """Else it would be withheld in one and printed in another."""
    english = {"file": "texts/en.yaml", "from": "points:", "to": "inside: {audience: internal, text: Ask}\npoints:"}
    french = {"file": "texts/fr.yaml", "from": "points:", "to": "inside: Demander\npoints:"}
    khmer = {"file": "texts/km.yaml", "from": "points:", "to": "inside: {audience: internal, text: សួរ}\npoints:"}
    (told,) = errors(make_three(tmp_path, [english, french, khmer]))
    assert (told.code, Path(told.place.file).name) == ("audience-differs", "fr.yaml")
    assert told.message == "this text is internal in `en` and public in `fr`"


def test_what_a_language_lacks_has_the_level_of_the_others(tmp_path: Path) -> None:
    """A gap shows the first words of the text; those who may not read it see none."""
    english = {"file": "texts/en.yaml", "from": "points:", "to": "inside: {audience: internal, text: Ask}\npoints:"}
    loaded = load(make_three(tmp_path, [english]), audience="public")
    entries = [each for each in loaded.contexts["fr"].texts.entries if each.name == "`inside`"]
    assert [(each.level, str(each.phrase)) for each in entries] == [("internal", "[à traduire\u00a0: Ask]")]


def test_a_chart_is_as_narrow_as_its_facts_and_as_it_says(tmp_path: Path) -> None:
    """It is not drawn, a loop over charts does not meet it, and a template that names it is told."""
    pack = make_pack(tmp_path, [{"file": "charts.yaml", "from": "trade:\n", "to": "trade:\n  audience: internal\n"}])
    with_brief(tmp_path, "{% for c in charts %}{{ c.title }}{% endfor %}Nothing.")
    (tmp_path / "templates" / "deck.pptx").unlink()
    pack_file = pack / "pack.yaml"
    pack_file.write_text(pack_file.read_text(encoding="utf-8").replace(", deck: deck.pptx", ""), encoding="utf-8")
    built = build(pack, out=tmp_path / "out", audience="partner")
    assert [path.name for path in built.files] == ["brief.partner.en.docx", "manifest.json", "provenance.json"]
    assert outline_of(built.files[0].read_bytes()) == "Nothing."
    with_brief(tmp_path, "{{ chart.trade.title }}")
    (told,) = errors(pack, "partner")
    assert told.message == "this is built for partners and prints the chart `trade`, which is internal"


def test_what_the_pack_says_for_an_audience_goes_before_what_it_says(tmp_path: Path) -> None:
    """Another marking, title, owner or edition for partners."""
    said = "audiences:\n  partner: {title: {en: Island trade for partners}, owner: The embassy}\n"
    pack = make_pack(tmp_path, [{"file": "pack.yaml", "from": "", "to": said}, NO_BOATS])
    with_brief(tmp_path, "{{ pack.title }}, {{ pack.owner }}, {{ pack.edition }}")
    assert printed(tmp_path, pack, None) == "Island trade, The desk, First edition"
    assert printed(tmp_path, pack, "partner") == "Island trade for partners, The embassy, First edition"


def test_the_manifest_counts_what_is_left_out_and_names_nothing(tmp_path: Path) -> None:
    """So does what a build gives back."""
    question = "questions:\n  - {ref: Q1, question: {en: Who tallied the trade in those years?}}\n"
    changes = [INTERNAL, NO_BOATS, {"file": "questions.yaml", "from": "", "to": question}]
    inside = texts("inside: {audience: internal, text: Ask the envoy before anything}")
    built = build(make_pack(tmp_path, [*changes, inside]), out=tmp_path / "out", audience="public")
    manifest = json.loads((built.folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["audience"] == "public"
    assert manifest["left_out"] == {"facts": 1, "texts": 1, "questions": 1, "findings": 2} == dict(built.left_out)
    for word in ("boats", "envoy", "tallied"):
        assert word not in json.dumps(manifest)


def test_the_command_says_what_is_left_out(tmp_path: Path) -> None:
    """In its last line."""
    pack = make_pack(tmp_path, [INTERNAL, NO_BOATS])
    done = brief("build", str(pack), "--out", str(tmp_path / "out"), "--audience", "partner", at=tmp_path)
    assert done.returncode == 0
    assert done.stderr.splitlines()[-1] == "for partners: 1 fact and 1 finding left out"


def test_the_facts_of_an_audience_are_those_that_it_may_read(tmp_path: Path) -> None:
    """With `--audience`; without it all are listed, each with its level."""
    pack = make_pack(tmp_path, [INTERNAL, NO_BOATS])
    everybody, _ = fact_reports(pack)
    public, _ = fact_reports(pack, audience="public")
    assert [each.state for each in everybody if each.name == "fleet.boats"] == ["internal"]
    assert "fleet.boats" not in [each.name for each in public]
    assert len(public) == len(everybody) - 1


def test_nothing_is_looked_for_in_files_for_insiders(tmp_path: Path) -> None:
    """Nothing is withheld from them."""
    assert secrets_of(load(make_pack(tmp_path, [INTERNAL]))) == []


def test_nothing_is_written_when_something_withheld_stands_in_a_file(tmp_path: Path) -> None:
    """One place stops all of it."""
    pack = make_pack(tmp_path, [INTERNAL, {**NO_BOATS, "to": "It has more than 120 fishing boats."}])
    with pytest.raises(BriefError) as caught:
        build(pack, out=tmp_path / "out", audience="public")
    assert {each.code for each in caught.value.problems if each.severity == "error"} == {"audience-leak"}
    assert not (tmp_path / "out").exists()


CANADA: Change = {
    "file": "pack.yaml",
    "from": "",
    "to": "house_style: canada\nmarking: {en: UNCLASSIFIED / NON CLASSIFIÉ}\n",
}
MARKED: Change = {**INTERNAL, "to": "    bound: gt\n    marking: PROTECTED A"}


def _markings(pack: Path) -> list[tuple[str, str, str]]:
    found = check(pack).problems
    return [(each.code, each.severity, each.message) for each in found if each.code.startswith("marking-")]


def test_a_document_is_marked_no_lower_than_what_it_prints(tmp_path: Path) -> None:
    """At the first place where the fact is printed."""
    message = (
        "`fleet.boats` is marked `PROTECTED A`, and the pack is marked `UNCLASSIFIED / NON CLASSIFIÉ`, which is lower"
    )
    assert _markings(make_pack(tmp_path, [CANADA, MARKED])) == [("marking-below", "error", message)]


def test_a_marking_that_is_high_enough_is_no_problem(tmp_path: Path) -> None:
    """In whichever official language it is written."""
    high = {**CANADA, "to": "house_style: canada\nmarking: {en: PROTECTED B / PROTÉGÉ B}\n"}
    assert _markings(make_pack(tmp_path, [high, MARKED])) == []


def test_a_fact_that_is_not_printed_needs_no_marking(tmp_path: Path) -> None:
    """It is what readers see that counts."""
    assert _markings(make_pack(tmp_path, [CANADA, MARKED, NO_BOATS])) == []


def test_a_text_and_a_chart_may_be_marked(tmp_path: Path) -> None:
    """Whoever builds a pack with them marks it as high."""
    inside = texts("inside: {audience: internal, marking: PROTECTED A, text: Ask the envoy}")
    chart = {"file": "charts.yaml", "from": "trade:\n", "to": "trade:\n  marking: SECRET\n"}
    told = [message.split(",")[0] for _, _, message in _markings(make_pack(tmp_path, [CANADA, inside, chart]))]
    assert sorted(told) == ["the chart `trade`", "this text is marked `PROTECTED A`"]


def test_a_marking_that_the_style_does_not_know_is_told(tmp_path: Path) -> None:
    """Nobody can say how high it is."""
    unknown = {**MARKED, "to": "    bound: gt\n    marking: PROTECTD A"}
    message = "the house style canada knows no marking `PROTECTD A`"
    assert _markings(make_pack(tmp_path, [CANADA, unknown])) == [("marking-unknown", "error", message)]


def test_without_a_house_style_nobody_knows_which_marking_is_higher(tmp_path: Path) -> None:
    """That is said, once."""
    ((code, severity, message),) = _markings(make_pack(tmp_path, [MARKED]))
    assert (code, severity) == ("marking-unknown", "warning")
    assert message.startswith("nobody can say how high `PROTECTED A` is")


SECTIONS = """\
# One

{% if audience.internal %}
# For insiders

{% if audience.partner %}
# Below it

{% endif %}
{% endif %}
{% if text.hosts %}
# With a withheld list

{% for each in text.hosts %}{{ each }}{% endfor %}

# And another

{% else %}
# For others

{% endif %}
{% if audience.internal %}
Words below the section before.

{% endif %}
{% if cited %}
# Never, in this place

{% endif %}
{% for part in ["a", "b"] %}
{% if part == "c" %}
# Never

{% endif %}
{% endfor %}
# Last
"""


@pytest.mark.parametrize(("audience", "count"), [("internal", 0), ("partner", 4), ("public", 4)])
def test_sections_that_readers_do_not_get_are_counted(audience: str, count: int, tmp_path: Path) -> None:
    """By their headings, wherever a condition drops them that insiders meet; words without a heading are none."""
    pack = make_pack(tmp_path, [NO_BOATS, texts("hosts: {audience: internal, text: [Ask the envoy first.]}\n")])
    with_brief(tmp_path, SECTIONS)
    manifest = build(pack, out=tmp_path / "out", audience=audience, only=("brief",)).manifest
    assert manifest is not None
    assert manifest.left_out.get("sections", 0) == count


def test_a_slide_that_falls_with_a_withheld_list_is_counted(tmp_path: Path) -> None:
    """As one that a condition on the audience drops."""
    pack = make_pack(tmp_path, [NO_BOATS, texts("hosts: {audience: internal, text: [Ask the envoy first.]}\n")])
    deck = make_pptx("{% slide if text.hosts %}{% for each in text.hosts %}{{ each }}{% endfor %}\n")
    (tmp_path / "templates" / "deck.pptx").write_bytes(deck)
    assert left_out(load(pack, audience="partner"))["slides"] == 1
