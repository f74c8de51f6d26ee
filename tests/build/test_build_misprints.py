"""The last look before a file is written: each printed figure is read back, and must say what its fact is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from brief_builder import BriefError, build
from brief_builder.wording.languages import LANGUAGES
from small_pack import make_pack


def _spoken_wrongly(monkeypatch: pytest.MonkeyPatch, **entries: object) -> None:
    """English with a slip in its tables."""
    monkeypatch.setitem(LANGUAGES, "en", replace(LANGUAGES["en"], **entries))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("entries", "reason"),
    [
        ({"scales": {6: {"other": "{n}\u00a0billion"}}}, "shows another number of digits"),
        ({"money": {"EUR": ("£{n}", "£{n}")}}, "says GBP, not EUR"),
        ({"money": {"EUR": ("¤{n}", "¤{n}")}}, "cannot be read back as a figure"),
        ({"rose": replace(LANGUAGES["en"].rose, range="rose by {high} to {high}")}, "says 12 (range), which it cannot"),
    ],
)
def test_a_figure_that_does_not_say_its_fact_stops_the_build(
    entries: dict[str, object], reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With its place, its words, and what is wrong with them; nothing is written."""
    pack = make_pack(tmp_path)
    _spoken_wrongly(monkeypatch, **entries)
    with pytest.raises(BriefError) as raised:
        build(pack, out=tmp_path / "out")
    found = [problem for problem in raised.value.problems if problem.code == "figure-misprinted"]
    assert found
    assert any(reason in problem.message for problem in found), [problem.message for problem in found]
    assert all(problem.place.trail for problem in found)
    assert not (tmp_path / "out").exists()


def test_a_pack_prints_what_its_facts_are(tmp_path: Path) -> None:
    """In Word and PowerPoint, in text, tables, notes and footnotes."""
    done = build(make_pack(tmp_path), out=tmp_path / "out")
    assert [problem for problem in done.problems if problem.code == "figure-misprinted"] == []
