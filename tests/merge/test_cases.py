"""Every case of tests/cases, in Word and in PowerPoint."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from brief_builder import BriefError, Template
from brief_builder.inputs import read_yaml
from brief_builder.merge import Template as MergeTemplate
from brief_builder.problems import Problem, Problems
from brief_builder.proof import check_package
from outlines import make_docx, make_pptx, outline_of

FOLDER = Path(__file__).resolve().parent.parent / "cases"


def _cases() -> list[Any]:
    out = []
    for path in sorted(FOLDER.glob("*.yaml")):
        located = read_yaml(path, path.name, Problems())
        assert located is not None, path
        for case in located.value:
            for kind in ("docx",) if case.get("word-only") else ("docx", "pptx"):
                out.append(pytest.param(case, kind, id=f"{path.stem}-{kind}-{case['rule']}"))
    return out


@pytest.mark.parametrize(("case", "kind"), _cases())
def test_case(case: dict[str, Any], kind: str) -> None:
    """The template with the data gives the outline, or the problems, that the case expects."""
    data = (make_docx if kind == "docx" else make_pptx)(case["template"])
    language = case.get("language", "en")
    if "problems" in case:
        with pytest.raises(BriefError) as caught:
            Template.read(data, f"t.{kind}").render(case["data"], language=language)
        assert [_line(p) for p in caught.value.problems] == case["problems"]
        return
    rendered = MergeTemplate.read(data, f"t.{kind}").rendered(case["data"], language=language)
    assert outline_of(rendered.data) == case["expect"].rstrip("\n")
    assert check_package(rendered.data, rendered.literals) == []


def _line(problem: Problem) -> str:
    shown = ""
    if problem.excerpt is not None:
        shown = " @ " + problem.excerpt.text[problem.excerpt.start : problem.excerpt.end]
    return f"{problem.code}: {problem.message}{shown}" + "".join(f" = {line}" for line in problem.help)
