"""A text that one language has and another lacks: a warning at its place, and a gap in print."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from brief_builder import BriefError, build, check
from brief_builder.problems import Problem
from command import brief
from outlines import outline_of
from small_pack import make_pack
from three_languages import LANGUAGES, TEXTS, make_three

_CODES = ("text-missing", "languages-differ")


def _told(project: Path) -> list[Problem]:
    return [problem for problem in check(str(project / "data" / "small")).problems if problem.code in _CODES]


def test_a_pack_that_is_whole_in_three_languages_is_told_nothing(tmp_path: Path) -> None:
    """Every row of the table has the same number in each language, and --strict lets it pass."""
    make_three(tmp_path)
    report = check(str(tmp_path / "data" / "small"), strict=True)
    assert report.parity is not None
    told = [each for each in report.problems if each.code != "words-typed"]  # the headings of these tests are typed
    assert (told, report.parity.languages, report.parity.differs) == ([], LANGUAGES, False)


_LACKING = {
    "label": ("facts/trade.yaml", ", fr: Bateaux de pêche", "", "the label of `fleet.boats` has no words in `fr`", 32),
    "note": (
        "facts/trade.yaml", "    quote: more than 120 fishing boats", "    quote: more than 120 fishing boats\n"
        "    note: {en: Counted in May, fr: Comptés en mai}", "the note of `fleet.boats` has no words in `km`", 38,
    ),
    "text in texts": (
        "texts/en.yaml", "points:", 'more: "One more."\npoints:', "the text `more` has no words in `fr` and `km`", 2,
    ),
    "group of texts": (
        "texts/km.yaml", "points:", "deep: {one: A, two: B}\npoints:",
        "the texts below `deep` are missing in `en` and `fr`", 2,
    ),
    "entry of a list": (
        "texts/en.yaml", "points:\n", 'points:\n  - "Ships come from {{ trade.total.2023.period }} on."\n',
        "the list `points` has 2 entries in `en` and 1 in `fr` and 1 in `km`", 2,
    ),
    "title of the pack": (
        "pack.yaml", ", fr: Commerce de l’île", "", "`title` has no words in `fr`", 2,
    ),
    "subtitle of the pack": (
        "pack.yaml", "edition:", "subtitle: {fr: Note}\nedition:", "`subtitle` has no words in `en` and `km`", 3,
    ),
    "publisher of a source": (
        "sources/gazette.yaml", "publisher: The Island Gazette", "publisher: {en: The Gazette, fr: La Gazette}",
        "the publisher of the source `gazette` has no words in `km`", 2,
    ),
    "note of a source": (
        "sources/gazette.yaml", "tier: 2", "tier: 2\nnote: {en: Weekly}",
        "the note of the source `gazette` has no words in `fr` and `km`", 7,
    ),
    "question": (
        "questions.yaml", "", 'questions:\n  - ref: E1\n    question: {en: "Who?", km: "អ្នកណា?"}\n',
        "the question `E1` has no words in `fr`", 3,
    ),
    "title of a chart": (
        "charts.yaml", ', km: "ពាណិជ្ជកម្ម{{ trade.change | change }}"', "",
        "the title of `trade` has no words in `km`", 2,
    ),
    "note of a chart": (
        "charts.yaml", "  panels:", "  notes:\n    - {en: First, km: ទីមួយ}\n  panels:",
        "note 1 of `trade` has no words in `fr`", 5,
    ),
    "unit": (
        "units.yaml", "", "units:\n  boats: {label: {en: {one: boat, other: boats}, km: ទូក}, counted: true}\n",
        "the unit `boats` has no words in `fr`", 2,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("file", "before", "after", "message", "line"), _LACKING.values(), ids=_LACKING.keys())
def test_what_a_language_lacks_is_told_at_its_place(
    tmp_path: Path, file: str, before: str, after: str, message: str, line: int
) -> None:
    """Once, with its line, as a warning with a cure; nothing follows from it."""
    make_three(tmp_path, [{"file": file, "from": before, "to": after}])
    (problem,) = _told(tmp_path)
    place = problem.place
    assert (problem.code, problem.severity, problem.message) == ("text-missing", "warning", message)
    assert (place.file.rpartition("data/small/")[2], place.line, bool(problem.help)) == (file, line, True)


def test_a_language_without_any_texts_is_told_once(tmp_path: Path) -> None:
    """At the line of the pack that names it; what others lack is told all the same."""
    pack = make_three(tmp_path, [{"file": "texts/en.yaml", "from": "points:", "to": 'more: "One more."\npoints:'}])
    (pack / "texts" / "fr.yaml").unlink()
    told = {problem.message: problem for problem in _told(tmp_path)}
    assert list(told) == ["the pack has no texts in the language `fr`", "the text `more` has no words in `km`"]
    lost = told["the pack has no texts in the language `fr`"]
    assert (lost.severity, lost.place.file.endswith("pack.yaml"), lost.excerpt is not None) == ("error", True, True)


@pytest.mark.parametrize("empty", ["", "# to be written\n", "~\n", "{}\n"])
def test_an_empty_file_of_texts_is_told_once(empty: str, tmp_path: Path) -> None:
    """At the file, and not at each text of the other languages; the gaps are printed all the same."""
    pack = make_three(tmp_path)
    (pack / "texts" / "fr.yaml").write_text(empty, encoding="utf-8")
    (problem,) = _told(tmp_path)
    assert problem.message == "all texts are missing in `fr`: its file is empty"
    assert (problem.severity, problem.place.file.rpartition("/")[2]) == ("warning", "fr.yaml")
    assert problem.help == (f"write what {problem.place.file.replace('fr.yaml', 'en.yaml')} has, in `fr`",)
    built = build(str(pack), out=tmp_path / "out", languages=("fr",), only=("brief",))
    assert built.gaps == {"brief.fr.docx": 2}


def test_empty_files_of_texts_are_told_one_by_one(tmp_path: Path) -> None:
    """And where no language has a text, none is missing in one of them."""
    pack = make_three(tmp_path)
    for tag in ("fr", "km"):
        (pack / "texts" / f"{tag}.yaml").write_text("", encoding="utf-8")
    assert [problem.place.file.rpartition("/")[2] for problem in _told(tmp_path)] == ["fr.yaml", "km.yaml"]
    (pack / "texts" / "en.yaml").write_text("", encoding="utf-8")
    assert _told(tmp_path) == []


def test_a_shorter_list_is_told_with_both_places(tmp_path: Path) -> None:
    """Where it is longer, which entry lacks, and where the shorter one stands."""
    more = 'points:\n  - "Ships come from {{ trade.total.2023.period }} on."\n'
    make_three(tmp_path, [{"file": f"texts/{tag}.yaml", "from": "points:\n", "to": more} for tag in ("en", "km")])
    (problem,) = _told(tmp_path)
    assert [note.message for note in problem.notes] == ["entry 1 seems to be what lacks", "in `fr`"]
    assert [note.place.file.rpartition("/")[2] for note in problem.notes if note.place] == ["en.yaml", "fr.yaml"]


def test_strict_refuses_to_build_what_lacks_a_text(tmp_path: Path) -> None:
    """No French label: an error, and no file."""
    pack = make_three(tmp_path, [{"file": "facts/trade.yaml", "from": ", fr: Bateaux de pêche", "to": ""}])
    with pytest.raises(BriefError) as caught:
        build(str(pack), out=str(tmp_path / "out"), strict=True)
    assert [p.code for p in caught.value.problems if p.severity == "error"] == ["text-missing"]
    assert not (tmp_path / "out").exists()


def test_a_gap_is_printed_in_the_language_that_lacks_the_text(tmp_path: Path) -> None:
    """Not the words of another language, and not nothing; the others have their own."""
    changes = [
        {"file": "facts/trade.yaml", "from": ", fr: Bateaux de pêche", "to": ""},
        {"file": "texts/km.yaml", "from": TEXTS["km"].split("\n")[0] + "\n", "to": ""},
    ]
    built = build(str(make_three(tmp_path, changes)), out=str(tmp_path / "out"))
    said = {tag: outline_of((built.folder / f"brief.{tag}.docx").read_bytes()) for tag in LANGUAGES}
    assert "[à traduire\u00a0: Fishing boats]" in said["fr"]
    assert "[ត្រូវ\u200bបកប្រែ៖ Trade …, to …]" in said["km"]
    assert {name: count for name, count in built.gaps.items() if name.startswith("brief")} == {
        "brief.fr.docx": 1,
        "brief.km.docx": 1,
    }


def test_the_summary_of_a_build_counts_the_gaps(tmp_path: Path) -> None:
    """For each file that has any."""
    make_three(tmp_path, [{"file": "texts/km.yaml", "from": TEXTS["km"].split("\n")[0] + "\n", "to": ""}])
    done = brief("build", at=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "brief.km.docx: 1 place is not translated\n" in done.stderr
    assert "brief.fr.docx" not in done.stderr


def test_an_entry_that_lacks_is_told_by_the_facts_of_those_around_it(tmp_path: Path) -> None:
    """The first of two entries is missing in French: the gap stands before the other, not behind it."""
    extra = '  - "Trade was {{ trade.total.2023 }}."\n'
    changes = [{"file": f"texts/{tag}.yaml", "from": "points:\n", "to": "points:\n" + extra} for tag in ("en", "km")]
    pack = make_three(tmp_path, changes)
    built = build(str(pack), out=str(tmp_path / "out"))
    outline = outline_of((built.folder / "brief.fr.docx").read_bytes())
    assert outline.index("[à traduire\u00a0: Trade was …]") < outline.index("La flotte compte")


def test_words_for_all_languages_lack_in_none(tmp_path: Path) -> None:
    """A plain text stands for every language."""
    changes = [{"file": "sources/gazette.yaml", "from": "tier: 2", "to": "tier: 2\npublished_raw: 2025"}]
    changes += [{"file": "charts.yaml", "from": "  panels:", "to": '  notes: ["2021 – 2024: …"]\n  panels:'}]
    make_three(tmp_path, changes)
    assert [p.code for p in _told(tmp_path)] == []


def test_what_the_rows_of_a_table_share_is_told_once(tmp_path: Path) -> None:
    """At the file beside the table, and not for each of its facts."""
    plan = """columns: {Year: period, Catch: value}
name: fleet.catch.{Year}
facts:
  kind: statistic
  source: office
  unit: EUR
  measure: catch
  label: {en: Catch}
"""
    changes = [
        {"file": "tables/catch.csv", "from": "", "to": "Year;Catch\n2023;12.5\n2024;14.5\n"},
        {"file": "tables/catch.yaml", "from": "", "to": plan},
        {"file": "sources/office.yaml", "from": "", "to": "kind: data\ntitle: Tables\npublisher: Office\ntier: 1\n"
         "published: 2025-02-01\n"},
    ]  # fmt: skip
    make_three(tmp_path, changes)
    (problem,) = _told(tmp_path)
    assert problem.message == "the label of `fleet.catch.2023` has no words in `fr` and `km`"
    assert (problem.place.file, problem.place.line) == (f"{tmp_path}/data/small/tables/catch.yaml", 8)


def test_a_question_that_no_language_of_the_pack_has_is_an_error(tmp_path: Path) -> None:
    """It would be printed as nothing."""
    question = 'questions:\n  - ref: E1\n    question: {de: "Wer?"}\n'
    pack = make_three(tmp_path, [{"file": "questions.yaml", "from": "", "to": question}])
    errors = [problem.message for problem in check(str(pack)).problems.errors]
    assert errors == ["the question `E1` has no words in `en`, `fr` and `km`"]


def test_a_row_of_a_matrix_without_a_label_is_told(tmp_path: Path) -> None:
    """A gap where one language lacks it, an error where none has it: never the name of the theme."""
    lists = """
  wishes.ours:
    kind: priority
    label: {en: Ours, fr: Les nôtres, km: យើង}
    items:
      - {en: boats, fr: bateaux, theme: boats}
    source: gazette
    quote: more than 120 fishing boats
"""
    matrix = "wishes:\n  columns: [wishes.ours]\n  rows:\n    - {theme: boats, label: {en: Boats, fr: Bateaux}}\n"
    changes = [
        {"file": "facts/trade.yaml", "from": "", "to": lists},
        {"file": "matrices.yaml", "from": "", "to": matrix},
        {"file": "brief.outline", "from": "# Trade", "to": "{% for r in matrix.wishes.rows %}{{ r.label }}: "
         "{{ r.cells[0] }}{% endfor %}\n# Trade"},
    ]  # fmt: skip
    pack = make_three(tmp_path, changes)
    assert {problem.message for problem in _told(tmp_path)} == {
        "entry 1 of `wishes.ours` has no words in `km`",
        "the label of row 1 of `wishes` has no words in `km`",
    }
    built = build(str(pack), out=str(tmp_path / "out"))
    khmer = outline_of((built.folder / "brief.km.docx").read_bytes())
    assert "[ត្រូវ\u200bបកប្រែ៖ Boats]: [ត្រូវ\u200bបកប្រែ៖ boats]" in khmer
    path = pack / "matrices.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("{en: Boats, fr: Bateaux}", "{de: Boote}"), encoding="utf-8"
    )
    errors = [problem.message for problem in check(str(pack)).problems.errors]
    assert errors == [f"the row has no label in the language `{tag}`" for tag in LANGUAGES]


def test_a_language_that_is_not_built_lacks_nothing(tmp_path: Path) -> None:
    """--lang en --lang fr asks nothing of the Khmer, and has a text of the Khmer alone as a gap."""
    changes = [
        {"file": "facts/trade.yaml", "from": ", km: ទូកនេសាទ", "to": ""},
        {"file": "texts/km.yaml", "from": "points:", "to": 'more: "ក"\npoints:'},
    ]
    pack = make_three(tmp_path, changes)
    problems = check(str(pack), languages=("en", "fr")).problems
    told = [problem.message for problem in problems if problem.code in _CODES]
    assert told == ["the text `more` has no words in `en` and `fr`"]


def test_texts_of_two_shapes_are_told(tmp_path: Path) -> None:
    """A list in one language and a text in another cannot be laid beside each other."""
    make_three(tmp_path, [{"file": "texts/fr.yaml", "from": 'points:\n  - "La', "to": 'points: "La'}])
    problem = _told(tmp_path)[0]
    assert (problem.code, problem.message) == ("languages-differ", "`points` is a list in `en` and a text in `fr`")


def test_a_text_names_the_same_facts_in_each_language(tmp_path: Path) -> None:
    """What the French leaves out is told at the French text, and not a second time in the document."""
    before, after = "{{ fleet.boats }} bateaux", "beaucoup de bateaux"
    make_three(tmp_path, [{"file": "texts/fr.yaml", "from": before, "to": after}])
    (problem,) = _told(tmp_path)
    assert problem.message == "the text `points`, entry 1 does not name the same facts in `en` and `fr`"
    assert (problem.notes[0].message, problem.place.line) == ("`fleet.boats` (figure) only in `en`", 3)


def test_the_title_of_a_chart_names_the_same_facts_in_each_language(tmp_path: Path) -> None:
    """Its subtitle and notes too."""
    before = '"Échanges {{ trade.change | change }}"'
    make_three(tmp_path, [{"file": "charts.yaml", "from": before, "to": '"Échanges en hausse"'}])
    messages = [problem.message for problem in _told(tmp_path)]
    assert messages == ["the title of the chart `trade` does not name the same facts in `en` and `fr`"]


def test_owner_publisher_and_office_are_printed_in_the_language(tmp_path: Path) -> None:
    """Names that differ by language are written by language, and a plain one stands for all."""
    changes = [
        {"file": "pack.yaml", "from": "owner: The desk", "to": "owner: {en: The desk, fr: Le bureau, km: ការិយាល័យ}"},
        {"file": "sources/gazette.yaml", "from": "short: Island Gazette",
         "to": "short: {en: Island Gazette, fr: La Gazette, km: កាសែតកោះ}"},
        {"file": "brief.outline", "from": "# Trade", "to": "{{ pack.owner }}, {{ fleet.boats.source }}\n# Trade"},
    ]  # fmt: skip
    built = build(str(make_three(tmp_path, changes)), out=str(tmp_path / "out"))
    said = [outline_of((built.folder / f"brief.{tag}.docx").read_bytes()) for tag in LANGUAGES]
    for words, outline in zip(
        ("The desk, Island Gazette", "Le bureau, La Gazette", "ការិយាល័យ, កាសែតកោះ"), said, strict=True
    ):
        assert words in outline.replace("\u200b", "")


def test_the_table_of_parity_is_data_too(tmp_path: Path) -> None:
    """`brief check` prints it, and --format json holds it beside the problems."""
    make_three(tmp_path, [{"file": "facts/trade.yaml", "from": ", fr: Bateaux de pêche", "to": ""}])
    assert "pack: labels             4   3   4  differs\n" in brief("check", at=tmp_path).stderr
    found = json.loads(brief("check", "--format", "json", at=tmp_path).stdout)
    assert found["parity"]["languages"] == list(LANGUAGES)
    labels = {"where": "pack", "kind": "labels", "counts": {"en": 4, "fr": 3, "km": 4}, "differs": True}
    assert found["parity"]["rows"][0] == labels
    codes = [problem["code"] for problem in found["problems"]]
    assert [code for code in codes if code != "words-typed"] == ["text-missing"]


@pytest.mark.parametrize("entry", ["listed:\n  - title: {en: Trade}\n", "listed:\n  - - {en: Trade}\n"])
def test_a_chart_that_is_a_list_is_a_problem(tmp_path: Path, entry: str) -> None:
    """A hyphen too many in charts.yaml ended in a fault of the program."""
    pack = make_pack(tmp_path, [{"file": "charts.yaml", "from": "", "to": entry}])
    found = check(pack).problems.errors
    assert [(each.place.file.endswith("charts.yaml"), each.severity) for each in found] == [(True, "error")]
