"""A received .zip → whether every program finds the same files in it, whichever end it begins to read at.

Some programs read a .zip by the list at its end, others member by member from its beginning. What one of them alone
sees could be changed without any checksum telling: an own .zip therefore has nothing before, between and behind its
members (APPNOTE.TXT 4.3.6), and this holds for any .zip that an ordinary program writes.
"""

from __future__ import annotations

import io
import struct
import zipfile

from brief_builder.problems import Fault

_LOCAL = struct.Struct("<4sHHHHHLLLHH")  # the head of a member, 4.3.7
_END = struct.Struct("<4s4H2LH")  # the end of the central directory, 4.3.16
_DESCRIBED = 0x08  # sizes and checksum follow the content, 4.4.4 bit 3
_UTF8 = 0x800  # how the name is encoded, bit 11
_DESCRIPTORS = (0, 12, 16, 20, 24)  # with or without a signature, sizes of 4 or 8 bytes: 4.3.9
_WIDE = 0xFFFFFFFF  # said in the extra field instead, 4.4.8


def check_seamless(data: bytes) -> None:
    """Raise Fault share-unsafe for a .zip in which two programs could find two things.

    What is no .zip at all, or is damaged, passes: who opens it says so.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = sorted(archive.infolist(), key=lambda info: info.header_offset)
            directory, comment = archive.start_dir, archive.comment
        at = 0
        lacking: tuple[int, ...] = (0,)
        for info in infos:
            if info.header_offset - at not in lacking:
                raise _seam(f"something lies before {info.filename} that its list does not name")
            at, lacking = _after(data, info)
    except (zipfile.BadZipFile, struct.error, NotImplementedError, IndexError, OSError, ValueError):
        return
    if directory - at not in lacking:
        raise _seam("something lies behind its files that its list does not name")
    if comment or not data[-_END.size :].startswith(b"PK\5\6"):
        raise _seam("something lies behind its list")


def _after(data: bytes, info: zipfile.ZipInfo) -> tuple[int, tuple[int, ...]]:
    """Where the content of a member ends, and how many bytes may stand between it and what follows."""
    mark, _, flags, _, _, _, crc, packed, size, name, extra = _LOCAL.unpack_from(data, info.header_offset)
    begun = info.header_offset + _LOCAL.size
    spelt = data[begun : begun + name].decode("utf-8" if flags & _UTF8 else "cp437", "replace")
    if mark != b"PK\3\4" or spelt != info.orig_filename:
        raise _seam(f"{info.filename} has another name in its list")
    described = bool(flags & _DESCRIBED)
    said = ((crc, info.CRC), (packed, info.compress_size), (size, info.file_size))
    if not described and any(local not in (listed, _WIDE) for local, listed in said):
        raise _seam(f"{info.filename} is described in two ways")
    return begun + name + extra + info.compress_size, _DESCRIPTORS if described else (0,)


def _seam(what: str) -> Fault:
    return Fault("share-unsafe", f"programs could find other files in it than are proven here: {what}")
