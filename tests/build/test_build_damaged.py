"""Templates in which one part is damaged: what needs the part says so with the file; nothing ends in a traceback."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from brief_builder import check_templates, render_file
from brief_builder.build import papers
from brief_builder.pdf import making
from brief_builder.problems import BriefError, Fault
from outlines import make_docx, make_pptx

TEMPLATES = {"letter.docx": make_docx("# {{ name }}"), "deck.pptx": make_pptx("# {{ name }}")}
PARTS = {
    "letter.docx": ("word/settings.xml", "word/theme/theme1.xml", "docProps/core.xml"),
    "deck.pptx": (
        "ppt/theme/theme1.xml", "ppt/tableStyles.xml", "ppt/slideMasters/slideMaster1.xml", "ppt/slides/slide1.xml",
        "docProps/core.xml",
    ),
}  # fmt: skip


def _damaged(data: bytes, part: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name) if name != part else b"<a><b></a>")
        assert part in old.namelist()
    return out.getvalue()


@pytest.mark.parametrize(("name", "part"), [(name, part) for name, parts in PARTS.items() for part in parts])
@pytest.mark.parametrize("pdf", [False, True])
def test_a_damaged_part_is_a_problem(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, part: str, *, pdf: bool
) -> None:
    """Or nothing needs it, and the document is made."""
    monkeypatch.setattr(papers, "find_office", Path)
    monkeypatch.setattr(making, "find_office", Path)
    monkeypatch.setattr(making, "convert", lambda originals, _: [Fault("pdf-failed", "no PDF") for _ in originals])
    (tmp_path / name).write_bytes(_damaged(TEMPLATES[name], part))
    (tmp_path / "data.json").write_text('{"name": "Sokha"}', encoding="utf-8")
    out = tmp_path / ("out.pdf" if pdf else f"out{Path(name).suffix}")
    try:
        render_file(tmp_path / name, tmp_path / "data.json", out)
    except BriefError as error:
        found = [problem for problem in error.problems if problem.severity == "error"]
        assert {problem.code for problem in found} <= {"template-unreadable", "pdf-failed"}
        assert all(name in str(problem.place) for problem in found)
    else:
        assert not pdf


@pytest.mark.parametrize(("name", "part"), [(name, part) for name, parts in PARTS.items() for part in parts])
def test_a_damaged_part_that_would_come_out_is_named(tmp_path: Path, name: str, part: str) -> None:
    """Also one without tags, which is copied as it is: Word would say that it found a problem with the content."""
    template = tmp_path / name
    template.write_bytes(_damaged(TEMPLATES[name], part))
    (tmp_path / "data.json").write_text('{"name": "Sokha"}', encoding="utf-8")
    with pytest.raises(BriefError) as caught:
        render_file(template, tmp_path / "data.json", tmp_path / f"out{template.suffix}")
    (told,) = [each for each in caught.value.problems if each.severity == "error"]
    assert (told.code, told.place.file) == ("template-unreadable", template.as_posix())
    assert told.message.startswith(f"{part} is not well-formed XML: ")
    (checked,) = check_templates([template])
    assert [each.message for each in checked.problems if each.severity == "error"] == [told.message]


def test_all_damaged_parts_are_told_at_once(tmp_path: Path) -> None:
    """Each once, whatever needs it."""
    data = TEMPLATES["deck.pptx"]
    for part in PARTS["deck.pptx"]:
        data = _damaged(data, part)
    (tmp_path / "deck.pptx").write_bytes(data)
    (checked,) = check_templates([tmp_path / "deck.pptx"])
    named = [each.message.partition(" ")[0] for each in checked.problems if each.severity == "error"]
    assert sorted(named) == sorted(PARTS["deck.pptx"])
