"""Bytes of a picture → its format, its size in pixels and its resolution, read from the bytes and never from a name."""

from __future__ import annotations

import re
import struct
import zlib
from dataclasses import dataclass

from brief_builder.problems import Fault

_SCREEN = 96.0  # pixels an inch where the file says nothing; Office takes the same
_PNG = b"\x89PNG\r\n\x1a\n"
_BEGINNINGS = (_PNG, b"\xff\xd8", b"GIF8", b"BM", b"II*\0", b"MM\0*")
# Start-of-frame markers of JPEG; the others in their range are tables.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_BARE = frozenset({0x01, *range(0xD0, 0xDA)})
_UNSHOWN = (
    (re.compile(rb"RIFF....WEBP", re.S), "a WebP picture"),
    (re.compile(rb"....ftyp(?:avif|avis)", re.S), "an AVIF picture"),
    (re.compile(rb"....ftyp(?:hei|mif|msf)", re.S), "a HEIC picture"),
    (re.compile(rb"%PDF"), "a PDF file"),
    (re.compile(rb"\xd7\xcd\xc6\x9a|\x01\x00\x00\x00.{36} EMF", re.S), "a Windows metafile"),
    (re.compile(rb"8BPS"), "a Photoshop file"),
)
_SVG_ROOT = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml|<!--|<!DOCTYPE|<svg|<\w+:svg)", re.I)


@dataclass(frozen=True, slots=True)
class Header:
    """What a picture says of itself.

    Attributes:
        extension: 'png', 'jpeg', 'gif', 'bmp', 'tiff' or 'svg'.
        width, height: in pixels, at least 1.
        dpi: pixels an inch across and down.
    """

    extension: str
    width: int
    height: int
    dpi: tuple[float, float] = (_SCREEN, _SCREEN)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A picture file that was read: `data` is a format that every Office shows, `svg` the same as SVG or None.

    `name` comes from its content, so that a picture lies in the file once, however often it is shown.
    """

    header: Header
    data: bytes
    extension: str
    name: str
    svg: bytes | None = None


def read_header(data: bytes, name: str) -> Header:
    """The header.

    Args:
        data: the whole file.
        name: what messages call it.

    Raises:
        Fault: picture-unreadable.
    """
    try:
        header = _read(data)
    except (struct.error, IndexError, ValueError, ArithmeticError):
        header = None
    if header is not None and header.width > 0 and header.height > 0:
        return header
    what = next((words for pattern, words in _UNSHOWN if pattern.match(data)), None)
    if what is not None:
        message = f"`{name}` is {what}, which Office does not show on every computer"
    elif data.startswith(_BEGINNINGS):
        message = f"the picture `{name}` is damaged"
    else:
        message = f"`{name}` is not a picture"
    raise Fault("picture-unreadable", message, help="save it as PNG or JPEG")


def is_svg(data: bytes) -> bool:
    """Whether the bytes begin as those of an SVG do."""
    return _SVG_ROOT.match(data[:1024]) is not None and b"svg" in data[:4096]


def _read(data: bytes) -> Header | None:
    if data.startswith(_PNG):
        return _png(data)
    if data.startswith(b"\xff\xd8"):
        return _jpeg(data)
    if data.startswith((b"GIF87a", b"GIF89a")):
        width, height = struct.unpack("<HH", data[6:10])
        return Header("gif", width, height)
    if data.startswith(b"BM"):
        return _bmp(data)
    if data.startswith((b"II*\0", b"MM\0*")):
        return _tiff(data)
    return None


def _png(data: bytes) -> Header | None:
    """Every chunk is walked and its sum checked, so that a file that was cut off or changed is not taken for whole."""
    at, width, height, dpi = 8, 0, 0, (_SCREEN, _SCREEN)
    while at + 12 <= len(data):
        length, kind = struct.unpack(">L4s", data[at : at + 8])
        if at + 12 + length > len(data) or (at == 8) != (kind == b"IHDR"):
            return None
        if data[at + 8 + length : at + 12 + length] != struct.pack(">L", zlib.crc32(data[at + 4 : at + 8 + length])):
            return None
        if kind == b"IHDR":
            width, height = struct.unpack(">LL", data[at + 8 : at + 16])
        elif kind == b"pHYs":
            across, down, unit = struct.unpack(">LLB", data[at + 8 : at + 17])
            dpi = _dpi(across * 0.0254, down * 0.0254) if unit == 1 else dpi
        elif kind == b"IEND":
            return Header("png", width, height, dpi)
        at += 12 + length
    return None


def _jpeg(data: bytes) -> Header | None:
    at, dpi = 2, (_SCREEN, _SCREEN)
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            return None
        kind = data[at + 1]
        if kind == 0xFF or kind in _BARE:
            at += 1 if kind == 0xFF else 2
            continue
        (length,) = struct.unpack(">H", data[at + 2 : at + 4])
        if length < 2:
            return None
        if kind == 0xE0 and data[at + 4 : at + 9] == b"JFIF\0":
            unit, across, down = struct.unpack(">BHH", data[at + 11 : at + 16])
            dpi = _dpi(across * 2.54, down * 2.54) if unit == 2 else _dpi(across, down) if unit == 1 else dpi
        elif kind in _FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return Header("jpeg", width, height, dpi) if data.find(b"\xff\xd9", at) >= 0 else None
        at += 2 + length
    return None


def _bmp(data: bytes) -> Header | None:
    (size,) = struct.unpack("<L", data[14:18])
    if size == 12:
        width, height = struct.unpack("<HH", data[18:22])
        return Header("bmp", width, height)
    width, height = struct.unpack("<ll", data[18:26])
    across, down = struct.unpack("<ll", data[38:46])
    return Header("bmp", width, abs(height), _dpi(across * 0.0254, down * 0.0254))


def _tiff(data: bytes) -> Header | None:
    end = "<" if data.startswith(b"II") else ">"
    (at,) = struct.unpack(f"{end}L", data[4:8])
    (count,) = struct.unpack(f"{end}H", data[at : at + 2])
    held: dict[int, float] = {}
    for entry in range(at + 2, at + 2 + 12 * count, 12):
        tag, kind, number = struct.unpack(f"{end}HHL", data[entry : entry + 8])
        raw = data[entry + 8 : entry + 12]
        if tag not in (256, 257, 282, 283, 296) or number != 1:
            continue
        if kind == 3:
            (held[tag],) = struct.unpack(f"{end}H", raw[:2])
        elif kind == 4:
            (held[tag],) = struct.unpack(f"{end}L", raw)
        elif kind == 5:
            (where,) = struct.unpack(f"{end}L", raw)
            above, below = struct.unpack(f"{end}LL", data[where : where + 8])
            held[tag] = above / below if below else 0
    per_inch = 2.54 if held.get(296) == 3 else 1.0
    dpi = _dpi(held.get(282, 0) * per_inch, held.get(283, 0) * per_inch) if held.get(296, 2) != 1 else _dpi(0, 0)
    return Header("tiff", int(held.get(256, 0)), int(held.get(257, 0)), dpi)


def _dpi(across: float, down: float) -> tuple[float, float]:
    """The resolution, if it is one that a picture for people may have."""
    return (across, down) if 10 <= across <= 10_000 and 10 <= down <= 10_000 else (_SCREEN, _SCREEN)
