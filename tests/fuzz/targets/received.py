"""A received pack of which something was changed → told; nothing that differs goes by."""

from __future__ import annotations

import io
import json
import shutil
import tempfile
import zipfile
from functools import cache
from pathlib import Path
from random import Random

from brief_builder import BriefError
from brief_builder.build import verify
from fuzz.guard import GUARD
from fuzz.mutate import mutator
from fuzz.oracles import refused, told
from fuzz.target import Target, Wrong
from fuzz.zips import mutator as zip_mutator
from fuzz.zips import read_members, write_zip
from shared_packs import shared_pack

_NAME = "small"
_WORDS = (
    '"sha256"', '"bytes"', '"facts"', '"uses"', '"prints"', '"figure"', '"outputs"', '"file"', '"value"', '"low"',
    '"high"', '"unit"', "null", "true", "NaN", "Infinity", "1e999", "-1", "[]", "{}", '""', "[[[[[[", "{", "}", ",",
    ":", '"\\ud800"', '"../../x"', '"audience"', '"formula"', '"inputs"',
)  # fmt: skip


def _run(raw: bytes, folder: Path) -> str:
    """The bytes of a .zip; or a line with the name of a file of the pack, and then its bytes."""
    if raw.startswith(b"PK"):
        path = folder / "pack.zip"
        path.write_bytes(raw)
        same = _contents(raw) == dict(read_members(_shared()))
    else:
        head, _, content = raw.partition(b"\n")
        name = head.decode("utf-8", "replace")
        path = folder / "pack"
        files = {each.partition("/")[2]: data for each, data in read_members(_shared())}
        if name not in files:
            return "no file"
        same = files[name] == content
        for each, data in {**files, name: content}.items():
            where = path / each
            where.parent.mkdir(parents=True, exist_ok=True)
            where.write_bytes(data)
        if name.endswith(".json"):
            same = same or _says_the_same(files[name], content)
    try:
        (verified,) = verify([path])
    except BriefError as error:
        return refused(error)
    problems = verified.problems
    if not same and not problems.has_errors and not (not raw.startswith(b"PK") and name == "manifest.json"):
        raise Wrong(f"a change goes by: {told(problems)}")
    if raw == _shared() and problems.has_errors:
        raise Wrong("what was sent is not what was received")
    return told(problems)


def _contents(raw: bytes) -> dict[str, bytes] | None:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return {info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()}
    except Exception:  # what is no .zip is not the same
        return None


def _says_the_same(one: bytes, other: bytes) -> bool:
    try:
        return bool(json.loads(one) == json.loads(other))
    except (ValueError, RecursionError):
        return False


@cache
def _shared() -> bytes:
    with GUARD.at_rest():
        folder = Path(tempfile.mkdtemp(prefix="fuzz-share-"))
        try:
            return shared_pack(folder).read_bytes()
        finally:
            shutil.rmtree(folder)


@cache
def _seeds() -> list[bytes]:
    whole = _shared()
    stored = write_zip(read_members(whole))
    files = [f"{name.partition('/')[2]}\n".encode() + data for name, data in read_members(whole)]
    order = ("manifest.json", "provenance.json", "index", "brief", "deck")
    files.sort(key=lambda each: next((n for n, word in enumerate(order) if each.startswith(word.encode())), 9))
    return [whole, stored, *files]


_change_zip = zip_mutator(lambda: [_seeds()[1]], inside=2)
_change_text = mutator(_WORDS, lambda: _seeds()[2:5])


def _change(chance: Random, raw: bytes) -> bytes:
    if raw.startswith(b"PK"):
        return _change_zip(chance, raw)
    head, _, content = raw.partition(b"\n")
    if content.startswith(b"PK"):
        return head + b"\n" + _inner(chance, content)
    return head + b"\n" + _change_text(chance, content)


_inner = zip_mutator(
    lambda: [each.partition(b"\n")[2] for each in _seeds() if each.partition(b"\n")[2].startswith(b"PK")], inside=8
)
TARGETS = {"received": Target("received", _run, _seeds, _change, count=250)}
