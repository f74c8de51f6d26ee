"""Changes to the small pack that mark things in it for some readers alone, and what a build for others makes of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from brief_builder import build, check
from brief_builder.problems import Problem
from outlines import make_docx, make_pptx, outline_of
from readable import readable

Change = dict[str, str]
FOR_PARTNERS: Change = {
    "file": "facts/trade.yaml", "from": "    bound: gt", "to": "    bound: gt\n    audience: partner",
}  # fmt: skip
INTERNAL: Change = {**FOR_PARTNERS, "to": "    bound: gt\n    audience: internal"}
NO_BOATS: Change = {"file": "texts/en.yaml", "from": "The fleet has {{ fleet.boats }} boats.", "to": "No ships."}


def texts(more: str) -> Change:
    """Texts added at the end of texts/en.yaml."""
    return {"file": "texts/en.yaml", "from": "", "to": f"\n{more}"}


def errors(pack: Path, audience: str | None = None, **options: Any) -> list[Problem]:
    """What would stop a build."""
    return check(pack, audience=audience, **options).problems.errors


def with_brief(project: Path, outline: str) -> None:
    """Another template of the brief."""
    (project / "templates" / "brief.docx").write_bytes(make_docx(outline))


def with_deck(project: Path, outline: str) -> None:
    """Another template of the deck."""
    (project / "templates" / "deck.pptx").write_bytes(readable(make_pptx(outline), "A pack"))


def printed(tmp_path: Path, pack: Path, audience: str | None) -> str:
    """The outline of the brief."""
    folder = build(pack, out=tmp_path / "out", audience=audience, only=("brief",)).folder
    (file,) = folder.glob("brief*.docx")
    return outline_of(file.read_bytes())
