"""Every document of tests/documents with data beside it: saved by an Office program, rendered with that data."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from brief_builder import Template
from brief_builder.inputs import read_yaml
from brief_builder.problems import Problems
from brief_builder.proof import check_package
from outlines import outline_of

FOLDER = Path(__file__).resolve().parent.parent / "documents"


@pytest.mark.parametrize(
    "path", sorted(p.with_suffix(".docx") for p in FOLDER.glob("*.yaml")), ids=lambda path: path.stem
)
def test_a_saved_document_renders_right(path: Path, golden: Callable[[Path, str], None]) -> None:
    """`NAME.docx` with the data of `NAME.yaml` says what `NAME.txt` holds."""
    located = read_yaml(path.with_suffix(".yaml"), path.stem, Problems())
    assert located is not None
    produced = Template.open(path).render(located.value)
    assert check_package(produced) == []
    golden(path.with_suffix(".txt"), outline_of(produced) + "\n")
