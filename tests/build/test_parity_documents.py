"""The documents of all languages print the same facts, charts and footnotes in the same order."""

from __future__ import annotations

from pathlib import Path

import pytest

from brief_builder import BriefError, build, check
from brief_builder.build.parity.printed import whole_tables
from brief_builder.problems import Problem
from brief_builder.proof.reading import Line
from brief_builder.wording.parts import part_of
from outlines import outline_of
from three_languages import BRIEF, TEXTS, make_three

_POINTS = "{% for p in text.points %}\n{{ p }}\n{% endfor %}\n"
_CHART = "@picture 16 × 7 cm = {{ chart.trade }}\n"


def _told(pack: Path) -> list[Problem]:
    return [problem for problem in check(str(pack)).problems if problem.code in ("languages-differ", "text-missing")]


def _french(tmp_path: Path, before: str, after: str) -> Path:
    """A pack whose French brief has a template of its own, in which something is otherwise."""
    assert before in BRIEF
    return make_three(tmp_path, outlines={"brief.fr.docx": BRIEF.replace(before, after)})


_OTHERWISE = {
    "a chart": (_CHART, "", "a chart with `trade.total.2023` and `trade.total.2024` stands in `en` and not in `fr`"),
    "a heading": ("# Trade\n", "", "a heading stands in `en` and not in `fr`"),
    "a paragraph": (_POINTS, "", "a paragraph with `fleet.boats` stands in `en` and not in `fr`"),
    "a table": (
        "| What | Figure |\n| {% for f in cited %}{{ f.label }} | {{ f.figure }}{% endfor %} |\n", "",
        "a table and 8 paragraphs with `trade.change`, `trade.total.2024`, `fleet.boats` and `trade.total.2023` "
        "stand in `en` and not in `fr`",
    ),
    "one more figure": (
        "# Trade\n", "{{ trade.total.2023 }}\n# Trade\n",
        "a paragraph with `trade.total.2023` stands in `fr` and not in `en`",
    ),
    "the order": (
        "{{ text.intro }}\n" + _POINTS, _POINTS + "{{ text.intro }}\n",
        "a paragraph with `fleet.boats` stands elsewhere in `fr` than in `en`",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("before", "after", "message"), _OTHERWISE.values(), ids=_OTHERWISE.keys())
def test_what_stands_in_one_language_alone_is_told_with_both_places(
    tmp_path: Path, before: str, after: str, message: str
) -> None:
    """A warning that names the languages, the facts and where they stand; an error with --strict."""
    pack = _french(tmp_path, before, after)
    (problem,) = _told(pack)
    assert (problem.code, problem.severity) == ("languages-differ", "warning")
    assert problem.message == message
    places = {problem.place.file, *(note.place.file for note in problem.notes if note.place is not None)}
    assert places == {"brief.en.docx", "brief.fr.docx"}
    with pytest.raises(BriefError) as caught:
        build(str(pack), out=str(tmp_path / "out"), strict=True)
    assert "languages-differ" in {p.code for p in caught.value.problems if p.severity == "error"}


def test_a_footnote_that_one_language_lacks_is_told(tmp_path: Path) -> None:
    """At the text that does not cite what the other cites."""
    changes = [{"file": "texts/fr.yaml", "from": "{{ trade.total.2024 | cite }}", "to": "{{ trade.total.2024 }}"}]
    pack = make_three(tmp_path, changes)
    (problem,) = _told(pack)
    assert problem.message == "the text `intro` does not name the same facts in `en` and `fr`"
    assert problem.notes[0].message == "`trade.total.2024` (footnote) only in `en`"
    report = check(str(pack)).parity
    assert report is not None
    counts = {(row.where, row.kind): dict(row.counts) for row in report.rows}
    assert counts["brief", "footnotes"] == {"en": 1, "fr": 0, "km": 1}


def test_a_footnote_of_a_template_that_one_language_lacks_is_told(tmp_path: Path) -> None:
    """Where templates differ, and not the texts."""
    outline = BRIEF.replace("# Trade\n", "{{ trade.total.2023 | cite }}\n# Trade\n")
    fewer = outline.replace(" | cite", "")
    changes = [{"file": "brief.outline", "from": BRIEF, "to": outline}]
    pack = make_three(tmp_path, changes, outlines={"brief.km.docx": fewer})
    messages = [problem.message for problem in _told(pack)]
    assert "a footnote with `trade.total.2023` stands in `en` and not in `km`" in messages


def test_a_figure_that_is_rounded_otherwise_is_an_error(tmp_path: Path) -> None:
    """5.6 million in English and 6 million in French are not one figure, with or without --strict."""
    coarse = """
  trade.coarse:
    kind: statistic
    label: {en: Trade elsewhere, fr: Autre commerce, km: ផ្សេង}
    measure: other_trade
    value: 7 million
    unit: EUR
    source: gazette
    quote: another €7 million
"""
    clippings = "sources/gazette.clippings.txt"
    both = "{% for p in [trade.total.2024, trade.coarse] %}{{ p }}; {% endfor %}\n# Trade"
    outlines = [BRIEF.replace("# Trade", both), BRIEF.replace("# Trade", both.replace("]", "] | adding"))]
    changes = [
        {"file": "facts/trade.yaml", "from": "", "to": coarse},
        {"file": clippings, "from": "more than 120", "to": "another €7 million … more than 120"},
        {"file": "brief.outline", "from": BRIEF, "to": outlines[0]},
    ]
    pack = make_three(tmp_path, changes, outlines={"brief.fr.docx": outlines[1]})
    errors = [problem.message for problem in check(str(pack)).problems.errors]
    assert errors == ["the figure of `trade.total.2024` is not the same in each language: 5.6 in `en`, 6 in `fr`"]
    with pytest.raises(BriefError):
        build(str(pack), out=str(tmp_path / "out"))


def test_the_order_within_a_sentence_is_free(tmp_path: Path) -> None:
    """And so is the order of the rows that list what was cited, which follows from it."""
    both = "{{ trade.total.2024 | cite }} / {{ trade.total.2023 | cite }}"
    turned = "{{ trade.total.2023 | cite }} / {{ trade.total.2024 | cite }}"
    changes = [
        {"file": f"texts/{tag}.yaml", "from": "points:\n", "to": f'points:\n  - "{words}."\n'}
        for tag, words in (("en", both), ("fr", turned), ("km", both))
    ]
    changes += [
        {"file": f"texts/{tag}.yaml", "from": "{{ trade.total.2024 | cite }}", "to": "{{ trade.total.2024 }}"}
        for tag in ("en", "fr", "km")
    ]
    assert [problem.message for problem in _told(make_three(tmp_path, changes))] == []


def test_a_template_may_exist_for_each_language(tmp_path: Path) -> None:
    """By its name beside the other one, or by a name of its own in pack.yaml."""
    other = BRIEF.replace("# Trade", "# Échanges")
    make_three(tmp_path / "beside", outlines={"brief.fr.docx": other})
    changes = [
        {"file": "pack.yaml", "from": "brief: brief.docx",
         "to": "brief: {en: brief.docx, fr: note.docx, km: brief.docx}"},
    ]  # fmt: skip
    make_three(tmp_path / "named", changes, outlines={"note.docx": other})
    for way in ("beside", "named"):
        project = tmp_path / way
        built = build(str(project / "data" / "small"), out=str(project / "out"))
        for tag, heading in (("en", "# Trade"), ("fr", "# Échanges")):
            assert heading in outline_of((built.folder / f"brief.{tag}.docx").read_bytes())
        manifest = (built.folder / "manifest.json").read_text(encoding="utf-8")
        assert ("templates/brief.fr.docx" if way == "beside" else "templates/note.docx") in manifest


def test_a_language_without_a_template_is_an_error(tmp_path: Path) -> None:
    """A group of templates by language names each language that is built."""
    changes = [{"file": "pack.yaml", "from": "brief: brief.docx", "to": "brief: {en: brief.docx, fr: brief.docx}"}]
    errors = check(str(make_three(tmp_path, changes))).problems.errors
    assert [(p.code, p.message) for p in errors] == [
        ("template-missing", "`brief` names no template for the language `km`")
    ]


def test_a_gap_is_told_once(tmp_path: Path) -> None:
    """A text that is not translated is no second problem in the documents that lack its facts."""
    changes = [{"file": "texts/fr.yaml", "from": TEXTS["fr"].split("\n")[0] + "\n", "to": ""}]
    assert [problem.code for problem in _told(make_three(tmp_path, changes))] == ["text-missing"]


def _line(text: str, *trail: str) -> Line:
    return Line("", 0, trail, text, text)


def test_a_table_that_needs_a_slide_more_in_a_language_is_read_in_one_piece() -> None:
    """Its rows on the second slide come before the notes of the first; they were told to stand elsewhere."""
    head, first, second = (
        _line(words, "slide 7", "table 1", f"row {n}", "column 1") for n, words in enumerate(["What", "a", "b"], 1)
    )
    notes, after = _line("the notes", "notes of slide 7"), _line("Next", "slide 8")
    further = [
        _line(f"Head ({part_of('en', 2, 2)})", "slide 8", "title"),
        _line("What", "slide 8", "table 1", "row 1", "column 1"),
        _line("b", "slide 8", "table 1", "row 2", "column 1"),
        _line("the notes", "notes of slide 8"),
    ]
    whole = [each.text for each, _ in whole_tables([head, first, second, notes, after], "en")]
    parted = [each.text for each, _ in whole_tables([head, first, notes, *further, _line("Next", "slide 9")], "en")]
    assert whole == parted == ["What", "a", "b", "the notes", "Next"]
