"""A small pack on disk, read once, and a way to read facts from a text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from brief_builder.facts import Facts, load_facts
from brief_builder.problems import Problem, Problems

PACK = Path(__file__).parent / "pack"
Read = Callable[..., tuple[Facts, list[Problem]]]


@pytest.fixture(scope="session")
def pack() -> Facts:
    problems = Problems()
    facts = load_facts(PACK, "pack", problems)
    assert list(problems) == []
    return facts


@pytest.fixture(scope="session")
def texts(pack: Facts) -> dict[str, tuple[str, str]]:
    found = {key: (source.file, PACK / "sources" / source.file) for key, source in pack.sources.items()}
    return {key: (shown, path.read_text(encoding="utf-8")) for key, (shown, path) in found.items()}


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Text of a fact file → the facts and the problems; the pack has one source, gac."""

    def from_text(text: str, **files: str) -> tuple[Facts, list[Problem]]:
        for folder in ("facts", "sources", "tables"):
            (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / "sources" / "gac.yaml").write_text("title: A page\npublisher: Ministry\n", encoding="utf-8")
        (tmp_path / "facts" / "a.yaml").write_text(text, encoding="utf-8")
        for name, content in files.items():
            path = tmp_path / name.replace("__", "/").replace("_yaml", ".yaml").replace("_csv", ".csv")
            path.write_text(content, encoding="utf-8")
        problems = Problems()
        return load_facts(tmp_path, "pack", problems), list(problems)

    return from_text
