"""Days of a source that cannot be."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from brief_builder import check
from small_pack import make_pack


@pytest.mark.parametrize(
    ("said", "entry", "words"),
    [
        ("published: 2026-12-01", "published", "published on 2026-12-01, after 2025-03-01"),
        (
            "published: 2025-01-20\nretrieved: 2025-01-02",
            "retrieved",
            "retrieved on 2025-01-02, before it was published",
        ),
        ("published: 2025-01-20\nretrieved: 2025-01-20", "", ""),
        ("published: 2025-03-01", "", ""),
        ("published: 2025-01-20\nretrieved: 2025-06-01", "", ""),
    ],
)
def test_a_day_that_cannot_be_is_told_where_it_stands(said: str, entry: str, words: str, tmp_path: Path) -> None:
    """A source may be looked up after the day for which the pack speaks."""
    pack = make_pack(tmp_path)
    source = pack / "sources" / "gazette.yaml"
    kept = [line for line in source.read_text(encoding="utf-8").splitlines() if not line.startswith(("pub", "retr"))]
    publisher = [line for line in source.read_text(encoding="utf-8").splitlines() if line.startswith("publisher")]
    source.write_text("\n".join([*kept, *publisher, said, ""]), encoding="utf-8")
    told = [each for each in check(pack, as_of=date(2025, 3, 1)).problems if each.code == "source-dates"]
    assert [words in each.message for each in told] == ([True] if words else [])
    if told:
        assert told[0].excerpt is not None
        assert told[0].excerpt.text.startswith(entry)
        assert told[0].severity == "warning"
