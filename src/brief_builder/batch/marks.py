"""An order → a print of all that its files come from; as long as it is the same, they need not be built again."""

from __future__ import annotations

import hashlib
import json
import platform
import zlib
from collections.abc import Iterator
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

import brief_builder
from brief_builder.batch.model import Order
from brief_builder.batch.pack_inputs import pack_inputs
from brief_builder.build.reuse import file_digest
from brief_builder.inputs.passing import is_beside
from brief_builder.pack import template_folders
from brief_builder.version import VERSION


def mark_of(order: Order, out: Path | None) -> str:
    """The print: of the pack's files, the templates around it, the options, the row, and the program.

    It is the same in another folder and on another machine with the same versions. More goes into it than need be, such
    as templates that the pack does not name: what is built once too often is right all the same.

    Args:
        order: what is to be built.
        out: where the files go, which may lie in the pack's folder; None where they go elsewhere.

    Raises:
        BriefError: path-outside, for a link that leads to more files than a pack has.
    """
    said = hashlib.sha256(program().encode())
    options = {
        "name": order.name,
        "languages": order.languages,
        "audience": order.audience,
        "as_of": str(order.as_of),
        "only": order.only,
        "strict": order.strict,
        "pdf": order.pdf,
        "row": sorted(order.row.items()),
    }
    said.update(json.dumps(options).encode())
    for name, path in _inputs(Path(order.pack), out):
        if name == order.apart:  # the words of the row are in it by themselves
            continue
        # A name from an old .zip may be no UTF-8.
        said.update(f"{name}\0{_content(path)}\0".encode("utf-8", "surrogateescape"))
    return said.hexdigest()


def _inputs(folder: Path, out: Path | None) -> Iterator[tuple[str, Path]]:
    """(name, file) of everything that a build of the pack may read, in the order of the names."""
    found = {path.relative_to(folder).as_posix(): path for path in pack_inputs(folder, out)}
    for number, root in enumerate(template_folders(folder)):
        if root.parent != folder:  # the pack's own are among its files
            there = (path for path in root.iterdir() if path.is_file() and not is_beside(path.name))
            found |= {f"../{number}/{path.name}": path for path in there}
    return iter(sorted(found.items()))


def _content(path: Path) -> str:
    try:
        return file_digest(path)
    except OSError as error:
        return f"unread: {error.strerror}"


@lru_cache(maxsize=1)
def program() -> str:
    """What this program is: its version and its own files, and the versions of what it works with."""
    own = hashlib.sha256()
    home = Path(brief_builder.__file__).parent
    for path in sorted(home.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            own.update(f"{path.relative_to(home).as_posix()}\0{_content(path)}\0".encode())
    try:
        names = sorted({_plain(line) for line in requires("brief-builder") or () if "extra ==" not in line})
    except PackageNotFoundError:
        names = []
    around = [f"{name} {_version(name)}" for name in names]
    python = f"Python {platform.python_version()} on {platform.system()}, zlib {zlib.ZLIB_RUNTIME_VERSION}"
    return "\n".join([f"brief-builder {VERSION}", own.hexdigest(), python, *around])


def _plain(requirement: str) -> str:
    return requirement.split(";")[0].split(">")[0].split("=")[0].split("<")[0].split("[")[0].strip()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "?"
