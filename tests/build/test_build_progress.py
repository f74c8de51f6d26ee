"""A build tells whoever asks what it begins, in plain words and in the order of the work."""

from __future__ import annotations

from pathlib import Path

import pytest

from brief_builder import build, check, offered_names
from small_pack import make_pack


def test_a_build_tells_its_steps(tmp_path: Path) -> None:
    """Each document and each chart by the name of its file."""
    steps: list[str] = []
    build(make_pack(tmp_path), out=tmp_path / "output", progress=steps.append)
    assert steps == [
        "reading facts",
        "checking evidence",
        "comparing facts",
        "reading texts, charts and templates",
        "brief.en.docx",
        "deck.en.pptx",
        "proving brief.en.docx",
        "proving deck.en.pptx",
        "reading the documents as their readers do",
        "charts/trade.en.svg",
        "writing",
    ]


def test_a_check_tells_its_steps_and_writes_nothing(tmp_path: Path) -> None:
    """The same, but for the writing."""
    steps: list[str] = []
    check(make_pack(tmp_path), progress=steps.append)
    assert steps[:2] == ["reading facts", "checking evidence"]
    assert "writing" not in steps


def test_names_that_are_looked_for_take_no_documents(tmp_path: Path) -> None:
    """Only what nobody uses takes them."""
    pack, steps = make_pack(tmp_path), []
    offered_names(pack, with_unused=False, progress=steps.append)
    assert "brief.en.docx" not in steps
    offered_names(pack, progress=steps.append)
    assert "brief.en.docx" in steps


def test_who_shows_progress_can_end_the_work(tmp_path: Path) -> None:
    """What it raises comes out, and nothing is written."""

    def stop(words: str) -> None:
        if words == "deck.en.pptx":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(make_pack(tmp_path), out=tmp_path / "output", progress=stop)
    assert not (tmp_path / "output").exists()
