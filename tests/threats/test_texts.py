"""Values that look like tags or XML, and characters that no file can hold."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from brief_builder import BriefError, Template
from brief_builder.inputs.csv_rows import read_csv
from brief_builder.inputs.yaml_values import parse_yaml
from brief_builder.problems import Problems
from outlines import make_docx, make_pptx, outline_of
from soundness import check_sound

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
