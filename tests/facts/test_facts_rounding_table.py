"""What is printed of a computed figure, row by row, in three languages; and what is refused, by its code."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rounding_table import read, said
from ruamel.yaml import YAML

from brief_builder.facts import Facts

ROWS: list[dict[str, Any]] = YAML(typ="safe").load(Path(__file__).with_name("rounding_cases.yaml"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["what"])
def test_a_computed_figure_says_what_is_known_of_it(pack: Facts, tmp_path: Path, row: dict[str, Any]) -> None:
    """Plain, about, a range, a bound: as `Figure.rounded` has it, and no digit more."""
    facts, codes = (pack, []) if "fact" in row else read(tmp_path / "pack", row)
    assert sorted(row.get("refused", [])) == sorted(codes)
    languages = [language for language in ("en", "fr", "km") if language in row]
    assert {language: row[language] for language in languages} == {
        language: said(facts, language, row) for language in languages
    }


def test_the_table_has_the_derivations_and_sixty_rows() -> None:
    """D01 to D16, and the cases that an officer meets."""
    named = {row["what"].partition(",")[0] for row in ROWS}
    assert {f"D{number:02}" for number in range(1, 17)} <= named
    assert len(ROWS) >= 60
