"""Small packs for batches, and executors that need no other process."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

from brief_builder.build.locking import Lock
from small_pack import make_pack

# Words of a row in every kind of YAML text that a pack may have them in.
MODEL = """\
name: "isle-{{ row.code }}"
title: {en: "Trade of {{ row.country }}"}
edition: {en: First edition}
as_of: 2025-03-01
owner: The desk for {{ row.country }}
languages: [en]
templates: {brief: brief.docx}
"""
MODEL_TEXTS = """\
intro: 'Trade of {{ row.country }} {{ trade.change | change }}, to {{ trade.total.2024 | cite }}.'
points:
  - |
    The fleet of {{ row.country }} has {{ fleet.boats }} boats.
"""


def make_packs(project: Path, count: int) -> list[Path]:
    """`count` packs of a brief alone in PROJECT/data, pack-00 and so on; PROJECT/model is the one of `MODEL`."""
    small = make_pack(project)
    (small / "charts.yaml").unlink()
    packs = []
    for number in range(count):
        pack = project / "data" / f"pack-{number:02}"
        shutil.copytree(small, pack)
        text = (pack / "pack.yaml").read_text(encoding="utf-8").replace("name: small", f"name: {pack.name}")
        text = text.replace(", deck: deck.pptx", "")
        (pack / "pack.yaml").write_text(text, encoding="utf-8")
        packs.append(pack)
    model = small.rename(project / "model")
    (model / "pack.yaml").write_text(MODEL, encoding="utf-8")
    (model / "texts" / "en.yaml").write_text(MODEL_TEXTS, encoding="utf-8")
    return packs


class Here(Executor):
    """Does everything on the spot; `asked` is what was submitted."""

    def __init__(self) -> None:
        self.asked: list[Any] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """A future that is done."""
        self.asked.append(args)
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def held_back(output: Path, name: str) -> Lock:
    """Keep a pack from standing as long as it is entered: a batch waits for whoever holds the folder, however fast the
    machine is, and however long a test does not come to look."""
    return Lock(output / name)


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its name."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
