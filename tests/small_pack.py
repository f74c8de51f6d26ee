"""The small pack of the tests, copied and changed; its templates are made from outlines."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from outlines import make_docx, make_pptx
from readable import readable

HERE = Path(__file__).resolve().parent
STYLE = HERE.parent / "templates" / "brief.mplstyle"


def make_pack(project: Path, changes: Iterable[Mapping[str, str]] = (), removed: Iterable[str] = ()) -> Path:
    """A project with the small pack in data/small.

    Args:
        project: an empty folder.
        changes: {file, from, to}: text replaced in a file of the pack; an empty `from` adds at the end.
        removed: files taken out again, relative to the project.
    """
    pack = project / "data" / "small"
    shutil.copytree(HERE / "packs" / "small", pack)
    for change in changes:
        path = pack / change["file"]
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        if change["from"]:
            assert change["from"] in text, change
            text = text.replace(change["from"], change["to"], 1)
        else:
            text += change["to"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    templates = project / "templates"
    templates.mkdir()
    (templates / "brief.docx").write_bytes(
        readable(make_docx((pack / "brief.outline").read_text(encoding="utf-8")), "A pack")
    )
    (templates / "deck.pptx").write_bytes(
        readable(make_pptx((pack / "deck.outline").read_text(encoding="utf-8")), "A pack")
    )
    # The outlines' own theme names a typeface that few machines have.
    style = STYLE.read_text(encoding="utf-8") + "font.family: Calibri\n"
    (templates / STYLE.name).write_text(style, encoding="utf-8")
    for name in removed:
        (project / name).unlink()
    return pack
