"""Values that look like tags or XML, and characters that no file can hold."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from brief_builder import BriefError, Template, check
from brief_builder.inputs import Layout, open_book, read_data, read_json, read_sheet
from brief_builder.inputs.csv_rows import read_csv
from brief_builder.inputs.yaml_values import parse_yaml
from brief_builder.problems import Problems
from outlines import make_docx, make_pptx, outline_of
from small_pack import make_pack
from soundness import check_sound
from workbooks import workbook

MAKERS = pytest.mark.parametrize("make", [make_docx, make_pptx], ids=["docx", "pptx"])


def _printed(make: Callable[[str], bytes], value: str) -> str:
    produced = Template.read(make("{{ x }} end"), "t").render({"x": value})
    check_sound(produced)
    return outline_of(produced)


@MAKERS
@pytest.mark.parametrize("value", ["{{ 7 * 7 }}", "{% for x in y %}", "{# note", "{{ x }}", "}}", "%}"])
def test_a_tag_in_a_value_is_text(make: Callable[[str], bytes], value: str) -> None:
    """What data hold is never read as a template."""
    produced = Template.read(make("{{ x }} end"), "t").render({"x": value})
    assert outline_of(produced) == f"{value} end"


@MAKERS
@pytest.mark.parametrize(
    "value",
    ["R & D", "x < y > z", "<b>bold</b>", "</w:t></w:r></w:p><w:p/>", "&amp;", "&#0;", "]]>", "<!--", "\"'", "<?x?>"],
)
def test_signs_of_xml_in_a_value_are_text(make: Callable[[str], bytes], value: str) -> None:
    """Nothing is lost, and nothing that follows."""
    assert _printed(make, value) == f"{value} end"


_FORBIDDEN = [*(set(range(0x20)) - {0x09, 0x0A, 0x0B, 0x0C, 0x0D}), 0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xFFFE, 0xFFFF]


@MAKERS
def test_every_character_that_no_file_can_hold_is_refused(make: Callable[[str], bytes]) -> None:
    """Control characters, halves of pairs, and what Unicode says is none; the problem says which."""
    template = Template.read(make("{{ x }}"), "t")
    for code in _FORBIDDEN:
        with pytest.raises(BriefError) as caught:
            template.render({"x": f"a{chr(code)}b"})
        (problem,) = caught.value.problems
        assert (problem.code, f"U+{code:04X}" in problem.message) == ("character-forbidden", True), hex(code)


_FROM_A_CELL = """\
  fleet.name:
    kind: statistic
    label: {en: Ships}
    measure: fishing_boats
    unit: boats
    value: {file: t.xlsx, cell: A1}
    source: gazette
"""


def _told(text: str) -> list[tuple[str, int | None, int | None]]:
    problems = Problems()
    assert parse_yaml(text, "t.yaml", problems) is not None
    return [(problem.code, problem.place.line, problem.place.column) for problem in problems]


@pytest.mark.parametrize(
    "character",
    ["\u202d", "\u202e", "\u202b", "\u2066", "\u2067", "\u2068", "\ufeff", "\U000e0041", "\\u202e", "\\u2067"],
    ids=lambda each: each.encode("unicode_escape").decode(),
)
def test_a_character_that_turns_figures_is_told(character: str) -> None:
    """A figure behind it is read from right to left, or something stands there that nobody sees."""
    assert _told(f'a: words\nb: "of {character}12"') == [("character-misleading", 2, 8)]


def test_a_character_that_turns_figures_is_told_in_a_table(tmp_path: Path) -> None:
    """With its row."""
    path = tmp_path / "t.csv"
    path.write_text("name,value\nBoats,9\nShips \u202e,12\n", encoding="utf-8")
    problems = Problems()
    assert read_csv(path, "t.csv", problems) is not None
    assert [(p.code, p.place.line, p.place.column) for p in problems] == [("character-misleading", 3, 7)]


_JSON = {
    '[\n {"a": "x",\n  "b": "of \u202e12"}]': [(3, 8)],  # at the value
    '[{"a": "of \\u202e12"}]': [(1, 8)],  # as it is escaped
    '[{"a": "\u2067x", "b": "y\u2069"}]': [(1, 8)],  # what one value begins, no other ends
    '[{"a\u202e": "x", "b": {"c": ["\U000e0041"]}}]': [(1, 3), (1, 26)],  # keys, and lists in groups
    '[{"a": "\u2067x\u2069", "b": "\u200b\u200f"}]': [],
}


@pytest.mark.parametrize(("text", "places"), _JSON.items())
def test_a_character_that_turns_figures_is_told_in_json(
    text: str, places: list[tuple[int, int]], tmp_path: Path
) -> None:
    """In tables, and in the values of a template; once, wherever the file is in one line."""
    for data in (text, f'{{"rows": {text}}}'):
        path = tmp_path / "t.json"
        path.write_text(data, encoding="utf-8")
        problems = Problems()
        assert (read_json if data is text else read_data)(path, "t.json", problems) is not None
        moved = 0 if data is text else len('{"rows": ')
        told = [(line, column + (moved if line == 1 else 0)) for line, column in places]
        assert [(p.code, p.place.line, p.place.column) for p in problems] == [
            ("character-misleading", *each) for each in told
        ]


def test_a_character_that_turns_figures_is_told_in_a_workbook(tmp_path: Path) -> None:
    """In headings and cells; a merged cell is told once, and a number in a format from right to left is none."""

    def merge(book: Any) -> None:
        book.active.merge_cells("A3:A4")

    path = tmp_path / "t.xlsx"
    rows = [["name", "val\u202eue"], ["Boats", 9], ["Ships \u2066", "x"], [None, "y"]]
    path.write_bytes(workbook(rows, {"B2": "\u202e0"}, change=merge))
    problems = Problems()
    book = open_book(path, "t.xlsx", problems)
    assert book is not None
    assert read_sheet(book, problems, Layout()) is not None
    assert [(p.code, p.severity, str(p.place)) for p in problems] == [
        ("character-misleading", "warning", f't.xlsx, sheet "Trade", cell {cell}') for cell in ("B1", "A3")
    ]


def test_a_character_that_turns_figures_is_told_in_a_single_cell(tmp_path: Path) -> None:
    """That a fact takes its value from."""
    pack = make_pack(tmp_path, [{"file": "facts/trade.yaml", "from": "", "to": _FROM_A_CELL}])
    (pack / "tables").mkdir()
    (pack / "tables" / "t.xlsx").write_bytes(workbook([["of \u202e12"]]))
    told = [p for p in check(pack).problems if p.code == "character-misleading"]
    assert [str(p.place).rpartition("tables/")[2] for p in told] == ['t.xlsx, sheet "Trade", cell A1']


@pytest.mark.parametrize(
    "words",
    [
        "السلام عليكم 12",
        "שלום\u200f 12",
        "a \u2067שלום\u2069 b",
        "a \u202bשלום\u202c b",
        "អាយុ\u200b១២",
        "\U0001f3f4\U000e0067\U000e0062\U000e007f",
    ],
)
def test_what_scripts_from_right_to_left_need_passes(words: str) -> None:
    """Letters, marks beside them, what is begun and ended; breaks of Khmer, and flags."""
    assert _told(f"a: {words}") == []
