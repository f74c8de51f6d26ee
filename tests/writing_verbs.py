"""Each verb that writes → what puts other words into its inputs, and what runs it; it writes into one folder."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

from batch_packs import make_packs
from command import Done, brief
from outlines import make_docx
from query_pack import make_database, make_query_pack
from small_pack import make_pack

# What puts other words into the inputs, and what runs the command.
Two = tuple[Callable[[str], object], Callable[[str], Done]]
Verb = Callable[[Path, Path], Two]


def _build(project: Path, out: Path) -> Two:
    pack = make_pack(project)
    command = ("build", str(pack), "--out", str(out / "output"))
    return lambda words: _say(pack, words), lambda _: brief(*command, at=project)


def _share(project: Path, out: Path) -> Two:
    pack = make_pack(project)
    command = ("share", str(pack), "--out", str(out / "s.zip"), "--mail", str(out / "s.eml"))
    return lambda words: _say(pack, words), lambda _: brief(*command, at=project)


def _render(project: Path, out: Path) -> Two:
    (project / "t.docx").write_bytes(make_docx("{{ x }}"))
    long = "".join(hashlib.sha256(str(number).encode()).hexdigest() for number in range(600))  # cannot be made small
    command = ("render", "t.docx", "d.yaml", str(out / "brief.docx"))
    return (
        lambda words: (project / "d.yaml").write_text(f"x: {words} {long}\n", encoding="utf-8"),
        lambda _: brief(*command, at=project),
    )


def _batch(project: Path, out: Path) -> Two:
    (pack,) = make_packs(project, 1)
    command = ("batch", str(pack.parent), "--out", str(out / "output"), "--jobs", "1")
    return lambda words: _say(pack, words), lambda _: brief(*command, at=project)


def _init(project: Path, out: Path) -> Two:
    return lambda _: None, lambda words: brief("init", str(out / words), "--as-of", "2026-01-05", at=project)


def _fetch(project: Path, out: Path) -> Two:
    pack = make_query_pack(project)
    shutil.move(pack / "tables", out / "tables")
    (pack / "tables").symlink_to(out / "tables")
    command = ("fetch", str(pack), "--write", "--as-of", "2025-02-01")
    return (
        lambda words: make_database(pack / "trade.db", [(y, f"{words} bikes", "4.25") for y in range(2023, 2083)]),
        lambda _: brief(*command, at=project),
    )


def _say(pack: Path, words: str) -> None:
    file = pack / "pack.yaml"
    text = file.read_text(encoding="utf-8")
    for before in ("Island trade", "First words"):
        text = text.replace(before, f"{words} words")
    file.write_text(text, encoding="utf-8")


VERBS = {"build": _build, "share": _share, "render": _render, "batch": _batch, "init": _init, "fetch": _fetch}
