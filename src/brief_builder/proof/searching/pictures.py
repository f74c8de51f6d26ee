"""The bytes of a PNG → the texts that it carries beside the picture: keywords, remarks, what programs write in it."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

PNG = b"\x89PNG\r\n\x1a\n"
_MOST = 4 * 2**20  # bytes of a text that is unpacked


def png_texts(data: bytes) -> Iterator[str]:
    """Each text of the file; what breaks off gives what was read so far (PNG 1.2, 11.3.4)."""
    at = len(PNG)
    while at + 8 <= len(data):
        size, kind = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + size]
        at += size + 12
        if kind == b"tEXt":
            yield body.replace(b"\0", b" ").decode("latin-1")
        elif kind == b"zTXt":
            keyword, _, packed = body.partition(b"\0")
            yield f"{keyword.decode('latin-1')} {_unpacked(packed[1:]).decode('latin-1')}"
        elif kind == b"iTXt":
            keyword, _, rest = body.partition(b"\0")
            language, _, rest_ = rest[2:].partition(b"\0")
            translated, _, text = rest_.partition(b"\0")
            said = (keyword, language, translated, _unpacked(text) if rest[:1] == b"\1" else text)
            yield " ".join(each.decode("utf-8", "replace") for each in said)
        elif kind in (b"eXIf", b"iCCP"):
            yield body.decode("latin-1")


def _unpacked(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, _MOST)
    except zlib.error:
        return data
