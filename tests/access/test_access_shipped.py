"""The templates that come with the program, and files of other programs, held to the rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from brief_builder.access import check_access
from brief_builder.structure import read_structure

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.parametrize("name", ["brief.docx", "deck.pptx"])
def test_the_shipped_templates_pass(name: str) -> None:
    """Without a finding, notes included."""
    found = check_access(read_structure((ROOT / "templates" / name).read_bytes(), name))
    assert [f"{each.code}: {each.place}" for each in found] == []


def test_a_document_that_libreoffice_saved_is_told_what_it_lacks() -> None:
    """And nothing that it does not."""
    name = "annex saved by LibreOffice.docx"
    found = check_access(read_structure((ROOT / "tests" / "documents" / name).read_bytes(), name))
    assert [(each.code, str(each.place).removeprefix(f"{name}, ")) for each in found] == [
        ("document-untitled", "document properties"),
        ("alt-missing", 'section "Annex", picture "Picture 1"'),
        ("contrast-low", 'heading "Below"'),
        ("table-headless", 'section "Below", table 1'),
        ("table-untitled", 'section "Below", table 1'),
        ("alt-missing", 'footnote 1, picture "P"'),
        ("properties-missing", "document properties"),
        ("row-splits", 'section "Below", table 1'),
    ]
