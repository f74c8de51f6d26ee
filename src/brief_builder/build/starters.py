"""The name of a pack that comes with the program → its files, its templates among them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from brief_builder.problems import BriefError, Fault, Place, did_you_mean

STARTER = "starter"
_SHIPPED = "canada-cambodia"
NAMES = (STARTER, _SHIPPED)
_TEMPLATES = ("brief.docx", "deck.pptx", "brief.mplstyle")  # those that the shipped pack shares with its project


def starter_files(name: str) -> dict[str, bytes]:
    """Path below the pack's folder, with slashes → bytes; the templates stand in `templates`.

    Raises:
        BriefError: pack-missing, when no pack of that name comes with the program.
    """
    if name not in NAMES:
        message = f"no pack called `{name}` comes with the program"
        hint = did_you_mean(name, NAMES) or "there are " + ", ".join(f"`{each}`" for each in NAMES)
        raise BriefError([Fault("pack-missing", message, help=hint).at(Place(name))])
    files: dict[str, bytes] = {}
    folder = _folder(name)
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        # What an editor or a system leaves beside files is no part of a pack.
        if path.is_file() and not any(step.startswith((".", "~", "_")) for step in inside.parts):
            files[inside.as_posix()] = path.read_bytes()
    for shared in _shared(name):
        files[f"templates/{shared.name}"] = shared.read_bytes()
    return files


@cache
def _root() -> Path | None:
    """The checkout of the project that runs; None where the program is installed."""
    room = Path(__file__).resolve().parent.parent
    return None if (room / "starters").is_dir() else room.parent.parent


def _folder(name: str) -> Path:
    root = _root()
    if root is None:
        return Path(__file__).resolve().parent.parent / "starters" / name
    return root / "templates" / STARTER if name == STARTER else root / "data" / name


def _shared(name: str) -> list[Path]:
    """In a checkout, the templates that the shipped pack finds beside its project; installed, it has them itself."""
    root = _root()
    return [root / "templates" / each for each in _TEMPLATES] if root is not None and name == _SHIPPED else []
