"""Values that look like tags or XML, and characters that no file can hold."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from brief_builder import BriefError, Template
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
