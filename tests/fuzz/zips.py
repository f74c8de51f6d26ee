"""The bytes of an Office file → others: a zip that lies, is cut or repeats itself, or a part of it that is changed."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from random import Random

from fuzz.trees import changed_tree

Members = list[tuple[str, bytes]]
_NAMES = (
    "../evil.xml", "/abs.xml", "word\\document.xml", "WORD/DOCUMENT.XML", "word//x.xml", "a./b.xml",
    "word/document.xml", "x" * 300, "é.xml", "[Content_Types].xml", "word/vbaProject.bin", "customXml/item1.xml", "",
    "word/", "\u202ex.xml",
)  # fmt: skip


def mutator(seeds: Callable[[], list[bytes]], *, inside: int) -> Callable[[Random, bytes], bytes]:
    """Changes of Office files; `inside` of ten are changes of a part, the others of the zip around them."""

    def mutate(chance: Random, data: bytes) -> bytes:
        try:
            members = read_members(data)
        except Exception:  # what was broken before is broken further
            return _bytes(chance, data)
        if chance.randrange(10) < inside:
            for _ in range(chance.choice((1, 1, 2, 4))):
                members = _part(chance, members, seeds)
            return write_zip(members)
        return chance.choice((_bytes, _listed, _listed, _lying))(chance, write_zip(members))

    return mutate


def read_members(data: bytes) -> Members:
    """The members of a zip in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return [(info.filename, package.read(info)) for info in package.infolist() if info.file_size < 5_000_000]


def write_zip(members: Members) -> bytes:
    """A zip of these members, whatever their names, and as often as they stand there."""
    out, directory = io.BytesIO(), io.BytesIO()
    count = 0
    for name, data in members:
        raw = name.encode("utf-8", "surrogatepass")
        head = struct.pack("<HHHHHLLLHH", 20, 0x800, 0, 0, 33, zipfile.crc32(data), len(data), len(data), len(raw), 0)
        directory.write(b"PK\1\2" + struct.pack("<H", 20) + head + struct.pack("<HHHLL", 0, 0, 0, 0, out.tell()) + raw)
        out.write(b"PK\3\4" + head + raw + data)
        count += 1
    index = directory.getvalue()
    end = struct.pack("<HHHHLLH", 0, 0, count, count, len(index), out.tell(), 0)
    return out.getvalue() + index + b"PK\5\6" + end


def _part(chance: Random, members: Members, seeds: Callable[[], list[bytes]]) -> Members:
    """One part changed: a tree mostly, its text now and then."""
    candidates = [at for at, (name, _) in enumerate(members) if name.endswith((".xml", ".rels"))]
    if not candidates:
        return members
    likely = [at for at in candidates if "document.xml" in members[at][0] or "slides/slide" in members[at][0]]
    at = chance.choice(likely if likely and chance.randrange(3) else candidates)
    name, data = members[at]
    donor = b""
    if chance.randrange(4) == 0:
        others = [each for each in read_members(chance.choice(seeds())) if each[0].endswith(".xml")]
        donor = chance.choice(others)[1] if others else b""
    made = changed_tree(chance, data, donor) if chance.randrange(12) else _bytes(chance, data)
    return [*members[:at], (name, made), *members[at + 1 :]]


def _bytes(chance: Random, data: bytes) -> bytes:
    """Some bytes flipped, cut, or put in."""
    if not data:
        return b"PK"
    for _ in range(chance.choice((1, 1, 3, 10))):
        at = chance.randrange(len(data))
        way = chance.randrange(5)
        if way == 0:
            data = data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]
        elif way == 1:
            data = data[: max(at, 1)]
        elif way == 2:
            data = data[:at] + bytes([chance.randrange(256)]) + data[at:]
        elif way == 3:
            data = data[:at] + data[at + chance.choice((1, 4, 30)) :] or b"P"
        else:
            data = data[:at] + data[max(at - 20, 0) : at] + data[at:]
    return data


def _listed(chance: Random, data: bytes) -> bytes:
    """Members dropped, repeated, renamed, swapped, emptied, or added under odd names."""
    members = read_members(data)
    for _ in range(chance.choice((1, 1, 2))):
        if not members:
            break
        at, other = chance.randrange(len(members)), chance.randrange(len(members))
        way = chance.randrange(7)
        if way == 0:
            del members[at]
        elif way == 1:
            members.insert(other, members[at])
        elif way == 2:
            members[at] = (chance.choice(_NAMES), members[at][1])
        elif way == 3:
            one, two = members[at], members[other]
            members[at], members[other] = (one[0], two[1]), (two[0], one[1])
        elif way == 4:
            members[at] = (members[at][0], b"")
        elif way == 5:
            members.append((chance.choice(_NAMES), chance.choice((b"", b"<a/>", b"x" * 2000, members[at][1]))))
        else:
            chance.shuffle(members)
    return write_zip(members)


def _lying(chance: Random, data: bytes) -> bytes:
    """A header that says another size, checksum, method, flag or place."""
    marks = [at for mark in (b"PK\1\2", b"PK\3\4", b"PK\5\6") for at in _all(data, mark)]
    if not marks:
        return data
    at = chance.choice(marks) + chance.randrange(4, 46)
    width = chance.choice((1, 2, 4))
    value = chance.choice((0, 1, 0xFF, 0xFFFF, 0xFFFFFFFF, 0x7FFFFFFF, 8, 99, len(data)))
    return data[:at] + (value & (256**width - 1)).to_bytes(width, "little") + data[at + width :]


def _all(data: bytes, mark: bytes) -> list[int]:
    found, at = [], data.find(mark)
    while at >= 0:
        found.append(at)
        at = data.find(mark, at + 1)
    return found
