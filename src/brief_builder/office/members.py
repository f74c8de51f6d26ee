"""Bytes of a zip in → its members, still compressed, out; members in → the bytes of a zip that are always the same.

A member that does not change is copied as its compressed bytes. Dates are fixed, so equal inputs give equal bytes.
Limits against hostile files follow Apache POI's ZipSecureFile: members, size of a part, size in all, ratio. What is
written here keeps within POI's own ratio, so that neither it nor we take it for a zip bomb.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from brief_builder.problems import Fault

PROTECTED = "the file is protected by a password"
MAX_MEMBERS = 10_000
MAX_PART = 128 * 2**20
_MAX_ALL = 512 * 2**20
_MAX_RATIO = 250
# Half the time of zlib's own 6 or less, for a tenth more of what was changed: docs/performance.md has all nine.
_LEVEL = 2
_WRITTEN_RATIO, _GRACE = 100, 100_000  # what POI bears, and from which size on it looks
_NAME = re.compile(r"[^\x00-\x1f\x7f\\]+")
_FLAG_UTF8 = 0x800
_DOS_DATE = 33  # 1980-01-01, the first day that a zip can name


@dataclass(frozen=True, slots=True)
class Member:
    """A zip member as it lies in the file: `blob` is deflated (method 8) or stored (method 0)."""

    name: str
    blob: bytes
    crc: int
    size: int
    method: int

    @classmethod
    def of(cls, name: str, data: bytes) -> Member:
        """A new member with this content, deflated, at most to a hundredth of its size."""
        return cls.of_pieces(name, lambda: (data,))

    @classmethod
    def of_pieces(cls, name: str, pieces: Callable[[], Iterable[bytes]]) -> Member:
        """The same of content that comes in pieces, which are never all held; they may be asked for twice."""
        deflater = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)
        out: list[bytes] = []
        crc = size = 0
        for piece in pieces():
            out.append(deflater.compress(piece))
            crc, size = zlib.crc32(piece, crc), size + len(piece)
        blob = b"".join([*out, deflater.flush()])
        if size > max(_WRITTEN_RATIO * len(blob), _GRACE):
            blob = _loosely(pieces(), size)
        return cls(name, blob, crc, size, 8)


def write_members(members: Iterable[Member]) -> bytes:
    """The zip: content types first, then the package's relationships, then the rest by name."""
    first = {"[Content_Types].xml": 0, "_rels/.rels": 1}
    ordered = sorted(members, key=lambda m: (first.get(m.name, 2), m.name))
    out: list[bytes] = []
    directory: list[bytes] = []
    at = 0
    for member in ordered:
        name = member.name.encode()
        head = struct.pack(
            "<HHHHHLLLHH",
            20, _FLAG_UTF8, member.method, 0, _DOS_DATE, member.crc, len(member.blob), member.size, len(name), 0,
        )  # fmt: skip
        out += (b"PK\3\4", head, name, member.blob)
        directory.append(b"PK\1\2" + struct.pack("<H", 20) + head + struct.pack("<HHHLL", 0, 0, 0, 0, at) + name)
        at += 30 + len(name) + len(member.blob)
    index = b"".join(directory)
    end = struct.pack("<HHHHLLH", 0, 0, len(directory), len(directory), len(index), at, 0)
    return b"".join([*out, index, b"PK\5\6", end])


def check_infos(infos: list[zipfile.ZipInfo], size: int, *, locked: bool = False) -> None:
    """Raise template-unsafe or template-unreadable for what a file of `size` bytes says that it holds.

    `locked` says that its members may be encrypted.
    """
    if len(infos) > MAX_MEMBERS:
        raise Fault("template-unsafe", f"the file holds more than {MAX_MEMBERS} members")
    if sum(info.file_size for info in infos) > _MAX_ALL:
        raise Fault("template-unsafe", "the file unpacks to more than 512 MB")
    if sum(info.compress_size for info in infos) > size:
        # A small file could be taken apart into any number of copies of itself.
        raise Fault("template-unsafe", "the file holds more than fits into it: its members lie one over the other")
    seen: set[str] = set()
    for info in infos:
        name = info.filename
        # A step of a part's name is never empty and does not end in a dot (OPC, 6.2.2.2): Windows would drop the dot.
        steps = name.removesuffix("/").split("/")
        bad = not all(step and not step.endswith(".") for step in steps) or not _NAME.fullmatch(info.orig_filename)
        if bad or name.casefold() in seen:
            raise Fault("template-unsafe", f"the file holds a member with an unsafe or repeated name: {name}")
        seen.add(name.casefold())
        if info.flag_bits & 1 and not locked:
            raise Fault("template-unreadable", PROTECTED, help="save it without one")
        ratio = info.file_size / max(info.compress_size, 1)
        if info.file_size > MAX_PART or (info.file_size > 2**20 and ratio > _MAX_RATIO):
            raise Fault("template-unsafe", f"{name} unpacks to an unreasonable size")


def member_of(data: bytes, info: zipfile.ZipInfo) -> Member:
    """A member of a file with these bytes; raises Fault template-unreadable."""
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Fault("template-unreadable", f"{info.filename} is compressed in a way that Office does not use")
    name_length, extra_length = struct.unpack("<HH", data[info.header_offset + 26 : info.header_offset + 30])
    at = info.header_offset + 30 + name_length + extra_length
    blob = data[at : at + info.compress_size]
    if len(blob) != info.compress_size:
        raise Fault("template-unreadable", f"{info.filename} is damaged")
    return Member(info.filename, blob, info.CRC, info.file_size, info.compress_type)


def unpacked(member: Member) -> bytes:
    """The member's content; its size is counted while inflating, because a header may lie. Raises as `member_of`."""
    damaged = Fault("template-unreadable", f"{member.name} is damaged")
    if member.method == zipfile.ZIP_STORED:
        data = member.blob
    else:
        inflater = zlib.decompressobj(-15)
        try:
            data = inflater.decompress(member.blob, member.size + 1)
        except zlib.error:
            raise damaged from None
    if len(data) != member.size or zlib.crc32(data) != member.crc:
        raise damaged
    return data


def _loosely(pieces: Iterable[bytes], size: int) -> bytes:
    """Data deflated to no less than a hundredth of their size, for data that repeat one thing again and again.

    Huffman codes alone take a bit a byte at least: as much at the beginning goes without more as makes a hundredth.
    """
    left = -(-size * 8 // _WRITTEN_RATIO)
    first = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15, 8, zlib.Z_HUFFMAN_ONLY)
    rest = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)
    begun: list[bytes] = []
    followed: list[bytes] = []
    for piece in pieces:
        begun.append(first.compress(piece[:left]))
        followed.append(rest.compress(piece[left:]))
        left = max(left - len(piece), 0)
    return b"".join([*begun, first.flush(zlib.Z_FULL_FLUSH), *followed, rest.flush()])
