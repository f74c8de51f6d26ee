"""House style of a pack: told where it was written, once, and of documents only what they alone show."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from brief_builder.build import CheckReport, build, check
from brief_builder.problems import BriefError, Problem, Problems
from small_pack import make_pack
from three_languages import make_three
from word_packages import packed

CANADA = {"file": "pack.yaml", "from": "", "to": "house_style: canada\n"}
ROOT = Path(__file__).resolve().parent.parent.parent


def _of_house(problems: Problems) -> list[Problem]:
    return [each for each in problems if each.code.startswith(("house-", "style-"))]


def _checked(tmp_path: Path, *changes: dict[str, str], style: bool = True) -> list[Problem]:
    pack = make_pack(tmp_path, [*([CANADA] if style else []), *changes])
    assert pack == tmp_path / "data" / "small"
    return _of_house(check("data/small").problems)


def _text(text: str) -> dict[str, str]:
    return {"file": "texts/en.yaml", "from": "", "to": text}


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_pack_that_names_no_style_is_held_to_none(tmp_path: Path) -> None:
    """Other countries have other guides."""
    assert _checked(tmp_path, _text('  - "It was 20 per cent, e.g."\n'), style=False) == []


def test_a_fault_in_a_text_is_told_at_its_line_and_column(tmp_path: Path) -> None:
    """And not a second time in the document that prints it."""
    text = '  - "The fleet of {{ fleet.boats }} boats lost 20 per cent."\n'
    brief = {"file": "brief.outline", "from": "", "to": "p {{ text.points[1] }}\n"}
    (told,) = [each for each in _checked(tmp_path, _text(text), brief) if each.severity == "warning"]
    assert (told.code, str(told.place)) == ("house-percent", "data/small/texts/en.yaml, line 4, column 48")
    assert told.excerpt is not None
    assert told.excerpt.text[told.excerpt.start : told.excerpt.end] == "20 per cent"
    assert told.help == ("write `20%`",)


def test_a_fault_in_a_template_is_told_there(tmp_path: Path) -> None:
    """Words around tags are the author's, too."""
    outline = {"file": "brief.outline", "from": "", "to": "p Sent on July 31st by {{ pack.owner }}.\n"}
    (told,) = [each for each in _checked(tmp_path, outline) if each.severity == "warning"]
    assert told.code == "house-date"
    assert told.place.file == "templates/brief.docx"


def test_a_fault_in_a_fact_is_told_at_its_entry(tmp_path: Path) -> None:
    """Labels, notes and texts are printed as they stand."""
    facts = (ROOT / "tests/packs/small/facts/trade.yaml").read_text(encoding="utf-8")
    first = facts.index("label: {en: ") + len("label: {en: ")
    end = facts.index("}", first)
    change = {"file": "facts/trade.yaml", "from": facts[first:end], "to": "Trade in July 31st"}
    (told,) = [each for each in _checked(tmp_path, change) if each.severity == "warning"]
    assert (told.code, told.place.file) == ("house-date", "data/small/facts/trade.yaml")
    assert told.place.line == facts[:first].count("\n") + 1


def test_acronyms_are_looked_for_in_the_order_of_the_document(tmp_path: Path) -> None:
    """What comes first in a file may come last in a brief."""
    text = '  - "OAS met. The Organization of American States (OAS) met."\n'
    brief = {"file": "brief.outline", "from": "", "to": "p {{ text.points[1] }}\n"}
    told = [each for each in _checked(tmp_path, _text(text), brief) if each.code == "house-acronym"]
    assert [each.place.file for each in told] == ["brief.en.docx"]


def test_a_pack_may_have_a_style_of_its_own(tmp_path: Path) -> None:
    """A file below its folder."""
    pack = make_pack(tmp_path, [{"file": "pack.yaml", "from": "", "to": "house_style: styles/ours.yaml\n"}])
    (pack / "styles").mkdir()
    style = 'name: ours\nversion: "1"\nrules:\n  own:\n    W1:\n      says: {en: we say ship}\n'
    spelling = "      spellings: {en: [{find: boats, write: ships}]}\n"
    (pack / "styles" / "ours.yaml").write_text(style + spelling, encoding="utf-8")
    told = _of_house(check(pack).problems)
    assert {(each.code, each.help[0]) for each in told} == {("house-words", "write `ships`")}


@pytest.mark.parametrize(
    ("named", "code", "message"),
    [
        ("canda", "style-unknown", "no house style is called `canda`"),
        ("styles/none.yaml", "style-unknown", "there is no file styles/none.yaml in the pack"),
        ("../ours.yaml", "pack-field", "`house_style`: must be"),
    ],
)
def test_a_style_that_is_not_there_is_told_in_the_pack(named: str, code: str, message: str, tmp_path: Path) -> None:
    """With its place in pack.yaml; a path may not lead out of the pack."""
    pack = make_pack(tmp_path, [{"file": "pack.yaml", "from": "", "to": f"house_style: {named}\n"}])
    told = [each for each in check(pack).problems if each.severity == "error"]
    assert [each.code for each in told] == [code]
    assert message in told[0].message
    assert told[0].place.line == 9


def test_a_cure_says_how_a_no_break_space_is_typed_where_it_lacks(tmp_path: Path) -> None:
    """In a text of YAML there are no keys of Word."""
    found = _checked(tmp_path, _text('  - "It took 20 years."\n'))
    (told,) = [each for each in found if each.code == "house-number-space"]
    assert told.help[1] == "a no-break space is \\_ in a text in double quotation marks"


def test_a_public_pack_has_the_lowest_marking(tmp_path: Path) -> None:
    """At its entry in pack.yaml; the marking itself is looked for on the pages."""
    marked = {"file": "pack.yaml", "from": "", "to": "audience: public\nmarking: {en: PROTECTED A / PROTÉGÉ A}\n"}
    found = check(str(make_pack(tmp_path, [CANADA, marked]))).problems
    told = [each for each in found if each.code == "house-marking" and each.place.file.endswith("pack.yaml")]
    assert [each.message for each in told] == ["the pack is public and marked `PROTECTED A / PROTÉGÉ A`"]
    assert told[0].help == ("mark it `UNCLASSIFIED / NON CLASSIFIÉ`, or say `audience: internal`",)


def test_a_gap_is_nobodys_words(tmp_path: Path) -> None:
    """What stands in it is English in a French text, and has been told as missing."""
    more = {"file": "texts/en.yaml", "from": "points:", "to": "more: 'It was \"new\".'\npoints:"}
    pack = make_three(tmp_path, [CANADA, more])
    told = [each for each in check(str(pack)).problems if each.code == "house-typography"]
    assert [Path(each.place.file).name for each in told] == ["en.yaml"] * len(told)
    assert told


def test_a_text_that_is_too_long_to_be_read_is_told(tmp_path: Path) -> None:
    """In silence, it would pass for one that keeps the rules."""
    found = _checked(tmp_path, _text(f'  - "{"words and words. " * 1300}"\n'))
    (told,) = [each for each in found if each.code != "house-marking"]
    assert (told.code, told.severity, told.help) == ("house-unread", "note", ("make paragraphs of it",))
    assert told.message == "this text has 22,100 letters, and was not held to the house style; 20,000 can be"


@pytest.mark.parametrize("part", ["docProps/core.xml", "word/theme/theme1.xml"])
def test_a_template_with_a_broken_part_is_a_problem(part: str, tmp_path: Path) -> None:
    """Such parts hold no tags, and are not read before somebody asks how the document looks."""
    pack = make_three(tmp_path, [CANADA])
    path = tmp_path / "templates" / "brief.docx"
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    path.write_bytes(packed({**members, part: b"<x"}))
    told = [each for each in check(str(pack)).problems if each.severity == "error"]
    assert {each.code for each in told} == {"template-unreadable"}
    assert all(part in each.message for each in told)


def test_warnings_of_style_stop_a_strict_build(tmp_path: Path) -> None:
    """As all others do; else they are told and the files are written."""
    pack = make_pack(tmp_path, [CANADA, _text('  - "It was 20 per cent."\n')])
    built = build(pack, out=tmp_path / "out")
    assert "house-percent" in {each.code for each in built.problems}
    with pytest.raises(BriefError) as stopped:
        build(pack, out=tmp_path / "out", strict=True)
    assert "house-percent" in {each.code for each in stopped.value.problems if each.severity == "error"}


def test_the_shipped_pack_keeps_its_house_style(checked: CheckReport) -> None:
    """In each language: no warning, and few notes."""
    told = _of_house(checked.problems)
    assert [f"{each.place}: {each.message}" for each in told if each.severity != "note"] == []
