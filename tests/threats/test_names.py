"""Names that lead out of their folder, or that some system keeps for itself → a problem at the name."""

from __future__ import annotations

from pathlib import Path

import pytest

from brief_builder import check
from small_pack import make_pack

NAMES = ["CON", "nul", "com1", "lpt1.x", "a" * 300, "..", "a/b", ".hidden", "a\\\\b", "C:x", "aux", "x.", "x\\0y"]


@pytest.mark.parametrize("name", NAMES, ids=lambda name: name[:8])
@pytest.mark.parametrize(
    ("file", "before", "entry", "code"),
    [("pack.yaml", "name: small", "name: {}", "pack-field"), ("charts.yaml", "trade:", "{}:", "chart-field")],
    ids=["pack", "chart"],
)
def test_a_name_that_no_file_can_have_is_refused(
    name: str, file: str, before: str, entry: str, code: str, tmp_path: Path
) -> None:
    """On any system: what is made on one computer is sent to others."""
    make = {"file": file, "from": before, "to": entry.format(f'"{name}"')}
    found = [problem for problem in check(make_pack(tmp_path, [make])).problems.errors if problem.code == code]
    assert [(str(problem.place.file).rpartition("/")[2], problem.place.line) for problem in found] == [(file, 1)]
