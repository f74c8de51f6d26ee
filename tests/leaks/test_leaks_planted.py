"""Whatever a file may tell is planted once, and each time either is not in what is made of it, or is told."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from planted_leaks import DECK, WORD, Leak, deck, members, word
from pptx import Presentation

from brief_builder import Template, check_templates
from brief_builder.leaks import leaks_of
from brief_builder.office import Package
from brief_builder.proof import check_package
from soundness import check_valid

CASES = [pytest.param(word, each, id=f"word: {each}") for each in WORD]
CASES += [pytest.param(deck, each, id=f"deck: {each}") for each in DECK]
Make = Callable[[Leak], bytes]


def _carries(data: bytes, leak: Leak) -> list[str]:
    held = members(data)
    return [name for name, content in held.items() if leak.sign in content and not name.endswith(".xlsx")]


@pytest.mark.parametrize(("make", "leak"), CASES)
def test_what_is_made_of_a_template_does_not_tell_it(make: Make, leak: Leak) -> None:
    """It is gone; or it is the author's, and is told with its place and cure."""
    template = make(leak)
    assert _carries(template, leak) != []
    produced = Template.read(template, "t.docx").render({"name": "Sok"})
    told = [problem.code for problem in leaks_of(Package.open(produced), "out.docx")]
    assert (_carries(produced, leak) == [], told) == ((True, []) if leak.cleaned else (False, [leak.code]))


@pytest.mark.parametrize(("make", "leak"), CASES)
def test_what_is_made_is_sound(make: Make, leak: Leak) -> None:
    """Nothing is missing that another part speaks of, the same bytes come out twice, and libraries open it."""
    template = Template.read(make(leak), "t.docx")
    produced = template.render({"name": "Sok"})
    assert [fault.message for fault in check_package(produced)] == []
    assert Template.read(make(leak), "t.docx").render({"name": "Sok"}) == produced
    (Document if template.kind == "docx" else Presentation)(io.BytesIO(produced))
    if leak.name != "embedded file":  # the planted file is shown by nothing
        check_valid(produced)


@pytest.mark.parametrize(("make", "leak"), [case for case in CASES if case.values[1].code])
def test_a_check_of_the_file_tells_it(make: Make, leak: Leak, tmp_path: Path) -> None:
    """Of a file that somebody sends, with its place and what to click."""
    file = tmp_path / ("a.docx" if make is word else "a.pptx")
    file.write_bytes(make(leak))
    (check,) = check_templates([file], only=("leaks",))
    told = [problem for problem in check.problems if problem.code == leak.code]
    assert told != []
    assert all(problem.help and problem.place.file.endswith(file.name) for problem in told)


@pytest.mark.parametrize("make", [word, deck])
def test_what_has_nothing_to_clean_keeps_its_bytes(make: Callable[..., bytes]) -> None:
    """What was rendered once is rendered again member by member as it is."""
    once = Template.read(make(text="Dear colleague"), "t.docx").render({})
    assert Template.read(once, "t.docx").render({}) == once
    assert leaks_of(Package.open(once), "t.docx") == []
