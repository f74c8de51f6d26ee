"""Thirty boxes of many fonts, sizes and scripts: what we reckon agrees with what LibreOffice draws, to within a line.

`boxes.yaml` describes them, `boxes.txt` holds what LibreOffice 7.4 drew.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from box_decks import deck, drawn
from ruamel.yaml import YAML

from brief_builder.fit import FittedShape, Fitting
from brief_builder.office import Package, parse

HERE = Path(__file__).parent
BOXES: list[dict[str, Any]] = YAML(typ="safe").load(HERE / "boxes.yaml")
RECORDED = HERE / "boxes.txt"


@lru_cache(maxsize=1)
def reckoned() -> list[FittedShape]:
    """The one shape of each slide."""
    package = Package.open(deck(BOXES))
    fitting = Fitting(package)
    out = []
    for number in range(1, len(BOXES) + 1):
        part = f"ppt/slides/slide{number}.xml"
        layout = next(r.target for r in package.relationships(part) if r.type.endswith("/slideLayout"))
        out += fitting.shapes(parse(package.read(part), part), layout)
    return out


def recorded() -> list[tuple[int, int]]:
    rows = [row.split() for row in RECORDED.read_text(encoding="utf-8").splitlines() if not row.startswith("#")]
    return [(int(lines), int(over)) for lines, over, *_ in rows]


def test_the_set_has_thirty_boxes() -> None:
    """Each with a shape that is measured."""
    assert len(BOXES) == len(reckoned()) == 30


@pytest.mark.parametrize("number", range(len(BOXES)), ids=[box["name"] for box in BOXES])
def test_lines_agree_with_libreoffice_to_within_one(number: int) -> None:
    """The lines of the text, and those that stand below the box."""
    shape = reckoned()[number]
    if shape.missing:
        if os.environ.get("CI"):
            pytest.fail(f"{', '.join(shape.missing)} must be installed in CI")
        pytest.skip(f"{', '.join(shape.missing)} is not installed")
    lines, over = recorded()[number]
    assert abs(shape.lines - lines) <= 1
    assert abs(shape.lines_over - over) <= 1


def test_nearly_all_are_equal() -> None:
    """All but the small capitals, which LibreOffice draws as large as capitals."""
    differ = [
        box["name"]
        for box, shape, known in zip(BOXES, reckoned(), recorded(), strict=True)
        if not shape.missing and (shape.lines, shape.lines_over) != known
    ]
    assert differ == ["small capitals, spaced out"]


@pytest.mark.office
def test_libreoffice_draws_what_is_recorded(
    to_pdf: Callable[[Path], Path], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Other versions may differ by a line from the one that was recorded; `pytest --update` writes it anew."""
    file = tmp_path / "boxes.pptx"
    file.write_bytes(deck(BOXES))
    found = drawn(to_pdf(file), BOXES)
    if request.config.getoption("--update"):
        rows = [f"{lines:5} {over:4}  {box['name']}" for (lines, over), box in zip(found, BOXES, strict=True)]
        RECORDED.write_text("\n".join(["# lines, over, box", *rows, ""]), encoding="utf-8")
    wrong = [
        (box["name"], now, before)
        for box, now, before in zip(BOXES, found, recorded(), strict=True)
        if max(abs(a - b) for a, b in zip(now, before, strict=True)) > 1
    ]
    assert wrong == []
    ours = [(shape.lines, shape.lines_over) for shape in reckoned()]
    assert [n for n, o in zip(found, ours, strict=True) if max(abs(n[0] - o[0]), abs(n[1] - o[1])) > 1] == []
