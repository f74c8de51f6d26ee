"""Templates that were compiled before → the same without compiling them; those that were not are kept for next time."""

from __future__ import annotations

import hashlib
import os
import sys
import zlib
from base64 import b64decode, b64encode
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
from lxml import etree

from brief_builder.merge.keeping.folder import Folder, usual_folder
from brief_builder.merge.keeping.plain import Unkept, dumped, loaded
from brief_builder.office import Member, Package
from brief_builder.problems import Fault, Problem, Problems
from brief_builder.template.compiled import CompiledTemplate

if TYPE_CHECKING:
    from brief_builder.leaks import Signature

_FORMAT = 1
_PROGRAM = Path(__file__).parents[2]
_PLAIN = ("shown", "parts", "compiled", "sound", "fields", "deck")  # what a template is, besides its package


@dataclass(frozen=True)
class _Asked:
    """A template that was asked for: under which name it is kept, what it was made of, and how much of it is kept."""

    name: str
    data: bytes
    compiled: CompiledTemplate
    found: tuple[Problem, ...]
    kept: frozenset[tuple[str, bool]] | None  # parts whose code is kept; None where nothing is


class KeptTemplates:
    """Compiles templates, or takes what an earlier process compiled of the very same bytes.

    Args:
        folder: where they are kept; None keeps none. What is there is used only where this user put it there.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = Folder(folder) if folder is not None else None
        self._asked: dict[str, _Asked] = {}

    @classmethod
    def usual(cls) -> KeptTemplates:
        """Those in the user's folder for what can be made again; none where BRIEF_CACHE is `off`."""
        return cls(usual_folder())

    def compiled(
        self, data: bytes, shown: str, problems: Problems, signature: Signature | None = None
    ) -> CompiledTemplate | None:
        """As `template.compile_template`."""
        if self._folder is None:
            return _compile(data, shown, problems, signature)
        try:
            name = _name(data, shown, signature)
        except OSError:  # the program is in no folder, as in a .zip: nobody can say whether it is another
            return _compile(data, shown, problems, signature)
        asked = self._asked.get(name) or self._found(name, data)
        if asked is None:
            found = Problems()
            made = _compile(data, shown, found, signature)
            if made is None or not made.sound:
                problems.extend(found)
                return made
            asked = _Asked(name, data, made, tuple(found), None)
        self._asked[name] = asked
        problems.extend(asked.found)
        return asked.compiled

    def keep(self) -> None:
        """Keep what was compiled anew, with the code that was made for it: once documents are made of it."""
        for asked in list(self._asked.values()):
            if self._folder is not None and asked.kept != (code := _code(asked.compiled)):
                try:
                    self._folder.put(asked.name, _entry(asked))
                except Unkept:
                    continue  # a template with something rare in it is compiled every time
                self._asked[asked.name] = _Asked(asked.name, asked.data, asked.compiled, asked.found, code)

    def _found(self, name: str, data: bytes) -> _Asked | None:
        entry = self._folder.get(name) if self._folder is not None else None
        if entry is None:
            return None
        try:
            compiled, found = _read(entry, data)
        except (Unkept, Fault, zlib.error, ValueError, TypeError, KeyError, IndexError):
            return None
        return _Asked(name, data, compiled, found, _code(compiled))


def _read(entry: bytes, data: bytes) -> tuple[CompiledTemplate, tuple[Problem, ...]]:
    """What `_entry` wrote of a template with these bytes."""
    held = loaded(zlib.decompress(entry))
    original = Package.open(data)
    members = tuple(
        original.members[each] if isinstance(each, int) else Member(each[0], b64decode(each[1]), *each[2:])
        for each in held["members"]
    )
    package = Package(members)
    package._related.update(held["related"])
    package._derived.update(held["derived"])
    return CompiledTemplate(package=package, **held["template"]), tuple(held["found"])


def _compile(data: bytes, shown: str, problems: Problems, signature: Signature | None) -> CompiledTemplate | None:
    from brief_builder.template.compiling import compile_template  # not loaded for what is kept

    return compile_template(data, shown, problems, signature)


def _code(compiled: CompiledTemplate) -> frozenset[tuple[str, bool]]:
    return frozenset((name, blank) for name, part in compiled.compiled.items() for blank in list(part.code))


def _entry(asked: _Asked) -> bytes:
    compiled, package = asked.compiled, asked.compiled.package
    known = {(each.name, each.crc, each.blob): n for n, each in enumerate(Package.open(asked.data).members)}
    members = [
        known.get((each.name, each.crc, each.blob))
        if (each.name, each.crc, each.blob) in known
        else [each.name, b64encode(each.blob).decode(), each.crc, each.size, each.method]
        for each in package.members
    ]
    derived: dict[str, Any] = {}
    for key, value in list(package._derived.items()):  # other threads may be making more
        try:
            dumped(value)
        except Unkept:
            continue  # it is made when it is asked for
        derived[key] = value
    template = {each.name: getattr(compiled, each.name) for each in fields(compiled) if each.name in _PLAIN}
    held = {
        "members": members,
        "related": dict(package._related),
        "derived": derived,
        "template": template,
        "found": list(asked.found),
    }
    return zlib.compress(dumped(held), 1)


def _name(data: bytes, shown: str, signature: Signature | None) -> str:
    """What a template is kept under: all that what is made of it depends on."""
    said = hashlib.blake2b(digest_size=24)
    for each in (_program(), data, shown.encode("utf-8", "surrogatepass"), repr(signature).encode()):
        said.update(len(each).to_bytes(8, "big") + each)
    return said.hexdigest()


@lru_cache(maxsize=1)
def _program() -> bytes:
    """What the program, Python and the libraries that compile are, without reading them: an update is another."""
    said = [f"{_FORMAT} {sys.version} {jinja2.__version__} {etree.LXML_VERSION} {etree.LIBXML_VERSION}"]
    for root in (_PROGRAM, Path(jinja2.__file__).parent):
        waiting = [os.fspath(root)]
        while waiting:
            with os.scandir(waiting.pop()) as entries:
                for entry in sorted(entries, key=lambda each: each.name):
                    if entry.name.endswith(".py"):
                        about = entry.stat()
                        said.append(f"{entry.path} {about.st_size} {about.st_mtime_ns}")
                    elif "." not in entry.name and entry.name != "__pycache__" and entry.is_dir():
                        waiting.append(entry.path)
    return "\n".join(said).encode("utf-8", "surrogatepass")
