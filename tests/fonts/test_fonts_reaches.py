"""How far letters reach is what FreeType draws: the same width, and the same height to a few 64ths of a dot."""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
import pytest
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from brief_builder.fonts import BUNDLED, face
from brief_builder.fonts.reaches import reach

LATIN, BOLD = BUNDLED / "Carlito-Regular.ttf", BUNDLED / "Carlito-Bold.ttf"
KHMER = face("Noto Sans Khmer").file.path
TEXTS = [
    ("about C$2.1 billion (derived)", LATIN), ("AV To fi ffl", LATIN), ("Électrique, Viêt Nam", LATIN),
    ("Electrical machinery and equipment", BOLD), ("2013", BOLD), ("…", LATIN),
    ("ស្បែកជើង", KHMER), ("ពាណិជ្ជកម្មទំនិញ", KHMER),
]  # fmt: skip


@pytest.mark.parametrize(("text", "path"), TEXTS)
def test_the_width_of_a_vectors_letters_is_exactly_matplotlibs(text: str, path: Path) -> None:
    drawn = text_to_path.get_text_width_height_descent(text, FontProperties(fname=path, size=100.0), ismath=False)
    assert reach(text, path, 100.0, 72.0).width == drawn[0] > 0


@pytest.mark.parametrize("dpi", [96.0, 200.0])
@pytest.mark.parametrize("size", [8.3, 9.5, 13.0])
@pytest.mark.parametrize(("text", "path"), TEXTS)
def test_the_reach_of_letters_in_dots_is_the_renderers(text: str, path: Path, size: float, dpi: float) -> None:
    with mpl.rc_context({"text.hinting": "no_hinting"}):
        renderer = RendererAgg(1, 1, dpi)
        letters = FontProperties(fname=path, size=size)
        width, height, below = renderer.get_text_width_height_descent(text, letters, ismath=False)
    found = reach(text, path, size, dpi)
    assert [found.width, found.above, found.below] == pytest.approx([width, height - below, below], abs=3 / 64)


def test_a_text_that_draws_nothing_reaches_nowhere_up_or_down() -> None:
    found = reach("  ", LATIN, 10.0, 72.0)
    assert (found.width > 0, found.above, found.below) == (True, 0.0, 0.0)
