"""Every document of tests/documents with data beside it: saved by an Office program, rendered with that data."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from brief_builder import Template
from brief_builder.inputs import read_yaml
from brief_builder.leaks import cleaned
from brief_builder.office import Package, write_members
from brief_builder.problems import Problems
from brief_builder.proof import check_package
from outlines import outline_of
from plain_document import WHOLE
from soundness import check_sound

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


def test_a_document_with_all_styles_of_word_keeps_them() -> None:
    """A hundred table styles, and the part in which Word 2010 has them again; other tests begin with less."""
    document = Document(io.BytesIO(WHOLE))
    table = document.add_table(3, 1, style="Light Grid Accent 1")
    for row, text in zip(table.rows, ("{%tr for x in xs %}", "{{ x | markdown }}", "{%tr endfor %}"), strict=True):
        row.cells[0].text = text
    saved = io.BytesIO()
    document.save(saved)
    produced = Template.read(saved.getvalue(), "t.docx").render({"xs": ["**a**", "- b"]})
    check_sound(produced)
    assert outline_of(produced) == "| a |\n| b |"
    clean = write_members(cleaned(Package.open(saved.getvalue())).members)  # without the numbers of saves
    with zipfile.ZipFile(io.BytesIO(clean)) as before, zipfile.ZipFile(io.BytesIO(produced)) as after:
        names = [name for name in before.namelist() if "styles" in name]
        assert names == ["word/styles.xml", "word/stylesWithEffects.xml"]
        assert [name for name in names if before.read(name) != after.read(name)] == []
